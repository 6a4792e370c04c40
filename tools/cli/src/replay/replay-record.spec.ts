import { canonicalJson, type Json } from '@ytterby/kernel';
import { type RateTable, REGIME_PROFILES, type StatusRegister, statusRegisterOf } from '@ytterby/regulation';
import { readRecord } from '../stored/read-record';
import { DEMO_ORDERS, demoRecords, recordOf, type RecordOptions } from '../test/records';
import { differences } from './differences';
import { type Replayed, replayRecord } from './replay-record';

const DEMO = DEMO_ORDERS[0] as (typeof DEMO_ORDERS)[number];

function replay(json: unknown): Replayed {
  const record = readRecord(JSON.parse(JSON.stringify(json)));
  if (!record.ok) throw new Error(JSON.stringify(record.error));
  const replayed = replayRecord(record.value);
  if (!replayed.ok) throw new Error(JSON.stringify(replayed.error));
  return replayed.value;
}

function reasons(json: unknown): readonly string[] {
  const record = readRecord(json);
  const replayed = record.ok ? replayRecord(record.value) : record;
  return replayed.ok ? [] : replayed.error.map(({ path, message }) => `${path} ${message}`);
}

describe('a stored decision made again', () => {
  it.each(demoRecords().map((record) => [`${record.order.orderId} r${record.order.revision}`, record] as const))('%s comes out byte for byte', (_name, record) => {
    expect(replay(record)).toMatchObject({ result: 'equal', decisionId: record.decision.decisionId });
  });

  const register: StatusRegister = { id: 'register-7', afterEnd: { '70/2025': { kind: 'extended', until: '2027-03-31' }, '72/2025': { kind: 'unverified' }, listings: { kind: 'lapsed' } } };

  it.each<[string, RecordOptions, object]>([
    ['another policy', { policies: { chain: 'multiply', sumPart1: 'false' } }, {}],
    ['another regime', { statusRegister: REGIME_PROFILES.AS_PUBLISHED }, {}],
    ['a status register of its own', { statusRegister: register }, { statusRegister: register }],
    ['a later place in the history', { seq: 4 }, {}],
    ['a hit in review', { screened: { p1: { status: 'review' } } }, {}],
    ['a release that waits for the second person', { releaseAllowed: false }, {}],
  ])('with %s too', (_what, options, added) => {
    for (const demo of DEMO_ORDERS.slice(0, 20)) expect(replay({ ...recordOf(demo, options), ...added }).result).toBe('equal');
  });

  const rateTable: RateTable = { id: 'rates-1', base: 'CNY', source: 'test', rates: [{ currency: 'USD', from: '2020-01-01', to: '2030-12-31', perUnit: '7.1' }] };

  it('with a rate table, which the line must bring', () => {
    const record = recordOf(DEMO, { rateTable });
    expect(record.decision.rateTableId).toBe('rates-1');
    expect(replay({ ...record, rateTable }).result).toBe('equal');
    expect(reasons(record)).toEqual([expect.stringContaining('add the table that was used')]);
    expect(reasons({ ...record, rateTable: { ...rateTable, rates: [{ ...rateTable.rates[0], perUnit: '-1' }] } })).toEqual([expect.stringContaining('rateTable.rates[0].perUnit must be a decimal above 0')]);
  });

  it('under a register whose id spells its content out, which needs nothing more', () => {
    const spelled = statusRegisterOf(register.afterEnd);
    expect(replay(recordOf(DEMO, { statusRegister: spelled })).result).toBe('equal');
  });

  it('does not mind white space and the order of members in the file', () => {
    const record = recordOf(DEMO);
    const turned = Object.fromEntries(Object.entries(record.decision).reverse());
    expect(replay({ ...record, decision: turned }).result).toBe('equal');
  });

  it('that was changed is different, with the places', () => {
    const record = recordOf(DEMO);
    const replayed = replay({ ...record, decision: { ...record.decision, outcome: 'NO_LICENSE_REQUIRED', note: 'added' } });
    expect(replayed.result).toBe('different');
    expect(replayed.differences).toEqual([
      { path: '$.note', stored: 'added' },
      { path: '$.outcome', stored: 'NO_LICENSE_REQUIRED', replayed: record.decision.outcome },
    ]);
  });

  it.each(['order', 'screening'] as const)('whose %s was changed is different in its hash and id', (half) => {
    const record = recordOf(DEMO);
    const changed = half === 'order' ? { order: { ...record.order, endUse: { ...record.order.endUse, text: 'other words' } } } : { screening: { ...record.screening, listSnapshotId: 'snapshot-2' } };
    const paths = replay({ ...record, ...changed }).differences?.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['$.decisionId', '$.inputHash']));
  });

  it.each([{ engineVersion: '0.0.9' }, { rulePackId: 'cn-rare-earth@0.0.9' }])('by another version (%j) is told apart, with both versions and the places', (version) => {
    const record = recordOf(DEMO);
    const replayed = replay({ ...record, decision: { ...record.decision, ...version } });
    expect(replayed).toMatchObject({ result: 'other_version', madeBy: version, replayedBy: { engineVersion: record.decision.engineVersion, rulePackId: record.decision.rulePackId } });
    expect(replayed.differences?.map(({ path }) => path)).toEqual([`$.${Object.keys(version)[0]}`]);
  });

  it('with a policy that this version does not know shows it among the differences', () => {
    const record = recordOf(DEMO);
    const replayed = replay({ ...record, decision: { ...record.decision, engineVersion: '9.0.0', policies: { ...record.decision.policies, newPolicy: 'yes' } } });
    expect(replayed.differences).toContainEqual({ path: '$.policies.newPolicy', stored: 'yes' });
  });

  it('that cannot be made again says everything that is missing', () => {
    const { decision, ...inputs } = recordOf(DEMO);
    expect(reasons({ decision })).toEqual([expect.stringContaining('order is missing'), expect.stringContaining('screening is missing')]);
    expect(reasons({ decision: { ...decision, statusRegisterId: 'register-7' }, ...inputs })).toEqual([expect.stringMatching(/^decision\.statusRegisterId does not spell out.*add the content/)]);
    expect(reasons({ decision: { ...decision, lines: [] }, ...inputs })).toEqual([expect.stringContaining('linesUrl')]);
    expect(reasons({ decision: { ...decision, rateTableId: 'rates-1' }, ...inputs })).toEqual([expect.stringContaining('rate table')]);
    expect(reasons({ decision: { ...decision, asOf: '2025-02-30' }, ...inputs })).toEqual([expect.stringContaining('decision.asOf')]);
  });
});

describe('differences', () => {
  it('are named by JSON path, a missing side left out', () => {
    expect(differences({ a: [1, { 'b c': 2 }], x: 1, same: [0] }, { a: [1, { 'b c': 3 }, 4], y: null, same: [0] })).toEqual([
      { path: '$.a[1]["b c"]', stored: 2, replayed: 3 }, { path: '$.a[2]', replayed: 4 }, { path: '$.x', stored: 1 }, { path: '$.y', replayed: null },
    ]);
    expect(differences([1], { 0: 1 })).toEqual([{ path: '$', stored: [1], replayed: { 0: 1 } }]);
  });

  it('stop at 100', () => {
    expect(differences(Array(500).fill(0), Array(500).fill(1))).toHaveLength(100);
  });

  it('are none between two ways to write one document', () => {
    const { decision } = recordOf(DEMO);
    expect(differences(JSON.parse(JSON.stringify(decision)), JSON.parse(canonicalJson(decision as unknown as Json)))).toEqual([]);
  });
});
