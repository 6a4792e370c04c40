import { licenseDecidedV1, type LicenseDecidedV1, orderInternalV1, type OrderV1, parseWith, type PartyScreening, partyScreening, screeningStatus } from '@ytterby/contracts';
import { err, isIsoDate, isRecord, ok, type FieldError, type Result } from '@ytterby/kernel';
import { type RateTable, readRateTable, type StatusRegister } from '@ytterby/regulation';
import { z } from 'zod';

/** The screening half of a record; a file may leave out what the decision names anyway. */
export interface RecordScreening {
  readonly status?: PartyScreening['status'] | undefined;
  readonly listSnapshotId?: string | undefined;
  readonly matcherVersion?: string | undefined;
  readonly parties: readonly PartyScreening[];
}

/** A decision with as much of its inputs as there is. */
export interface StoredRecord {
  readonly decision: LicenseDecidedV1;
  /** The decision as it stood in the file, also with fields that this version does not know. */
  readonly decisionJson: unknown;
  readonly order: OrderV1 | null;
  readonly screening: RecordScreening | null;
  readonly releaseAllowed: boolean;
  /** The status register that the decision names, where the program does not ship it. */
  readonly statusRegister: StatusRegister | null;
  /** The table of exchange rates that the decision names. */
  readonly rateTable: RateTable | null;
}

const day = z.string().refine(isIsoDate, { error: 'must be a day that exists, written YYYY-MM-DD' });
const afterEnd = z.union([z.object({ kind: z.enum(['unverified', 'lapsed']) }), z.object({ kind: z.literal('extended'), until: day })]);
const record = z.object({
  decision: licenseDecidedV1,
  order: orderInternalV1.nullish(),
  screening: z.object({ status: screeningStatus.optional(), listSnapshotId: z.string().optional(), matcherVersion: z.string().optional(), parties: z.array(partyScreening) }).nullish(),
  releaseAllowed: z.boolean().optional(),
  statusRegister: z.object({ id: z.string(), afterEnd: z.object({ '70/2025': afterEnd, '72/2025': afterEnd, listings: afterEnd }) }).optional(),
});

function readRates(input: unknown): Result<RateTable | null, readonly FieldError[]> {
  return input === undefined || input === null ? ok(null) : readRateTable(input);
}

/** Reads a decision, or `{decision, order?, screening?, releaseAllowed?, statusRegister?, rateTable?}` as `GET /v1/decisions/{id}/inputs` answers; each bad field is named. */
export function readRecord(json: unknown): Result<StoredRecord, readonly FieldError[]> {
  const wrapped = isRecord(json) && 'decision' in json ? json : { decision: json };
  const parsed = parseWith(record, wrapped);
  const rates = readRates(wrapped['rateTable']);
  if (!parsed.ok) return err(parsed.error);
  if (!rates.ok) return err(rates.error.map((error) => ({ ...error, path: error.path === 'rateTable' ? error.path : `rateTable.${error.path}` })));
  const { decision, releaseAllowed, statusRegister } = parsed.value;
  // The inputs are taken as they stand, not as this version's schema would write them: their hash must come out the same.
  const order = (wrapped['order'] ?? null) as OrderV1 | null;
  const screening = (wrapped['screening'] ?? null) as RecordScreening | null;
  return ok({ decision, decisionJson: wrapped['decision'], order, screening, releaseAllowed: releaseAllowed ?? true, statusRegister: (statusRegister as StatusRegister | undefined) ?? null, rateTable: rates.value });
}
