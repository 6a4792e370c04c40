import type { OrderAcceptedV1, ScreeningCompletedV1 } from '@ytterby/contracts';
import type { ReceivedEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { StatusEntry } from '@ytterby/regulation';
import type { Joined, LicensingStore, OrderHalf, ScreeningHalf } from '../ports';
import { type DecideDependencies, decideLicense, type MadeDecision } from './decide-license';
import { wavesByKey } from './waves';

type AcceptedEvent = ReceivedEvent<OrderAcceptedV1>;

/** What the licensing use cases need. */
export interface LicensingDependencies extends DecideDependencies {
  readonly store: LicensingStore;
}

/**
 * Keeps accepted orders, and decides those whose screening result was there first. A higher revision supersedes the lower ones. An order that was
 * kept before is a duplicate without effect.
 */
export async function recordOrders(dependencies: LicensingDependencies, tx: Tx, events: readonly AcceptedEvent[]): Promise<readonly MadeDecision[]> {
  const made: MadeDecision[] = [];
  for (const wave of wavesByKey(events, ({ data }) => data.order.orderId)) made.push(...(await recordWave(dependencies, tx, wave)));
  await dependencies.store.insertDecisions(tx, made.map(({ stored }) => stored));
  return made;
}

async function recordWave(dependencies: LicensingDependencies, tx: Tx, events: readonly AcceptedEvent[]): Promise<MadeDecision[]> {
  const { store, metrics } = dependencies;
  const later = events.filter((event) => event.data.order.revision > 1).map(({ data }) => ({ orderId: data.order.orderId, revision: data.order.revision }));
  if (later.length > 0) await store.supersede(tx, later);
  const joined = await store.writeOrders(tx, events.map(orderHalf));
  if (joined.length < events.length) metrics.count('licensing_duplicates_total', { what: 'order' }, events.length - joined.length);
  const byOrder = new Map(events.map((event) => [event.data.order.orderId, event]));
  const ready = joined.filter((row) => row.other !== null && !row.superseded);
  const statusEntries = ready.length === 0 ? [] : await store.statusEntries(tx);
  return ready.flatMap((row) => decideJoined(dependencies, row, byOrder.get(row.orderId), statusEntries));
}

function orderHalf({ data }: AcceptedEvent): OrderHalf {
  const { order, statedAsOf, acceptedAt } = data;
  return { orderId: order.orderId, revision: order.revision, statedAsOf, acceptedAt, orderJson: Buffer.from(JSON.stringify(order)) };
}

function decideJoined(
  dependencies: LicensingDependencies,
  row: Joined<ScreeningHalf>,
  event: AcceptedEvent | undefined,
  statusEntries: readonly StatusEntry[],
): MadeDecision[] {
  if (event === undefined || row.other === null) return [];
  return [
    decideLicense(dependencies, {
      order: event.data.order,
      statedAsOf: event.data.statedAsOf,
      exportedOn: null, // if it has left already, its clock starts when it is decided
      screening: JSON.parse(row.other.screeningJson.toString()) as ScreeningCompletedV1,
      screeningJson: row.other.screeningJson,
      cause: row.other.cause,
      releaseAllowed: row.other.releaseAllowed,
      previous: null, // an order half that is new has not been decided
      origin: event.attributes,
      statusEntries,
    }),
  ];
}
