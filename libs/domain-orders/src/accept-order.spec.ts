import fc from 'fast-check';
import { acceptInSequence, acceptOrder, NO_HISTORY, type OrderHistory, type Submission } from './accept-order';

const submission = (revision: number, contentHash = `hash-${revision}`): Submission => ({ orderId: 'ORD-1', revision, contentHash });
const history = (...accepted: readonly number[]): OrderHistory => ({
  currentRevision: Math.max(...accepted),
  contentHashes: new Map(accepted.map((revision) => [revision, `hash-${revision}`])),
  closedAs: null,
});
const closed = (...accepted: readonly number[]): OrderHistory => ({ ...history(...accepted), closedAs: 'shipped' });

describe('acceptOrder', () => {
  it.each([
    { scenario: 'the first revision', before: NO_HISTORY, sent: submission(1), becomes: { kind: 'accepted', supersedes: null } },
    { scenario: 'a first revision that is not 1', before: NO_HISTORY, sent: submission(7), becomes: { kind: 'accepted', supersedes: null } },
    { scenario: 'the next revision', before: history(1), sent: submission(2), becomes: { kind: 'accepted', supersedes: 1 } },
    { scenario: 'a revision with a gap', before: history(1), sent: submission(5), becomes: { kind: 'accepted', supersedes: 1 } },
    { scenario: 'the same again', before: history(1), sent: submission(1), becomes: { kind: 'duplicate' } },
    { scenario: 'a superseded one again (a late repetition)', before: history(1, 2), sent: submission(1), becomes: { kind: 'duplicate' } },
    { scenario: 'the same revision with other content', before: history(1), sent: submission(1, 'other'), becomes: { kind: 'conflict' } },
    { scenario: 'a superseded revision with other content', before: history(1, 2), sent: submission(1, 'other'), becomes: { kind: 'conflict' } },
    { scenario: 'a lower revision that never came', before: history(1, 3), sent: submission(2), becomes: { kind: 'stale', currentRevision: 3 } },
    { scenario: 'a lower revision whose content is not looked up', before: { currentRevision: 3, contentHashes: new Map<number, string>(), closedAs: null }, sent: submission(2), becomes: { kind: 'stale' } },
    { scenario: 'a higher revision of a closed order', before: closed(1), sent: submission(2), becomes: { kind: 'closed' } },
    { scenario: 'a lower revision of a closed order that never came', before: closed(1, 3), sent: submission(2), becomes: { kind: 'closed' } },
    { scenario: 'a revision of a closed order again', before: closed(1), sent: submission(1), becomes: { kind: 'duplicate' } },
    { scenario: 'a revision of a closed order with other content', before: closed(1), sent: submission(1, 'other'), becomes: { kind: 'conflict' } },
  ])('$scenario is $becomes.kind', ({ before, sent, becomes }) => {
    expect(acceptOrder(before, sent)).toMatchObject(becomes);
  });

  it('tells the sender what to do', () => {
    expect(acceptOrder(history(3), submission(2))).toMatchObject({ message: 'Revision 2 of order ORD-1 is stale: revision 3 was already accepted. Send a change as revision 4 or higher.' });
    expect(acceptOrder(history(3), submission(3, 'other'))).toMatchObject({ message: 'Revision 3 of order ORD-1 was already accepted with other content. Send a change as a new, higher revision.' });
    expect(acceptOrder(closed(3), submission(4))).toMatchObject({ message: 'Order ORD-1 was shipped, so revision 4 of it cannot be accepted. Send what is to be changed as a new order with an id of its own.' });
  });
});

describe('acceptInSequence', () => {
  it('decides each on top of those before it', () => {
    const sent = [submission(1), submission(1), submission(3), submission(2), submission(3, 'other'), submission(1), submission(4)];
    expect(acceptInSequence(NO_HISTORY, sent).map(({ kind }) => kind)).toEqual(['accepted', 'duplicate', 'accepted', 'stale', 'conflict', 'duplicate', 'accepted']);
  });

  const submissions = fc.array(fc.record({ orderId: fc.constant('ORD-1'), revision: fc.integer({ min: 1, max: 5 }), contentHash: fc.constantFrom('a', 'b') }));

  it('accepts rising revisions only, each once, however they come', () => {
    fc.assert(
      fc.property(submissions, (sent) => {
        const acceptances = acceptInSequence(NO_HISTORY, sent);
        const accepted = sent.filter((_, i) => acceptances[i]?.kind === 'accepted').map(({ revision }) => revision);
        expect(accepted).toEqual([...new Set(accepted)].sort((a, b) => a - b));
        expect(sent.length === 0 || acceptances[0]?.kind === 'accepted').toBe(true);
      }),
    );
  });

  it('gives the same cut into two batches, the second on the history of the first', () => {
    fc.assert(
      fc.property(submissions, fc.nat(20), (sent, cut) => {
        const first = acceptInSequence(NO_HISTORY, sent.slice(0, cut));
        const accepted = sent.slice(0, cut).filter((_, i) => first[i]?.kind === 'accepted');
        const between: OrderHistory = { currentRevision: accepted.at(-1)?.revision ?? null, contentHashes: new Map(accepted.map((one) => [one.revision, one.contentHash])), closedAs: null };
        expect([...first, ...acceptInSequence(between, sent.slice(cut))]).toEqual(acceptInSequence(NO_HISTORY, sent));
      }),
    );
  });

  it('a second time, nothing is accepted any more', () => {
    fc.assert(
      fc.property(submissions, (sent) => {
        const again = acceptInSequence(NO_HISTORY, [...sent, ...sent]).slice(sent.length);
        expect(again.filter(({ kind }) => kind === 'accepted')).toEqual([]);
      }),
    );
  });
});
