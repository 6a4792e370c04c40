import { headersFromAttributes, STRUCTURED_CONTENT_TYPE, TOPICS, type EventAttributes, type OrderV1, type PayloadOf, type TopicName } from '@ytterby/contracts';
import { partitionFor, type OutgoingRecord } from '@ytterby/messaging';

/** Partitions of the topics in tests. */
export const TEST_PARTITIONS = 4;

/** An event to be put on a topic as a producer would. */
export interface TestEvent<T extends TopicName> {
  readonly topic: T;
  readonly key: string;
  readonly id: string;
  readonly data: PayloadOf<T>;
  readonly source?: string;
  /** More or other attributes; `undefined` leaves one out. */
  readonly attributes?: Partial<EventAttributes>;
}

function attributesOf<T extends TopicName>(event: TestEvent<T>): EventAttributes {
  return { specversion: '1.0', id: event.id, source: event.source ?? 'test', type: TOPICS[event.topic].eventType, ...event.attributes };
}

/** The event as a record in CloudEvents binary mode. */
export function eventRecord<T extends TopicName>(event: TestEvent<T>): OutgoingRecord {
  const { topic, key, data } = event;
  return { topic, partition: partitionFor(key, TEST_PARTITIONS), key, value: Buffer.from(JSON.stringify(data)), headers: headersFromAttributes(attributesOf(event)) };
}

/** The event as a record in CloudEvents structured mode. */
export function structuredRecord<T extends TopicName>(event: TestEvent<T>): OutgoingRecord {
  const value = Buffer.from(JSON.stringify({ ...attributesOf(event), data: event.data }));
  return { ...eventRecord(event), value, headers: { 'content-type': `${STRUCTURED_CONTENT_TYPE}; charset=utf-8` } };
}

/** A small clear screening: the payload of `screening.completed.v1`. */
export function clearScreening(orderId: string, revision = 1): PayloadOf<'screening.completed.v1'> {
  return { orderId, revision, listSnapshotId: 'list-1', matcherVersion: 'test-1', status: 'clear', parties: [] };
}

/** A small valid order: the payload of `orders.submitted.v1`. */
export function smallOrder(orderId: string, revision = 1): OrderV1 {
  return {
    orderId,
    revision,
    exporter: { name: 'Exporter GmbH', country: 'DE', isChineseOperator: false, locatedInChina: false },
    shipment: { from: 'DE', to: 'US', via: [] },
    parties: [{ partyId: 'p1', role: 'end_user', name: 'User Inc', country: 'US', militaryUser: false }],
    lines: [
      {
        lineId: '1',
        description: 'NdFeB magnet',
        form: 'permanent_magnet',
        controlCode: null,
        annex61: null,
        elements: [{ symbol: 'Nd', massPct: '29.5' }],
        manufacture: { country: 'DE', originatesInChina: false },
        value: { currency: 'EUR', itemTotal: '100', cnOriginPart1: '0' },
        technology: { originChina: null, categories: [] },
      },
    ],
    endUse: { text: 'motor', category: 'civil', nodeNm: null, memoryLayers: null },
    history: { previouslyExportedFromChina: null, underActualControlOf: null, changed: { destination: false, endUser: false, endUse: false } },
  };
}
