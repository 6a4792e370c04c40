import type { PartyScreening, ScreeningStatus } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import type { Logger, Metrics } from '@ytterby/platform';
import { EXPORTER_PARTY_ID, type PartyFindings } from '@ytterby/watchlists';
import type { FindingsCache, ListIndex, ScreenedParties } from '../ports';

/** Misses that are screened in one go; then other work of the process gets its turn (a name takes about half a millisecond). */
const MISSES_PER_SLICE = 50;
const WORSE_LAST: readonly ScreeningStatus[] = ['clear', 'review', 'match', 'error'];

/** The worst status: `clear` < `review` < `match` < `error`. Of nothing: `error`, since nothing was looked at. */
export function worstOf(parties: readonly Pick<PartyScreening, 'status'>[]): ScreeningStatus {
  const worst = Math.max(...parties.map(({ status }) => WORSE_LAST.indexOf(status)));
  return WORSE_LAST[worst] ?? 'error';
}

/** SHA-256 of a text, lower-case hex. */
export type Sha256Hex = (text: string) => string;

/** What the screening of parties needs beside a list. */
export interface ScreenPartiesDependencies {
  readonly findings: FindingsCache;
  readonly sha256: Sha256Hex;
  /** Lets other work of the process run between slices of a long batch. */
  readonly breathe: () => Promise<void>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'count'>;
}

/** The parties of one order. */
export interface OrderParties {
  readonly orderId: string;
  readonly parties: ScreenedParties;
}

/** What was found for the parties of one order, the exporter first. */
export interface Found {
  readonly found: readonly PartyFindings[];
}

/** A list on a day. */
export interface OnDay {
  readonly index: ListIndex;
  readonly day: IsoDate;
}

interface Subject {
  readonly orderId: string;
  readonly partyId: string;
  /** Same key, same findings. */
  readonly key: string;
  readonly screen: () => PartyFindings;
}

/**
 * Screens the exporter and every party of the orders on a (Beijing) day, each distinct one once; the answer has the order of the question, the exporter
 * first. What is remembered is good for its day only, as a listing may begin or end with the next one. A party whose screening throws gets the status `error`, which holds its order: it is never clear, never remembered, and never stops its neighbours.
 */
export async function screenParties<T extends OrderParties>(
  dependencies: ScreenPartiesDependencies,
  on: OnDay,
  orders: readonly T[],
): Promise<(T & Found)[]> {
  const { findings, breathe, metrics } = dependencies;
  const asked = orders.map((order) => ({ order, subjects: subjectsOf(order, on, dependencies.sha256) }));
  const subjects = asked.flatMap((one) => one.subjects);
  const known = new Map(await findings.getMany([...new Set(subjects.map(({ key }) => key))]));
  metrics.count('screened_parties_total', { found: 'remembered' }, known.size);
  const fresh = new Map<string, PartyFindings>();
  let screened = 0;
  for (const subject of subjects) {
    if (known.has(subject.key)) continue;
    const found = screenOne(subject, dependencies);
    known.set(subject.key, found);
    if (found.screening.status !== 'error') fresh.set(subject.key, found);
    screened += 1;
    if (screened % MISSES_PER_SLICE === 0) await breathe();
  }
  metrics.count('screened_parties_total', { found: 'screened' }, screened);
  findings.setMany(fresh);
  return asked.map((one) => ({ ...one.order, found: one.subjects.map(({ key, partyId }) => named(known.get(key) ?? failed(partyId), partyId)) }));
}

/** Everything that a party's findings may depend on is in the key; its id, its role and its order are not. */
function subjectsOf({ orderId, parties: { exporter, parties } }: OrderParties, { index, day }: OnDay, sha256: Sha256Hex): Subject[] {
  const keyOf = (kind: string, content: object): string => sha256(JSON.stringify([index.snapshotId, index.matcherVersion, day, kind, content]));
  const { name, nativeName, country } = exporter;
  return [
    { orderId, partyId: EXPORTER_PARTY_ID, key: keyOf('exporter', { name, nativeName, country }), screen: () => index.screenExporter(exporter, day) },
    ...parties.map((party): Subject => {
      const content = { ...party, partyId: undefined, role: undefined };
      return { orderId, partyId: party.partyId, key: keyOf('party', content), screen: () => index.screenParty(party, day) };
    }),
  ];
}

function screenOne({ orderId, partyId, screen }: Subject, { logger, metrics }: ScreenPartiesDependencies): PartyFindings {
  try {
    const found = screen();
    if (found.screening.status === 'error') {
      metrics.count('screening_errors_total');
      logger.warn('party_not_comparable', { orderId, partyId });
    }
    return found;
  } catch (cause) {
    metrics.count('screening_errors_total');
    logger.error('party_screening_failed', { orderId, partyId, ...withoutMessage(cause) });
    return failed(partyId);
  }
}

function failed(partyId: string): PartyFindings {
  return { screening: { partyId, status: 'error', listings: [], ownership: [] }, hits: [] };
}

function named(found: PartyFindings, partyId: string): PartyFindings {
  return found.screening.partyId === partyId ? found : { ...found, screening: { ...found.screening, partyId } };
}

/** Where it failed; the message of an unforeseen error may hold the party's name, which must not be logged. */
function withoutMessage(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const frames = (cause.stack ?? '').split('\n').map((line) => line.trim());
  return { error: cause.name, at: frames.filter((line) => line.startsWith('at ')).slice(0, 5) };
}
