import type { EventAttributes, Listing, OrderAcceptedV1, OrderClosedV1, OrderV1, OwnershipFinding, Party, ReviewedEntity } from '@ytterby/contracts';
import type { ReceivedEvent } from '@ytterby/messaging';
import { sha256Hex } from '@ytterby/platform';
import { type ListDelta, type ListedEntity, namesOfOrder, type PartyFindings, type PartyHit } from '@ytterby/watchlists';
import { answerOf } from '../src/adapters/index-answers';
import type { ListBuilder, ListIndex, OrderNames, SnapshotIndex } from '../src/ports';

/** A party with a name that a test can list. */
export function aParty(partyId: string, name: string, over: Partial<Party> = {}): Party {
  return { partyId, role: 'end_user', name, country: 'DE', militaryUser: false, ...over };
}

/** A small valid order. */
export function anOrder(orderId: string, parties: readonly Party[], revision = 1): OrderV1 {
  return {
    orderId,
    revision,
    exporter: { name: 'Baotou Test Magnets', nativeName: '包头测试磁材', country: 'CN', isChineseOperator: true, locatedInChina: true },
    shipment: { from: 'CN', to: 'DE', via: [] },
    parties: [...parties],
    lines: [
      {
        lineId: 'l1',
        description: 'NdFeB magnet',
        form: 'permanent_magnet',
        controlCode: null,
        annex61: null,
        elements: [{ symbol: 'Dy', massPct: '1.5' }],
        manufacture: { country: 'CN', originatesInChina: true },
        value: { currency: 'EUR', itemTotal: '100', cnOriginPart1: null },
        technology: { originChina: null, categories: [] },
      },
    ],
    endUse: { text: 'motors', category: 'civil', nodeNm: null, memoryLayers: null },
    history: { previouslyExportedFromChina: false, underActualControlOf: null, changed: { destination: false, endUser: false, endUse: false } },
  };
}

let offset = 0n;

/** `orders.accepted.v1` as the consumer gets it. */
export function accepted(order: OrderV1, attributes: Partial<EventAttributes> = {}): ReceivedEvent<OrderAcceptedV1> {
  offset += 1n;
  const data: OrderAcceptedV1 = { order, statedAsOf: null, acceptedAt: '2026-01-05T08:00:00.000Z' };
  return {
    attributes: { specversion: '1.0', id: `event-${offset}`, source: '/test', type: 'test', ...attributes },
    key: order.orderId,
    data,
    bytes: Buffer.from(JSON.stringify(data)),
    position: { topic: 'orders.accepted.v1', partition: 0, offset },
  };
}

/** `orders.closed.v1` as the consumer gets it. */
export function closed(orderId: string, over: Partial<OrderClosedV1> = {}): ReceivedEvent<OrderClosedV1> {
  offset += 1n;
  const decision = { seq: 1, outcome: 'NO_LICENSE_REQUIRED', action: 'release' } as const;
  const data: OrderClosedV1 = { orderId, revision: 1, closedAs: 'shipped', on: '2026-01-05', note: null, closedBy: 'erp', closedAt: '2026-01-05T09:00:00.000Z', decision, shippedAgainstHold: false, ...over };
  return {
    attributes: { specversion: '1.0', id: `event-${offset}`, source: '/test', type: 'test' },
    key: orderId,
    data,
    bytes: Buffer.from(JSON.stringify(data)),
    position: { topic: 'orders.closed.v1', partition: 0, offset },
  };
}

/** A listed entity of a test: whoever has exactly its name is a hit; with `certain` an exact identifier is played. */
export interface TestEntity {
  readonly id: string;
  readonly name: string;
  readonly certain?: boolean;
  /** Something else that tells who it is. */
  readonly address?: string;
  /** What it is listed as. */
  readonly notice?: string;
}

/** A name whose screening throws. */
export const BROKEN_NAME = 'Broken Name Works';

/** What a test entity is listed as. */
export function listingOf(entity: TestEntity): Listing {
  return { list: 'military', ref: entity.notice ?? entity.id, since: null, status: 'active', bindsForeignTransferors: false };
}

/** A list that a test can see through. */
export function aSnapshotIndex(snapshotId: string, entities: readonly TestEntity[], matcherVersion = 'test-matcher@1'): SnapshotIndex {
  const hitsOf = (where: PartyHit['where'], subject: string, names: readonly string[] = [subject]): PartyHit[] => {
    if (names.includes(BROKEN_NAME)) throw new Error(`cannot compare ${BROKEN_NAME}`);
    return entities
      .filter(({ name }) => names.includes(name))
      .map((entity) => ({
        where,
        subject,
        queryName: entity.name,
        entityId: entity.id,
        listId: 'TEST',
        score: entity.certain === true ? 1 : 0.9,
        matchedName: entity.name,
        because: 'same name',
        status: entity.certain === true ? 'match' : 'review',
        listings: [listingOf(entity)],
      }));
  };
  const findings = (partyId: string, hits: PartyHit[], ownership: OwnershipFinding[] = []): PartyFindings => {
    const certain = hits.filter(({ status }) => status === 'match');
    const status = certain.length > 0 ? 'match' : hits.length > 0 ? 'review' : 'clear';
    return { screening: { partyId, status, listings: certain.flatMap(({ listings }) => listings), ownership }, hits };
  };
  return {
    snapshotId,
    matcherVersion,
    size: { entities: entities.length, names: entities.length, words: 0, bytes: 0 },
    screenExporter: ({ name }) => findings('$exporter', hitsOf('exporter', name)),
    screenParty: ({ partyId, name, nativeNames = [], owners = [] }) =>
      findings(
        partyId,
        [...hitsOf('party', name, [name, ...nativeNames]), ...owners.flatMap((owner) => hitsOf('owner', owner.name))],
        owners.map((owner) => ({ name: owner.name, pct: owner.pct, listings: [] })),
      ),
    search: ({ name, nativeNames = [] }) => {
      const hits = hitsOf('party', name, [name, ...nativeNames]);
      const { status, listings } = findings('', hits).screening;
      return { status, hits, confirmed: listings, problems: [] };
    },
    shown: (entityId) => {
      const entity = entities.find(({ id }) => id === entityId);
      return entity === undefined ? null : { entityJson: JSON.stringify(anEntity(entityId, entity.name)), basis: whoItIs(entity) };
    },
  };
}

