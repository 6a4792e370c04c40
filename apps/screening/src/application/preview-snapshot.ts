import type { ListPreview, PartyScreening, PreviewedOrder, ScreeningCompletedV1 } from '@ytterby/contracts';
import { beijingDate } from '@ytterby/kernel';
import type { Clock } from '@ytterby/platform';
import type { PartyFindings, PartyHit } from '@ytterby/watchlists';
import type { ApplyVerdicts, ListIndex, ListStore, ProveSnapshot, ScreenedOrderView, ScreenedParties, ShownEntities, StoredVerdict } from '../ports';
import { applyVerdicts } from './hits';
import { keyTextOf } from './known-orders';
import { type ConcernedDependencies, concernedOrders } from './plan-rescreen';
import { type OnDay, screenParties, type ScreenPartiesDependencies, shownEntities, worstOf } from './screen-parties';

/** What a preview needs. */
export interface PreviewDependencies extends ConcernedDependencies, ScreenPartiesDependencies {
  readonly activations: Pick<ListStore, 'activation'>;
  readonly apply: ApplyVerdicts;
  readonly clock: Clock;
  /** Works with the index of a stored snapshot. @throws YTB_NOT_FOUND, YTB_LIST_REFUSED */
  readonly prove: ProveSnapshot;
}

const SLICE = 200;
const MAX_SHOWN = 500;

type PreviewedParty = PreviewedOrder['parties'][number];

/**
 * What activating a snapshot would change on open orders: it screens those that the change concerns as the activation would, and writes nothing. Orders
 * that come in meanwhile are not in it.
 */
export function previewSnapshot(dependencies: PreviewDependencies, snapshotId: string): Promise<ListPreview> {
  return dependencies.prove(snapshotId, (index) => previewOf(dependencies, index));
}

async function previewOf(dependencies: PreviewDependencies, index: ListIndex): Promise<ListPreview> {
  const { snapshotId } = index;
  const { activations, deltas, clock } = dependencies;
  const on = { index, day: beijingDate(clock()) };
  const active = (await activations.activation())?.snapshotId ?? null;
  const { orders, counts } = await concernedOrders(dependencies, index, null);
  const changed: PreviewedOrder[] = [];
  let reopened = 0;
  for (let start = 0; start < orders.length; start += SLICE) {
    const stored = await deltas.ordersOf(orders.slice(start, start + SLICE));
    const words = await deltas.wordsOn(stored);
    const slice = await previewed(dependencies, on, stored, words);
    reopened += slice.reopened;
    changed.push(...slice.changed);
  }
  const { openOrders, ...entities } = counts;
  const lost = changed.filter(({ before }) => before === 'clear');
  return {
    snapshotId,
    active,
    entities,
    openOrders,
    concerned: orders.length,
    changed: changed.length,
    clearsLost: lost.filter(({ after }) => after !== 'clear').length,
    cleared: changed.filter(({ before, after }) => before !== 'clear' && after === 'clear').length,
    reopened,
    orders: [...lost, ...changed.filter(({ before }) => before !== 'clear')].slice(0, MAX_SHOWN),
  };
}

/** A word that stood before and rests on what the entity still is; one about an entity that is gone is not asked again. */
function stillStands({ basis, hitBasis, hit }: StoredVerdict, shown: ShownEntities): boolean {
  const now = shown.get(hit.entityId)?.basis;
  return basis === null || basis !== hitBasis || now === undefined || basis === now;
}

async function previewed(dependencies: PreviewDependencies, on: OnDay, stored: readonly ScreenedOrderView[], words: readonly StoredVerdict[]): Promise<{ changed: PreviewedOrder[]; reopened: number }> {
  const asked = stored.map((order) => ({ order, orderId: order.orderId, parties: JSON.parse(order.partiesJson.toString()) as ScreenedParties }));
  const screened = await screenParties(dependencies, on, asked);
  const shown = await shownEntities(on, screened, words.map(({ hit }) => hit.entityId));
  const changed = screened.flatMap(({ order, parties, found }) => {
    const about = words.filter((word) => keyTextOf(word) === keyTextOf(order));
    const after = applyVerdicts(dependencies.apply, found, about, ({ hit }) => shown.get(hit.entityId)?.basis ?? null);
    const changes = partiesThatChange(order, { parties, found, after });
    return changes.length === 0 ? [] : [{ orderId: order.orderId, revision: order.revision, before: order.status, after: worstOf(after), parties: changes }];
  });
  return { changed, reopened: words.filter((word) => !stillStands(word, shown)).length };
}

interface After {
  readonly parties: ScreenedParties;
  readonly found: readonly PartyFindings[];
  readonly after: readonly PartyScreening[];
}

function partiesThatChange(order: ScreenedOrderView, { parties, found, after }: After): PreviewedParty[] {
  const before = JSON.parse(order.resultJson.toString()) as ScreeningCompletedV1;
  const foundBefore = order.foundJson === null ? [] : (JSON.parse(order.foundJson.toString()) as PartyFindings[]);
  const hitsOf = (findings: readonly PartyFindings[], id: string): readonly PartyHit[] => findings.find(({ screening }) => screening.partyId === id)?.hits ?? [];
  const nameOf = (id: string): string => parties.parties.find(({ partyId }) => partyId === id)?.name ?? parties.exporter.name;
  return after.flatMap((party) => {
    const { partyId, status } = party;
    const published = before.parties.find((one) => one.partyId === partyId);
    const [old, young] = [hitsOf(foundBefore, partyId), hitsOf(found, partyId)];
    const raised = without(young, old).map(({ entityId, matchedName, score }) => ({ entityId, matchedName, score }));
    const dropped = [...new Set(without(old, young).map(({ entityId }) => entityId))];
    if (raised.length + dropped.length === 0 && JSON.stringify(published) === JSON.stringify(party)) return [];
    return [{ partyId, name: nameOf(partyId), before: published?.status ?? 'error', after: status, raised, dropped }];
  });
}

function without(hits: readonly PartyHit[], others: readonly PartyHit[]): PartyHit[] {
  return hits.filter((hit) => !others.some((other) => other.entityId === hit.entityId && other.where === hit.where && other.subject === hit.subject));
}
