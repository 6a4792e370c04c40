import { ShardBatches } from './shard-batches';
import { type StoredEvent, storedBytes } from './stored-event';

const row = (shard: number, id: number, bytes = 10): StoredEvent => ({
  id: String(id),
  shard,
  topic: 't',
  key: 'k',
  eventId: `e${id}`,
  source: 's',
  causationId: null,
  correlationId: null,
  traceparent: null,
  asOf: null,
  createdAt: new Date(0),
  payload: Buffer.alloc(bytes),
});
const HELD = new Map([[0, 1n], [1, 1n], [2, 1n]]);
const flying = (batches: ShardBatches): Record<number, number[]> => Object.fromEntries([...batches.inFlight()].map(([shard, rows]) => [shard, rows.map(({ id }) => Number(id))]));

describe('batches of a relay', () => {
  it('stay the same until they are acknowledged, whatever comes behind them', () => {
    const batches = new ShardBatches({ maxBatch: 2, maxBatchBytes: 1_000_000 });
    batches.add([row(0, 1), row(0, 2), row(0, 3), row(1, 4)], HELD);
    expect(flying(batches)).toEqual({ 0: [1, 2], 1: [4] });
    batches.add([row(1, 5)], HELD);
    expect(flying(batches)).toEqual({ 0: [1, 2], 1: [4] });
    batches.acknowledged(1);
    expect(flying(batches)).toEqual({ 0: [1, 2], 1: [5] });
    batches.acknowledged(0);
    expect(flying(batches)).toEqual({ 0: [3], 1: [5] });
  });

  it('are bounded by bytes, but one large row goes alone', () => {
    const batches = new ShardBatches({ maxBatch: 100, maxBatchBytes: 2 * storedBytes(row(0, 0)) + 5 });
    batches.add([row(0, 1), row(0, 2), row(0, 3), row(0, 4, 9_999), row(0, 5)], HELD);
    const seen: number[][] = [];
    for (let turn = 0; turn < 4; turn++) {
      seen.push(flying(batches)[0] ?? []);
      batches.acknowledged(0);
    }
    expect(seen).toEqual([[1, 2], [3], [4], [5]]);
  });

  it('ask for more only when nothing of a shard is left, and forget shards that are lost', () => {
    const batches = new ShardBatches({ maxBatch: 1, maxBatchBytes: 1_000_000 });
    batches.add([row(0, 1), row(0, 2), row(1, 3)], HELD);
    expect(batches.empty([0, 1, 2])).toEqual([2]);
    batches.inFlight();
    batches.acknowledged(1);
    expect(batches.empty([0, 1, 2])).toEqual([1, 2]);
    batches.keepOnly(new Map([[1, 1n]]));
    expect(batches.empty([0, 1, 2])).toEqual([0, 1, 2]);
    expect(flying(batches)).toEqual({});
  });

  it('are forgotten when a shard was lost and taken again: another relay may have published them', () => {
    const batches = new ShardBatches({ maxBatch: 1, maxBatchBytes: 1_000_000 });
    batches.add([row(0, 1), row(0, 2), row(1, 3)], HELD);
    batches.inFlight();
    batches.keepOnly(new Map([[0, 2n], [1, 1n]]));
    expect(flying(batches)).toEqual({ 1: [3] });
    expect(batches.empty([0])).toEqual([0]);
  });
});
