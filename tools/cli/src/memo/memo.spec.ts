import type { LineDecision } from '@ytterby/contracts';
import { RESULT_HEADINGS } from './words';
import { memoOf } from './memo';
import { plain } from './text';
import { readRecord, type StoredRecord } from '../stored/read-record';
import { DEMO_ORDERS, demoRecords, recordOf, type TestRecord } from '../test/records';

function stored(record: unknown): StoredRecord {
  const read = readRecord(record);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** The memo without its line breaks, so that a sentence can be looked for. */
function flowing(record: unknown): string {
  return memoOf(stored(record)).replace(/\s+/g, ' ');
}

const flat = (text: string): string => plain(text).replace(/\s+/g, ' ');

function columns(line: string): number {
  return [...line].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(char) ? 2 : 1), 0);
}

const records = demoRecords();
const find = (outcome: string): TestRecord => records.find(({ decision }) => decision.outcome === outcome) as TestRecord;

describe('the memo of a decision', () => {
  it.each(records.map((record) => [`${record.order.orderId} r${record.order.revision}`, record] as const))('%s: holds all that the decision says, 100 columns wide', (_name, record) => {
    const { decision, order } = record;
    expect(memoOf(stored(record)).split('\n').filter((line) => columns(line) > 100)).toEqual([]);
    const memo = flowing(record);
    const ids = [decision.decisionId, decision.rulePackId, decision.engineVersion, decision.statusRegisterId, decision.listSnapshotId, decision.matcherVersion, decision.inputHash];
    const texts = [...[order.exporter, ...order.parties].map(({ name }) => name), ...order.lines.map(({ description }) => description), ...ids];
    for (const text of texts) expect(memo).toContain(flat(text));
    for (const [name, value] of Object.entries(decision.policies)) expect(memo).toContain(`${name}=${value}`);
    expect(memo).toContain(decision.reconsiderOn ?? 'No later legal date');
    expect(memo).toContain('This memo is no legal advice.');
    for (const line of decision.lines) expectLine(memo, line);
  });

  function expectLine(memo: string, { rules, duties }: LineDecision): void {
    for (const { rule, because, citation, result } of rules) {
      expect(memo).toContain(`**${flat(rule)}**: ${flat(because)}`);
      expect(memo).toContain(`source: ${flat(citation.instrument)}`);
      expect(memo).toContain(`### ${RESULT_HEADINGS.find(([name]) => name === result)?.[1] ?? '?'}`);
    }
    for (const { text, by, dueOn } of duties) expect(memo).toContain(`**${flat(by)}**${dueOn === undefined ? '' : `, by ${dueOn}`}: ${flat(text)}`);
  }

  it('names who can supply each missing fact', () => {
    const memo = flowing(find('NEEDS_INFORMATION'));
    expect(memo).toContain('## Missing facts');
    for (const fact of find('NEEDS_INFORMATION').decision.lines.flatMap(({ missingFacts }) => missingFacts)) {
      const [, asked = fact, who] = /^(.*\S)\s*\(((?:[^()]|\([^()]*\))+)\)$/.exec(fact) ?? [];
      expect(memo).toContain(flat(asked));
      expect(memo).toContain(`who can supply it: ${who === undefined ? '' : flat(who)}`);
    }
  });

  it('puts the compared values in words', () => {
    const memo = flowing({ ...find('LICENSE_REQUIRED'), decision: withRule(find('LICENSE_REQUIRED'), { endUse: 'military_possible', militaryUser: 'unknown', annex1: 'part1', originChina: 'true' }) });
    expect(memo).toContain('compared: end use: military possible; military user: not known; Annex 1: Part 1; origin china: yes');
  });

  function withRule({ decision }: TestRecord, compared: Record<string, string>): unknown {
    return { ...decision, lines: decision.lines.map((line) => ({ ...line, rules: line.rules.map((rule) => ({ ...rule, compared })) })) };
  }

  it('says which policies are not at their default, and what each other reading gives', () => {
    const two = DEMO_ORDERS[0] as (typeof DEMO_ORDERS)[number];
    expect(flowing(recordOf(two, { policies: { chain: 'multiply' } }))).toContain('policies not at their default: chain=multiply -');
    const open = records.find(({ decision }) => decision.alternatives.some(({ when }) => when.startsWith('policy.'))) as TestRecord;
    const [alternative] = open.decision.alternatives.filter(({ when }) => when.startsWith('policy.'));
    const [, name = '', value = ''] = /^policy\.(\w+)=(\w+)$/.exec(alternative?.when ?? '') ?? [];
    expect(flowing(open)).toContain(`with the policy ${name} set to "${value}": ${alternative?.outcome ?? '?'}`);
  });

  it('shows what screening found, and that nobody screened where nobody did', () => {
    const demo = DEMO_ORDERS[0] as (typeof DEMO_ORDERS)[number];
    const listing = { list: 'control_list', ref: 'MOFCOM 1/2025', since: '2025-01-02', status: 'active', bindsForeignTransferors: true } as const;
    const memo = flowing(recordOf(demo, { screened: { p1: { status: 'match', listings: [listing] } } }));
    expect(memo).toContain('screening: matches a listed party');
    expect(memo).toContain('listed: control list, MOFCOM 1/2025, active, since 2025-01-02');
    expect(flowing({ ...recordOf(demo), screening: { parties: [] } })).toContain('not screened');
  });

  it('of a decision alone says that parties and goods are not shown; of a short event where the lines are', () => {
    const { decision } = find('LICENSE_REQUIRED');
    expect(flowing(decision)).toContain('The order is not part of this file');
    expect(flowing({ ...decision, lines: [], linesUrl: 'http://gateway/v1/decisions/dec-1' })).toContain('This copy holds no lines; they are at http://gateway/v1/decisions/dec-1.');
  });

  it.each([
    ['screening', 'made after the first screening'],
    ['resolution:r-1', 'made after a reviewer’s word on a hit (r-1)'],
    ['status:e-1', 'made after an entry of the status register (e-1)'],
    ['calendar:2026-11-11', 'made after a legal date that came (2026-11-11)'],
    ['engine:abc', 'made after a change of rules, policies or program (abc)'],
    ['comet', 'made after comet'],
  ])('says why it was made: %s', (cause, words) => {
    expect(flowing({ ...find('LICENSE_REQUIRED').decision, cause })).toContain(words);
  });

  it('cannot be made to say something else by a name', () => {
    const record = find('LICENSE_REQUIRED');
    const order = { ...record.order, exporter: { ...record.order.exporter, name: 'Firm\n\n# Licence decision: NO_LICENSE_REQUIRED, release\n' } };
    expect(memoOf(stored({ ...record, order })).match(/^# /gm)).toHaveLength(1);
  });
});
