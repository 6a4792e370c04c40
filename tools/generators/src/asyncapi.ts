import { TOPICS, type TopicDefinition, type TopicName } from '@ytterby/contracts';
import type { TopicSpec } from '@ytterby/stack';
import { z } from 'zod';
import { type JsonSchema, jsonSchemaOf, nameOf, NAMED_SCHEMAS, reachable } from './named-schemas';

const refTo = (name: string): string => `#/components/schemas/${name}`;
const BINDING_VERSION = '0.5.0';

/** CloudEvents 1.0 in Kafka's binary mode: the attributes are headers with the prefix `ce_`. */
function headersOf(eventType: string): JsonSchema {
  const text = (description: string): JsonSchema => ({ type: 'string', description });
  return {
    type: 'object',
    required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type'],
    properties: {
      'content-type': text('application/json; application/cloudevents+json for the structured mode, whose attributes are in the payload.'),
      ce_specversion: { type: 'string', const: '1.0' },
      ce_id: text('With ce_source the idempotency key.'),
      ce_source: text('Who wrote the event.'),
      ce_type: { type: 'string', const: eventType },
      ce_time: text('When it happened, RFC 3339.'),
      ce_recordedat: text('When it was written down, RFC 3339.'),
      ce_correlationid: text('Id of the event that began the whole matter.'),
      ce_causationid: text('Id of the event that caused this one.'),
      ce_partitionkey: text('The order id.'),
      ce_asof: text('Day of decision that the sender states; refused unless the configuration allows it.'),
      ce_traceparent: text('W3C trace context; also as the plain header traceparent.'),
      traceparent: text('W3C trace context.'),
    },
  };
}

function messageOf(topic: TopicName): JsonSchema {
  const { eventType, schema } = TOPICS[topic];
  const name = nameOf(schema);
  return {
    name: eventType,
    title: eventType,
    contentType: 'application/json',
    headers: headersOf(eventType),
    payload: name === undefined ? jsonSchemaOf(schema, refTo) : { $ref: refTo(name) },
    bindings: { kafka: { key: { type: 'string', description: 'The order id.' }, bindingVersion: BINDING_VERSION } },
  };
}

function channelOf(topic: TopicName, specs: readonly TopicSpec[]): JsonSchema {
  const spec = specs.find(({ name }) => name === topic);
  if (spec === undefined) throw new Error(`infra/kafka/topics.yaml has no topic ${topic}`);
  const { producer, consumers }: TopicDefinition = TOPICS[topic];
  return {
    address: topic,
    description: `Written by ${producer}, read by ${consumers.join(' and ')}. Keyed by orderId: the events of one order are in order.`,
    messages: { [TOPICS[topic].eventType]: { $ref: `#/components/messages/${TOPICS[topic].eventType}` } },
    bindings: { kafka: { topic, partitions: spec.partitions, replicas: spec.replicationFactor, bindingVersion: BINDING_VERSION } },
  };
}

function operations(topics: readonly TopicName[]): JsonSchema {
  const entries: [string, JsonSchema][] = [];
  for (const topic of topics) {
    const { producer, consumers, eventType }: TopicDefinition = TOPICS[topic];
    const channel = { $ref: `#/channels/${topic}` };
    const messages = [{ $ref: `#/channels/${topic}/messages/${eventType}` }];
    if (producer !== 'outside') entries.push([`${producer}.send.${topic}`, { action: 'send', channel, messages, summary: `${producer} publishes ${eventType}.` }]);
    for (const consumer of consumers) {
      if (consumer === 'outside') continue;
      entries.push([`${consumer}.receive.${topic}`, { action: 'receive', channel, messages, summary: `${consumer} reads ${eventType}.` }]);
    }
  }
  return Object.fromEntries(entries);
}

/** The AsyncAPI 3.0 document of the platform, made of TOPICS in `@ytterby/contracts` and the topics file. */
export function asyncApiDocument(version: string, specs: readonly TopicSpec[]): JsonSchema {
  const topics = Object.keys(TOPICS) as TopicName[];
  const messages = Object.fromEntries(topics.map((topic) => [TOPICS[topic].eventType, messageOf(topic)]));
  const schemas = Object.fromEntries(
    reachable(messages, refTo).map((name) => [name, jsonSchemaOf(NAMED_SCHEMAS.get(name) ?? z.unknown(), refTo)]),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Ytterby events',
      version,
      description: 'Events of the platform on Kafka, as CloudEvents 1.0. The outside writes orders.submitted.v1 and reads orders.rejected.v1, orders.closed.v1, orders.report.v1 and license.decided.v1.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [topic, channelOf(topic, specs)])),
    operations: operations(topics),
    components: { messages, schemas },
  };
}
