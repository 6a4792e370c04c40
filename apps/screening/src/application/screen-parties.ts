import type { PartyScreening, ScreeningStatus } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import type { Logger, Metrics } from '@ytterby/platform';
import { EXPORTER_PARTY_ID, type PartyFindings } from '@ytterby/watchlists';
import type { FindingsCache, ListIndex, ScreenedParties, ScreeningFailure, ScreeningSubject, ShownEntities } from '../ports';

/** Misses that are asked in one go; then other questions to the index get their turn (a name takes about a millisecond). */
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
  readonly asked: ScreeningSubject;
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
  const { findings, metrics } = dependencies;
  const asked = orders.map((order) => ({ order, subjects: subjectsOf(order, on, dependencies.sha256) }));
  const byKey = new Map(asked.flatMap(({ subjects }) => subjects.map((subject) => [subject.key, subject])));
  const known = new Map(await findings.getMany([...byKey.keys()]));
  metrics.count('screened_parties_total', { found: 'remembered' }, known.size);
  const missing = [...byKey.values()].filter(({ key }) => !known.has(key));
  const fresh = new Map<string, PartyFindings>();
  for (let start = 0; start < missing.length; start += MISSES_PER_SLICE) {
    const slice = missing.slice(start, start + MISSES_PER_SLICE);
    const answers = await on.index.screen(slice.map((subject) => subject.asked), on.day);
    slice.forEach((subject, i) => {
      const found = findingsOf(subject, answers[i], dependencies);
      known.set(subject.key, found);
      if (found.screening.status !== 'error') fresh.set(subject.key, found);
    });
  }
  metrics.count('screened_parties_total', { found: 'screened' }, missing.length);
  findings.setMany(fresh);
  return asked.map((one) => ({ ...one.order, found: one.subjects.map(({ key, partyId }) => named(known.get(key) ?? failed(partyId), partyId)) }));
}

/** The entities of all hits, and others, as the list shows them. */
export function shownEntities({ index, day }: OnDay, found: readonly Found[], others: readonly string[] = []): Promise<ShownEntities> {
  const met = found.flatMap((order) => order.found.flatMap(({ hits }) => hits.map(({ entityId }) => entityId)));
  const entityIds = [...new Set([...met, ...others])];
  return entityIds.length === 0 ? Promise.resolve(new Map()) : index.shown(entityIds, day);
}

/** Everything that a party's findings may depend on is in the key; its id, its role and its order are not. */
function subjectsOf({ orderId, parties: { exporter, parties } }: OrderParties, { index, day }: OnDay, sha256: Sha256Hex): Subject[] {
  const keyOf = (kind: string, content: object): string => sha256(JSON.stringify([index.snapshotId, index.matcherVersion, day, kind, content]));
  const { name, nativeName, country } = exporter;
  return [
    { orderId, partyId: EXPORTER_PARTY_ID, key: keyOf('exporter', { name, nativeName, country }), asked: { kind: 'exporter', exporter } },
    ...parties.map((party): Subject => {
      const content = { ...party, partyId: undefined, role: undefined };
      return { orderId, partyId: party.partyId, key: keyOf('party', content), asked: { kind: 'party', party } };
    }),
  ];
}

function findingsOf({ orderId, partyId }: Subject, answer: PartyFindings | ScreeningFailure | undefined, { logger, metrics }: ScreenPartiesDependencies): PartyFindings {
  if (answer !== undefined && !('failed' in answer)) {
    if (answer.screening.status === 'error') {
      metrics.count('screening_errors_total');
      logger.warn('party_not_comparable', { orderId, partyId });
    }
    return answer;
  }
  metrics.count('screening_errors_total');
  logger.error('party_screening_failed', { orderId, partyId, ...answer?.failed });
  return failed(partyId);
}

function failed(partyId: string): PartyFindings {
  return { screening: { partyId, status: 'error', listings: [], ownership: [] }, hits: [] };
}

function named(found: PartyFindings, partyId: string): PartyFindings {
  return found.screening.partyId === partyId ? found : { ...found, screening: { ...found.screening, partyId } };
}
