import type { OrderStatusEvent } from '@ytterby/contracts';
import { type FeedEntry, StatusFeed } from './status-feed';

const change = (revision: number): OrderStatusEvent => ({ orderId: 'A', revision, status: 'accepted', outcome: null, action: null, seq: null, at: '2026-01-15T08:00:00Z' });
const revisions = (entries: readonly FeedEntry[] | null): number[] | null => entries?.map((entry) => entry.change.revision) ?? null;

describe('StatusFeed', () => {
  it('tells everybody, until they leave', () => {
    const feed = new StatusFeed('epoch-1');
    const [a, b]: FeedEntry[][] = [[], []];
    const leave = feed.subscribe((entry) => a?.push(entry));
    feed.subscribe((entry) => b?.push(entry));
    feed.publish([change(1)]);
    leave();
    feed.publish([change(2), change(3)]);
    expect([revisions(a ?? []), revisions(b ?? [])]).toEqual([[1], [1, 2, 3]]);
    expect(b?.map(({ id }) => id)).toEqual(['epoch-1-1', 'epoch-1-2', 'epoch-1-3']);
  });

  it('goes on behind an id', () => {
    const feed = new StatusFeed('epoch-1');
    feed.publish([change(1), change(2), change(3)]);
    expect(revisions(feed.after('epoch-1-1'))).toEqual([2, 3]);
    expect(revisions(feed.after('epoch-1-3'))).toEqual([]);
    expect(revisions(feed.after('epoch-1-0'))).toEqual([1, 2, 3]);
  });

  it.each(['epoch-0-1', 'epoch-1-4', 'epoch-1--1', 'epoch-1-x', 'epoch-1-1.5', '', 'nonsense'])('knows nothing behind %j', (id) => {
    const feed = new StatusFeed('epoch-1');
    feed.publish([change(1), change(2), change(3)]);
    expect(feed.after(id)).toBeNull();
  });

  it('keeps 1,000 changes', () => {
    const feed = new StatusFeed('e');
    for (let i = 1; i <= 1_500; i++) feed.publish([change(i)]);
    expect(feed.after('e-499')).toBeNull();
    expect(revisions(feed.after('e-500'))).toHaveLength(1_000);
  });
});
