import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LicenseDecidedV1, OrderV1, PartyScreening, ScreeningCompletedV1 } from '@ytterby/contracts';
import { decide, type DecideInput, decisionRecord, holdUnlessReleasable } from '@ytterby/regulation';
import { REPOSITORY_ROOT } from '../repository-root';

/** A stored decision with its inputs, as `GET /v1/decisions/{id}/inputs` answers. */
export interface TestRecord {
  readonly decision: LicenseDecidedV1;
  readonly order: OrderV1;
  readonly screening: ScreeningCompletedV1;
  readonly releaseAllowed: boolean;
}

interface DemoOrder {
  readonly asOf: string;
  readonly order: OrderV1;
}

/** The orders that ship with the product. */
export const DEMO_ORDERS: readonly DemoOrder[] = readFileSync(join(REPOSITORY_ROOT, 'data', 'starter', 'orders_demo.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as DemoOrder);

/** Every party and the exporter, clear unless the test says otherwise. */
export function clearParties(order: OrderV1, over: Readonly<Record<string, Partial<PartyScreening>>> = {}): PartyScreening[] {
  return [...order.parties.map(({ partyId }) => partyId), '$exporter'].map((partyId) => ({ partyId, status: 'clear', listings: [], ownership: [], ...over[partyId] }));
}

/** What a test changes about how a decision is made. */
export interface RecordOptions extends Pick<DecideInput, 'policies' | 'rateTable' | 'statusRegister'> {
  readonly screened?: Readonly<Record<string, Partial<PartyScreening>>>;
  readonly releaseAllowed?: boolean;
  readonly seq?: number;
}

function screeningOf(order: OrderV1, screened: RecordOptions['screened']): ScreeningCompletedV1 {
  const status = Object.values(screened ?? {}).find((party) => party.status !== undefined)?.status ?? 'clear';
  return { orderId: order.orderId, revision: order.revision, listSnapshotId: 'snapshot-1', matcherVersion: 'matcher-1', status, parties: clearParties(order, screened), seq: 1 };
}

/** Decides an order as licensing does, and keeps what it was made from. */
export function recordOf({ asOf, order }: DemoOrder, options: RecordOptions = {}): TestRecord {
  const { screened, releaseAllowed = true, seq = 1, ...reading } = options;
  const screening = screeningOf(order, screened);
  const evaluation = decide({ order, screening, asOf, ...reading });
  const supersedes = seq > 1 ? 'dec-before' : null;
  const made = decisionRecord({ evaluation, order, screening, asOf, seq, cause: 'screening', supersedes, hash: (text) => createHash('sha256').update(text).digest('hex') });
  return { decision: holdUnlessReleasable(made, { releaseAllowed, screening }), order, screening, releaseAllowed };
}

/** A stored decision on every demo order. */
export function demoRecords(): readonly TestRecord[] {
  return DEMO_ORDERS.map((order) => recordOf(order));
}
