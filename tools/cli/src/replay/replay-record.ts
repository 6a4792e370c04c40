import { createHash } from 'node:crypto';
import type { LicenseDecidedV1, OrderV1 } from '@ytterby/contracts';
import { canonicalJson, type FieldError, type Json, type Result, err, ok } from '@ytterby/kernel';
import { decide, decisionRecord, ENGINE_VERSION, holdUnlessReleasable, isContentOfItsId, parsePolicies, type Policies, RULE_PACK_ID, type StatusRegister, statusRegisterById } from '@ytterby/regulation';
import type { RecordScreening, StoredRecord } from '../stored/read-record';
import { type Difference, differences } from './differences';

/** What became of one stored decision. `other_version`: made by another engine version or rule pack, so its bytes cannot come out the same. */
export interface Replayed {
  readonly decisionId: string;
  readonly orderId: string;
  readonly revision: number;
  readonly seq: number;
  readonly result: 'equal' | 'different' | 'other_version';
  /** SHA-256 of the bytes (RFC 8785) that came out equal. */
  readonly sha256?: string;
  readonly madeBy?: { readonly engineVersion: string; readonly rulePackId: string };
  readonly replayedBy?: { readonly engineVersion: string; readonly rulePackId: string };
  readonly differences?: readonly Difference[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const STRICTEST_FIRST = ['error', 'review', 'match', 'clear'] as const;

function lockOf(screening: RecordScreening, releaseAllowed: boolean) {
  const worst = STRICTEST_FIRST.find((status) => screening.parties.some((party) => party.status === status)) ?? 'clear';
  return { releaseAllowed, screening: { status: screening.status ?? worst, parties: [...screening.parties] } };
}

function registerOf({ decision, statusRegister }: StoredRecord): StatusRegister | null {
  if (statusRegister?.id === decision.statusRegisterId) return statusRegister;
  return statusRegisterById(decision.statusRegisterId);
}

/** The stored policies as far as this version knows them; one that it does not know shows among the differences. */
function policiesOf({ policies }: LicenseDecidedV1): Partial<Policies> {
  return Object.fromEntries(Object.entries(policies).filter(([name, value]) => parsePolicies({ [name]: value }).ok));
}

/** The rule that stands in a decision which was made because the engine failed (licensing's hold). */
const ENGINE_FAILED = 'Ytterby decision engine';

interface Inputs {
  readonly order: OrderV1;
  readonly screening: RecordScreening;
  readonly register: StatusRegister;
}

/** What about the decision itself keeps it from being made again. */
function obstacles({ decision: { lines, rateTableId }, rateTable }: StoredRecord): FieldError[] {
  const errors: FieldError[] = [];
  if (lines.length === 0) errors.push({ path: 'decision.lines', message: 'are empty: this is the short form of an event; take the whole decision from linesUrl' });
  if (rateTableId !== (rateTable?.id ?? null)) {
    errors.push({ path: 'decision.rateTableId', value: JSON.stringify(rateTableId), message: 'is not the rate table of the line; add the table that was used to the line as rateTable' });
  }
  if (rateTable !== null && !isContentOfItsId(rateTable, sha256)) {
    errors.push({ path: 'rateTable.id', value: JSON.stringify(rateTable.id), message: 'is the hash of another content: the table was changed since the decision' });
  }
  if (lines.some(({ rules }) => rules.some(({ rule }) => rule === ENGINE_FAILED))) {
    errors.push({ path: 'decision.lines', message: 'say that the engine failed when this was decided; a failure is not made again' });
  }
  return errors;
}

/** Everything that deciding again needs; each thing that is missing is named. */
function inputsOf(record: StoredRecord): Result<Inputs, readonly FieldError[]> {
  const { decision, order, screening } = record;
  const register = registerOf(record);
  const errors = obstacles(record);
  if (order === null) errors.push({ path: 'order', message: 'is missing: a decision is made again from its order' });
  if (screening === null) errors.push({ path: 'screening', message: 'is missing: a decision is made again from its screening' });
  if (register === null) errors.push({ path: 'decision.statusRegisterId', value: decision.statusRegisterId, message: 'does not spell out its content, as the ids of this program do; add the content to the line as statusRegister' });
  return errors.length > 0 || order === null || screening === null || register === null ? err(errors) : ok({ order, screening, register });
}

/** Makes the decision again, with the program as it is now, from what it was made from. */
function decideAgain({ decision, releaseAllowed, rateTable }: StoredRecord, { order, screening, register }: Inputs): LicenseDecidedV1 {
  const { asOf, knownAt, seq, cause, supersedes } = decision;
  const evaluation = decide({ order, screening, asOf, knownAt, policies: policiesOf(decision), statusRegister: register, rateTable });
  const { listSnapshotId = decision.listSnapshotId, matcherVersion = decision.matcherVersion, parties } = screening;
  const made = decisionRecord({ evaluation, order, screening: { listSnapshotId, matcherVersion, parties }, asOf, seq, cause, supersedes, hash: sha256 });
  return holdUnlessReleasable(made, lockOf(screening, releaseAllowed));
}

/** Decides a stored decision again and compares the bytes; an incomplete record says what is missing. */
export function replayRecord(record: StoredRecord): Result<Replayed, readonly FieldError[]> {
  const inputs = inputsOf(record);
  if (!inputs.ok) return inputs;
  const { decisionId, orderId, revision, seq, engineVersion, rulePackId } = record.decision;
  const head = { decisionId, orderId, revision, seq };
  const stored = canonicalJson(record.decisionJson as Json);
  const replayed = canonicalJson(decideAgain(record, inputs.value));
  if (stored === replayed) return ok({ ...head, result: 'equal', sha256: sha256(stored) });
  const isOtherVersion = engineVersion !== ENGINE_VERSION || rulePackId !== RULE_PACK_ID;
  return ok({
    ...head,
    result: isOtherVersion ? 'other_version' : 'different',
    madeBy: { engineVersion, rulePackId },
    replayedBy: { engineVersion: ENGINE_VERSION, rulePackId: RULE_PACK_ID },
    differences: differences(JSON.parse(stored), JSON.parse(replayed)),
  });
}
