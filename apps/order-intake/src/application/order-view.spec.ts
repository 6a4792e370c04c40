import { aDecision, anOrder } from '../../test/builders';
import { orderDetailView, type RevisionRow } from './order-view';

const row = (revision: number, change: Partial<RevisionRow> = {}): RevisionRow => ({
  revision,
  order: anOrder('A', { revision }),
  via: 'kafka',
  submittedBy: 'urn:erp',
  receivedAt: `2026-01-1${revision}T00:00:00.000Z`,
  statedAsOf: null,
  ...change,
});

describe('orderDetailView', () => {
  it('puts decisions and events to their revision, in the order in which they happened', () => {
    const decisions = [
      { decision: aDecision('A'), recordedAt: '2026-01-11T00:00:05.000Z' },
      { decision: aDecision('A', { seq: 2, cause: 'snapshot:s2', outcome: 'PROHIBITED', action: 'stop' }), recordedAt: '2026-01-13T00:00:00.000Z' },
    ];
    const view = orderDetailView('A', [row(1), row(2, { via: 'batch' })], decisions, null);
    expect(view.currentRevision).toBe(2);
    expect(view.revisions.map(({ revision, status, decisions: own }) => [revision, status, own.length])).toEqual([[1, 'superseded', 2], [2, 'accepted', 0]]);
    expect(view.revisions[0]?.timeline).toEqual([
      { at: '2026-01-11T00:00:00.000Z', event: 'accepted', text: 'Revision 1 was accepted over Kafka from urn:erp.' },
      { at: '2026-01-11T00:00:05.000Z', event: 'decided', text: 'Decision 1 after screening: LICENSE_REQUIRED, action hold.' },
      { at: '2026-01-12T00:00:00.000Z', event: 'superseded', text: 'Revision 2 replaced this one.' },
      { at: '2026-01-13T00:00:00.000Z', event: 'decided', text: 'Decision 2 after a change of the watch lists: PROHIBITED, action stop.' },
    ]);
    expect(view.revisions[1]?.timeline[0]?.text).toBe('Revision 2 was accepted in a batch from urn:erp.');
  });

  it.each([
    ['resolution:r1', "after an analyst's resolution"],
    ['status:s1', 'after an entry of the status register'],
    ['calendar:2026-11-11', 'on a legal date'],
    ['engine:e1', 'under other rules, policies or exchange rates'],
    ['command:c1', "on an officer's command"],
    ['something:new', '(something:new)'],
    ['constructor', '(constructor)'],
  ])('says what made a decision: %s', (cause, text) => {
    const view = orderDetailView('A', [row(1, { via: 'http' })], [{ decision: aDecision('A', { cause }), recordedAt: '2026-01-12T00:00:00.000Z' }], null);
    expect(view.revisions[0]?.timeline[1]?.text).toContain(text);
    expect(view.revisions[0]?.status).toBe('decided');
  });

  it('says by when a report is due: the earliest day of all lines', () => {
    const citation = { instrument: 'MOFCOM 61/2025', article: 'Art 5', confidence: 'secondary' } as const;
    const line = (lineId: string, dueOn: string) => ({ lineId, outcome: 'EXEMPT_WITH_REPORT' as const, rules: [], missingFacts: [], duties: [{ kind: 'report', text: 'Report.', by: 'exporter', dueOn, citation }] });
    const decision = aDecision('A', { seq: 2, cause: 'shipped:2025-10-22', outcome: 'EXEMPT_WITH_REPORT', action: 'release', lines: [line('l1', '2025-11-06'), line('l2', '2025-11-05')] });
    const view = orderDetailView('A', [row(1)], [{ decision, recordedAt: '2026-01-12T00:00:00.000Z' }], null);
    expect(view.revisions[0]?.timeline[1]?.text).toBe('Decision 2 with the day of export: EXEMPT_WITH_REPORT, action release. A report is due by 2025-11-05.');
  });

  const closing = { revision: 2, closedAs: 'shipped', on: '2026-01-13', note: 'flight CA123', closedBy: 'erp', closedAt: '2026-01-13T02:00:00.000Z', decision: { seq: 1, outcome: 'LICENSE_REQUIRED', action: 'hold' }, shippedAgainstHold: true } as const;

  it.each([
    [closing, 'Shipped on 2026-01-13, as erp reported, although the action was hold. flight CA123'],
    [{ ...closing, decision: null, note: null }, 'Shipped on 2026-01-13, as erp reported, although it was not decided yet.'],
    [{ ...closing, closedAs: 'cancelled', shippedAgainstHold: false, note: 'no demand' } as const, 'Cancelled on 2026-01-13, as erp reported. no demand'],
  ])('tells how the order ended, on the revision that it ended with', (end, text) => {
    const view = orderDetailView('A', [row(1), row(2)], [], end);
    expect(view.closing).toEqual(end);
    expect(view.revisions.map(({ status, timeline }) => [status, timeline.at(-1)?.event])).toEqual([['superseded', 'superseded'], [end.closedAs, end.closedAs]]);
    expect(view.revisions[1]?.timeline.at(-1)).toEqual({ at: end.closedAt, event: end.closedAs, text });
  });
});