/** An index that answers in this thread, and for good. */
export function inThisThread(index: SnapshotIndex): ListIndex {
  const { snapshotId, matcherVersion, size } = index;
  return {
    snapshotId,
    matcherVersion,
    size,
    usable: true,
    screen: (subjects, day) => Promise.resolve(answerOf(index, { kind: 'screen', subjects, day })),
    search: (queries, day) => Promise.resolve(answerOf(index, { kind: 'search', queries, day })),
    shown: (entityIds, day) => Promise.resolve(answerOf(index, { kind: 'shown', entityIds, day })),
    hold: () => () => undefined,
  };
}

/** {@link aSnapshotIndex} as the service asks it. */
export const aListIndex = (...given: Parameters<typeof aSnapshotIndex>): ListIndex => inThisThread(aSnapshotIndex(...given));

const whoItIs = ({ name, address }: TestEntity): string => `${name} ${address ?? ''}`;

/** What a list of test entities says otherwise than earlier ones. */
function testDelta(before: readonly TestEntity[][], after: readonly TestEntity[]): ListDelta {
  const counts = { added: 0, changed: 0, removed: 0, timeline: 0 };
  const matched: ListedEntity[] = [];
  const touched = new Set<string>();
  for (const id of new Set([...before.flat(), ...after].map((entity) => entity.id))) {
    const young = after.find((entity) => entity.id === id);
    for (const old of before.map((list) => list.find((entity) => entity.id === id))) {
      if (JSON.stringify(old) === JSON.stringify(young)) continue;
      const kind = old === undefined ? 'added' : young === undefined ? 'removed' : whoItIs(old) === whoItIs(young) ? 'timeline' : 'changed';
      counts[kind] += 1;
      touched.add(id);
      if (young !== undefined && kind !== 'timeline') matched.push({ id, names: [young.name] } as unknown as ListedEntity);
    }
  }
  return { matched, touched, counts };
}

function anEntity(entityId: string, name: string): ReviewedEntity {
  return {
    entityId,
    listId: 'TEST',
    list: 'military',
    name,
    aliases: [],
    nativeNames: [],
    country: null,
    category: null,
    capability: null,
    basis: null,
    sources: [],
    parents: [],
    since: null,
    status: 'active',
  };
}

const READABLE = /^[\x20-\x7e]*$/;

/** Builds lists of {@link TestEntity} lines; a line that is no JSON object with id and name is a bad one. */
export const testListBuilder: ListBuilder = {
  async build(lines) {
    const entities: TestEntity[] = [];
    const errors: { line: number; reason: string }[] = [];
    for await (const { line, bytes } of lines) {
      const text = bytes?.toString() ?? '';
      if (READABLE.test(text) && text.startsWith('{')) entities.push(JSON.parse(text) as TestEntity);
      else errors.push({ line, reason: 'is no entity' });
    }
    const content = Buffer.from(JSON.stringify(entities));
    const snapshot = { snapshotId: `test-${sha256Hex(content).slice(0, 12)}`, entities: entities.length, counts: { TEST: entities.length }, content };
    return { snapshot: entities.length === 0 ? null : snapshot, errors, kept: [] };
  },
  index: (snapshotId, content) => Promise.resolve(aListIndex(snapshotId, entitiesIn(content))),
};

/** Which orders {@link testListBuilder}'s lists concern. */
export function testOrderNames(): OrderNames {
  const kept = new Map<string, string[]>();
  return {
    takeIn: (orders) => {
      for (const { key, parties } of orders) kept.set(key, namesOfOrder(parties).flatMap(({ name, nativeNames = [] }) => [name, ...nativeNames]));
      return Promise.resolve();
    },
    forget: () => Promise.resolve(kept.clear()),
    concernedBy: (before, after) => {
      const { matched, touched, counts } = testDelta(before.map(({ content }) => entitiesIn(content)), entitiesIn(after.content));
      const keys = [...kept].flatMap(([key, names]) => (matched.some((entity) => names.includes(entity.names[0] ?? '')) ? [key] : []));
      return Promise.resolve({ keys, touched: [...touched], counts });
    },
    close: () => undefined,
  };
}

function entitiesIn(content: Buffer): TestEntity[] {
  return JSON.parse(content.toString()) as TestEntity[];
}
