import type { LicenseDecidedV1, OrderV1, ScreeningCompletedV1 } from '@ytterby/contracts';
import { beijingDate, canonicalJson } from '@ytterby/kernel';
import type { JobBatch } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { LicensingStore, OpenCase, RedecisionStore } from '../ports';
import { decideLicense, type DecideDependencies, type MadeDecision, type ReadyCase } from './decide-license';

/** What deciding again needs. */
export interface RedecideDependencies extends DecideDependencies {
  readonly store: RedecisionStore & Pick<LicensingStore, 'insertDecisions' | 'statusEntries'>;
  readonly batchSize: number;
}

const NOTHING: JobBatch = { events: [], orders: 0, more: false };

/**
 * Starts a job when the program, its rules or its policies are others than at the last start.
 * The identity is compared as text, so two replicas of different versions would start jobs in turn; a rolling update ends that.
 */
export async function noteEngine({ store, engine, clock }: RedecideDependencies, tx: Tx): Promise<void> {
  const at = new Date(clock()).toISOString();
  const identityId = await store.noteEngine(tx, canonicalJson(engine.identity), at);
  if (identityId !== null) await store.startJob(tx, { cause: `engine:${identityId}`, dueBy: null, at });
}

/**
 * One batch of the job at hand, or of the one that this day brings: open orders are decided again as of today, in the transaction that moves the
 * job's cursor. Only a decision that says something else than the one in force is kept and published, with the job's cause.
 */
export async function redecideOrders(dependencies: RedecideDependencies, tx: Tx): Promise<JobBatch> {
  const { store, clock, batchSize } = dependencies;
  const at = new Date(clock()).toISOString();
  const job = await store.holdJob(tx);
  if (job === null) {
    const day = beijingDate(clock());
    return { ...NOTHING, more: await store.startDueJob(tx, { cause: `calendar:${day}`, day, at }) };
  }
  const cases = await store.nextOpenCases(tx, job, batchSize);
  const last = cases.at(-1);
  if (last === undefined) {
    await store.finish(tx, job, at);
    return { ...NOTHING, more: true }; // perhaps another job waits
  }
  // After the rows, in the order in which the consumers lock.
  const statusEntries = await store.statusEntries(tx);
  const made = cases.map((open) => ({ open, ...decideAgain(dependencies, open, { cause: job.cause, statedAsOf: null, statusEntries }) })).filter(({ open, decision }) => saysSomethingElse(decision, open));
  await store.insertDecisions(tx, made.map(({ stored }) => stored));
  await store.advance(tx, job, { last, looked: cases.length, changed: made.length });
  return { events: made.map(({ event }) => event), orders: cases.length, more: true };
}

/** Decides a case once more, as of a stated day or of today, under everything that counts now. */
export function decideAgain(dependencies: DecideDependencies, open: OpenCase, { cause, statedAsOf, statusEntries }: Pick<ReadyCase, 'cause' | 'statedAsOf' | 'statusEntries'>): MadeDecision {
  return decideLicense(dependencies, {
    order: JSON.parse(open.orderJson.toString()) as OrderV1,
    statedAsOf,
    exportedOn: null, // it has not left
    screening: JSON.parse(open.screeningJson.toString()) as ScreeningCompletedV1,
    screeningJson: open.screeningJson,
    cause,
    releaseAllowed: open.releaseAllowed,
    previous: { decisionId: open.decisionId, seq: open.seq, causeDecided: false, shippedOn: null },
    origin: { id: cause },
    statusEntries,
  });
}

/** What a reader acts on, and when the next look is due; not the day, the versions and the place in the history. */
function substance({ outcome, action, lines, alternatives, reconsiderOn }: LicenseDecidedV1): string {
  return canonicalJson({ outcome, action, lines, alternatives, reconsiderOn });
}

/** Does the decision tell a reader anything else than the one in force? */
export function saysSomethingElse(decision: LicenseDecidedV1, { decisionJson }: OpenCase): boolean {
  return substance(decision) !== substance(JSON.parse(decisionJson.toString()) as LicenseDecidedV1);
}
