import { z } from 'zod';
import { isoDate, orderId, nonNegativeDecimal, percentage, text, optionalText, instant } from './primitives';

const SCREENING_STATUSES = ['clear', 'review', 'match', 'error'] as const;
const LIST_KINDS = ['control_list', 'watch_list', 'unreliable_entity_list', 'semiconductor', 'military_ai', 'military', 'other'] as const;

/** The status of a party or an order in screening; the order has the worst of its parties'. */
export const screeningStatus = z.enum(SCREENING_STATUSES);
/** `clear` < `review` < `match` < `error`. */
export type ScreeningStatus = z.infer<typeof screeningStatus>;
/** The kinds of list the rules know; `other` (another country's list) holds for review and never changes the outcome. */
export type ListKind = (typeof LIST_KINDS)[number];

/** A confirmed listing of a party: an exact identifier, or an analyst said so. */
export const listing = z.object({
  list: z.enum(LIST_KINDS),
  ref: text(2000),
  since: isoDate.nullable(),
  status: z.enum(['active', 'suspended', 'stopped']),
  statusSince: isoDate.optional(),
  statusUntil: isoDate.optional(),
  bindsForeignTransferors: z.boolean(),
  capability: z.object({ nodeNm: nonNegativeDecimal.nullable(), memoryLayers: z.int().min(0).nullable(), kind: optionalText(200).nullable() }).optional(),
});
/** See {@link listing}. */
export type Listing = z.infer<typeof listing>;

/** An owner of a party with its confirmed listings; `pct` null = share unknown. */
export interface OwnershipFinding {
  name: string;
  pct: string | null;
  listings: Listing[];
  owners?: OwnershipFinding[] | undefined;
}

/** See {@link OwnershipFinding}. */
export const ownershipFinding: z.ZodType<OwnershipFinding> = z.object({
  name: text(500),
  pct: percentage.nullable(),
  listings: z.array(listing),
  get owners() {
    return z.array(ownershipFinding).optional();
  },
});

/** Somebody listed whom a party holds or who has a holder with it: a red flag. */
export const relatedListed = z.object({ relation: z.enum(['subsidiary', 'sister']), name: text(500), pct: percentage.optional(), listings: z.array(listing) });
/** See {@link relatedListed}. */
export type RelatedListed = z.infer<typeof relatedListed>;

/** What screening found for one party (`$exporter` for the exporter). */
export const partyScreening = z.object({
  partyId: text(128),
  status: screeningStatus,
  listings: z.array(listing),
  ownersKnown: z.boolean().optional(),
  ownership: z.array(ownershipFinding),
  branchOf: z.object({ name: text(500), listings: z.array(listing) }).nullish(),
  relatedListed: z.array(relatedListed).optional(),
});
/** See {@link partyScreening}. */
export type PartyScreening = z.infer<typeof partyScreening>;

/**
 * `ytterby.screening.completed.v1`. `cause` says what made it: `screening` (the first one) or `snapshot:<listSnapshotId>`
 * (re-screened because a list snapshot became active); missing means `screening`. `seq` numbers the results on one revision, 1 for the first:
 * results travel on two topics (completed, resolved), so only the number tells which one is the newest.
 */
export const screeningCompletedV1 = z.object({
  orderId,
  revision: z.int().min(1),
  listSnapshotId: text(200),
  matcherVersion: text(100),
  status: screeningStatus,
  parties: z.array(partyScreening),
  cause: text(300).optional(),
  seq: z.int().min(1).optional(),
});
/** See {@link screeningCompletedV1}. */
export type ScreeningCompletedV1 = z.infer<typeof screeningCompletedV1>;

/** A person's word on one hit. `released` = the hold may be lifted (two persons agreed, or the configuration lets one release). */
export const resolution = z.object({
  resolutionId: text(100),
  hitId: text(200),
  partyId: text(128),
  entityId: text(300),
  verdict: z.enum(['true_match', 'false_positive']),
  comment: text(4000),
  by: text(200),
  approvedBy: text(200).nullable(),
  released: z.boolean(),
  at: instant,
});
/** See {@link resolution}. */
export type Resolution = z.infer<typeof resolution>;

/** `ytterby.screening.resolved.v1`: the resolution and the whole screening result as it stands after it. */
export const screeningResolvedV1 = z.object({ resolution, screening: screeningCompletedV1 });
/** See {@link screeningResolvedV1}. */
export type ScreeningResolvedV1 = z.infer<typeof screeningResolvedV1>;
