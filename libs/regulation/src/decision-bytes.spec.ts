import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderV1 } from '@ytterby/contracts';
import { canonicalJson } from '@ytterby/kernel';
import { decide, decisionRecord, ENGINE_VERSION, REGIME_PROFILES, RULE_PACK_ID } from './index';
import { screeningOf } from './test/builders';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const demo = readFileSync(join(__dirname, '../../../data/starter/orders_demo.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { asOf: string; order: OrderV1 });
const DAYS = ['2025-10-20', '2025-12-05', '2026-11-10', '2026-12-01', '2027-02-01'];

function bytes(order: OrderV1, asOf: string, profile: keyof typeof REGIME_PROFILES): string {
  const parties = screeningOf(order, { p1: { status: 'review' } });
  const evaluation = decide({ order, screening: { parties }, asOf, statusRegister: REGIME_PROFILES[profile] });
  return canonicalJson(decisionRecord({ evaluation, order, screening: { listSnapshotId: 's', matcherVersion: 'm', parties }, asOf, seq: 1, cause: 'screening', supersedes: null, hash: sha256 }));
}

/** The decisions on every demo order, on its own day and on five others, under every profile. */
function allBytes(): string {
  const hash = createHash('sha256');
  for (const { asOf, order } of demo) for (const day of [asOf, ...DAYS]) for (const profile of ['UNVERIFIED', 'AS_PUBLISHED', 'EXTENDED_2027_01_10'] as const) hash.update(bytes(order, day, profile));
  return hash.digest('hex');
}

test('the same engine and rule pack give the same bytes as ever: whoever changes them on purpose gives engine or pack a new version, and this hash', () => {
  expect({ engine: ENGINE_VERSION, pack: RULE_PACK_ID, decisions: allBytes() }).toEqual({ engine: '0.3.7', pack: 'cn-rare-earth@0.2.3', decisions: '23efa138f4882c0d6566ea9ff217aadc5251b17993b2e1e589675877e3ece104' });
});
