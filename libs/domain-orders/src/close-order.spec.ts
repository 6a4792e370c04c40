import { closeOrder, type ClosingReport, type RecordedClosing } from './close-order';

const report = (over: Partial<ClosingReport> = {}): ClosingReport => ({ orderId: 'A', revision: 2, closedAs: 'shipped', on: '2026-01-15', note: null, ...over });
const recorded = (over: Partial<RecordedClosing> = {}): RecordedClosing => ({ revision: 2, closedAs: 'shipped', on: '2026-01-15', note: null, ...over });

describe('closing an order', () => {
  it.each(['shipped', 'cancelled'] as const)('as %s closes the current revision', (closedAs) => {
    expect(closeOrder(2, null, report({ closedAs }))).toEqual({ kind: 'closed' });
  });

  it.each([
    [1, 'was superseded by revision 2'],
    [3, 'was never accepted'],
  ])('refuses revision %i, which %s', (revision, reason) => {
    const verdict = closeOrder(2, null, report({ revision }));
    expect(verdict).toEqual({ kind: 'notCurrent', message: expect.stringContaining(reason) as string });
  });

  it('takes the same report again as a duplicate, also when it leaves the day out', () => {
    expect(closeOrder(2, recorded(), report())).toEqual({ kind: 'duplicate' });
    expect(closeOrder(2, recorded({ closedAs: 'cancelled', note: 'no demand' }), report({ closedAs: 'cancelled', on: null, note: 'no demand' }))).toEqual({ kind: 'duplicate' });
  });

  it('refuses to cancel what has left, and to ship what was cancelled', () => {
    expect(closeOrder(2, recorded(), report({ closedAs: 'cancelled' }))).toMatchObject({ kind: 'contradiction', message: 'Order A was reported as shipped on 2026-01-15 with revision 2; it cannot be cancelled as well.' });
    expect(closeOrder(2, recorded({ closedAs: 'cancelled' }), report())).toMatchObject({ kind: 'contradiction' });
  });

  it.each([{ on: '2026-01-16' }, { revision: 1 }, { note: 'other' }])('refuses a report that tells it differently: %j', (over) => {
    expect(closeOrder(2, recorded(), report(over))).toMatchObject({ kind: 'contradiction', message: expect.stringContaining('differs') as string });
  });
});
