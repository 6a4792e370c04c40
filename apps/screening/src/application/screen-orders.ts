import type { OrderAcceptedV1 } from '@ytterby/contracts';
import { beijingDate, YtterbyError } from '@ytterby/kernel';
import type { OutboxEvent, ReceivedEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { Clock } from '@ytterby/platform';
import type { PartyFindings } from '@ytterby/watchlists';
import type { ApplyVerdicts, CarriedWordStore, EarlierWord, ListIndex, ListIndexes, ResultStore, RevisionKey, ScreenedParties, StoredHit, StoredResult } from '../ports';
import { carriedWords, verdictsCarried, wordsToCarry } from './carry-words';
import { applyVerdicts, storedHits } from './hits';
import { screenParties, type ScreenPartiesDependencies, shownEntities } from './screen-parties';
import { completedEvent, screeningResult } from './screening-event';

type AcceptedEvent = ReceivedEvent<OrderAcceptedV1>;

/** What the screening of orders needs. */
export interface ScreenOrdersDependencies extends ScreenPartiesDependencies {
  readonly store: ResultStore & CarriedWordStore;
  readonly apply: ApplyVerdicts;
  readonly indexes: ListIndexes;
  readonly clock: Clock;
  readonly newId: () => string;
}

interface ScreenedOrder {
  readonly result: StoredResult & { readonly resultJson: string };
  readonly hits: readonly StoredHit[];
  readonly event: AcceptedEvent;
}

const FIRST = 1;

/**
 * Screens accepted orders against the one snapshot that is in force during the transaction: results, hits for the review queue, and
 * `screening.completed.v1` for each revision that was not screened before. A higher revision supersedes the open hits of the lower ones; what a person said
 * about a hit of a lower one goes on to it, unless the party, the finding or the entity changed.
 * @throws YtterbyError Transient while no list can be used: the orders wait, none is cleared
 */
export async function screenOrders(dependencies: ScreenOrdersDependencies, tx: Tx, events: readonly AcceptedEvent[]): Promise<OutboxEvent[]> {
  const { store, indexes, newId } = dependencies;
  const activation = await store.holdActivation(tx);
  if (activation === null) throw new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: 'No watch-list snapshot is active, so the orders wait.' });
  const index = await indexes.get(activation.snapshotId);
  const at = new Date(dependencies.clock()).toISOString();
  const found = await findAll(dependencies, index, events, at);
  const words = await wordsToCarry(store, tx, found.flatMap(({ hits }) => hits));
  const screened = found.map((order) => screenedOrder(dependencies, order, { index, at, words }));
  const inserted = await store.insertResults(tx, screened.map(({ result }) => result));
  const supersededOf = new Map(inserted.map((row) => [keyOf(row), row.superseded]));
  const added = firstOfEach(screened.filter(({ result }) => supersededOf.has(keyOf(result))));
  const hits = added.flatMap((order) => order.hits);
  await store.raiseHits(tx, hits.map((hit) => ({ ...hit, superseded: supersededOf.get(keyOf(hit)) === true })));
  await store.keepWords(tx, carriedWords(hits, words, newId));
  await store.supersede(tx, added.map(({ result }) => result).filter(({ revision }) => revision > 1));
  return added.map(({ result, event }) => completedEvent(newId(), result.orderId, result.resultJson, originOf(event)));
}

const keyOf = ({ orderId, revision }: RevisionKey): string => `${orderId} ${revision}`;

function firstOfEach(screened: readonly ScreenedOrder[]): ScreenedOrder[] {
  const first = new Map<string, ScreenedOrder>();
  for (const order of screened) if (!first.has(keyOf(order.result))) first.set(keyOf(order.result), order);
  return [...first.values()];
}

function originOf({ attributes }: AcceptedEvent) {
  return { causationId: attributes.id, correlationId: attributes.correlationid ?? attributes.id, traceparent: attributes.traceparent };
}

interface FoundOrder {
  readonly event: AcceptedEvent;
  readonly parties: ScreenedParties;
  readonly found: readonly PartyFindings[];
  readonly hits: readonly StoredHit[];
}

async function findAll(dependencies: ScreenOrdersDependencies, index: ListIndex, events: readonly AcceptedEvent[], at: string): Promise<FoundOrder[]> {
  const orders = events.map((event) => {
    const { orderId, exporter, parties } = event.data.order;
    return { event, orderId, parties: { exporter, parties } };
  });
  const on = { index, day: beijingDate(Date.parse(at)) };
  const screened = await screenParties(dependencies, on, orders);
  const shown = await shownEntities(on, screened);
  return screened.map(({ event, parties, found }) => {
    const { orderId, revision } = event.data.order;
    return { event, parties, found, hits: storedHits({ orderId, revision, parties, screenedSeq: FIRST }, found, shown, { at, sha256: dependencies.sha256 }) };
  });
}

interface ResultContext {
  readonly index: ListIndex;
  readonly at: string;
  readonly words: ReadonlyMap<string, EarlierWord>;
}

function screenedOrder({ apply }: ScreenOrdersDependencies, { event, parties, found, hits }: FoundOrder, { index, at, words }: ResultContext): ScreenedOrder {
  const { orderId, revision } = event.data.order;
  const identity = { orderId, revision, listSnapshotId: index.snapshotId, matcherVersion: index.matcherVersion, cause: 'screening', seq: FIRST };
  const result = screeningResult(identity, applyVerdicts(apply, found, verdictsCarried(hits, words), ({ hitBasis }) => hitBasis));
  return {
    hits,
    event,
    result: {
      ...identity,
      status: result.status,
      completedAt: at,
      correlationId: event.attributes.correlationid ?? event.attributes.id,
      partiesJson: JSON.stringify(parties),
      foundJson: found.some((party) => party.hits.length > 0) ? JSON.stringify(found) : null,
      resultJson: JSON.stringify(result),
    },
  };
}
