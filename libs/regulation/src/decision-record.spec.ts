import { createHash } from 'node:crypto';
import { licenseDecidedV1 } from '@ytterby/contracts';
import { canonicalJson, type Json } from '@ytterby/kernel';
import { decide, decidingRule, decisionRecord, REGIME_PROFILES, type DecisionRecordInput, type Policies } from './index';
import { order, screeningOf } from './test/builders';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const subject = order({ from: 'JP', to: 'KR' });

function record(over: Partial<DecisionRecordInput> & { asOf?: string; policies?: Partial<Policies>; profile?: keyof typeof REGIME_PROFILES } = {}) {
  const { asOf = '2025-10-20', policies = {}, profile = 'UNVERIFIED', ...rest } = over;
  const parties = screeningOf(subject);
  const evaluation = decide({ order: subject, screening: { parties }, asOf, policies, statusRegister: REGIME_PROFILES[profile] });
  return decisionRecord({ evaluation, order: subject, screening: { listSnapshotId: 'snap-1', matcherVersion: 'm-1', parties }, asOf, seq: 1, cause: 'screening', supersedes: null, hash, ...rest });
}

test('the record follows the contract and carries what a replay needs', () => {
  const made = record();
  expect(licenseDecidedV1.parse(made)).toEqual(made);
  expect(made).toMatchObject({ outcome: 'LICENSE_REQUIRED', action: 'hold', asOf: '2025-10-20', knownAt: '2025-10-20', listSnapshotId: 'snap-1', matcherVersion: 'm-1', statusRegisterId: 'status-register:UNVERIFIED', rateTableId: null });
  expect(made.policies['sumPart1']).toBe('true');
  expect(made.reconsiderOn).toBeNull();
});

test('the same inputs give the same bytes, and the id is derived from them', () => {
  expect(canonicalJson(record() as unknown as Json)).toBe(canonicalJson(record() as unknown as Json));
  expect(record().decisionId).toMatch(/^dec-[0-9a-f]{64}$/);
});

test.each([
  ['another day', { asOf: '2025-10-21' }],
  ['another policy', { policies: { sumPart1: 'false' } as const }],
  ['another status register', { profile: 'AS_PUBLISHED' as const }],
  ['another list snapshot', { screening: { listSnapshotId: 'snap-2', matcherVersion: 'm-1', parties: screeningOf(subject) } }],
  ['another screening', { screening: { listSnapshotId: 'snap-1', matcherVersion: 'm-1', parties: screeningOf(subject, { p1: { status: 'review' } }) } }],
])('%s changes the input hash', (_what, over) => expect(record(over).inputHash).not.toBe(record().inputHash));

test.each([
  ['cause', { cause: 'resolution:7' }],
  ['seq', { seq: 2 }],
  ['supersedes', { supersedes: 'dec-x' }],
])('another %s changes the id but not the input hash', (_what, over) => {
  expect(record(over).decisionId).not.toBe(record().decisionId);
  expect(record(over).inputHash).toBe(record().inputHash);
});

test('the deciding rule is the first one of the strictest line', () => {
  expect(decidingRule(record())?.rule).toBe('MOFCOM 61/2025 Art 1(3)');
  expect(decidingRule({ outcome: 'NO_LICENSE_REQUIRED', lines: [] })).toBeNull();
});
