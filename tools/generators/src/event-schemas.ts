import { TOPICS, type TopicName } from '@ytterby/contracts';
import { z } from 'zod';
import { type JsonSchema, jsonSchemaOf, NAMED_SCHEMAS, reachable } from './named-schemas';

const refTo = (name: string): string => `#/$defs/${name}`;

/** One self-contained JSON Schema (2020-12) per event type, by event type. */
export function eventSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map(
    (Object.keys(TOPICS) as TopicName[]).map((topic) => {
      const { eventType, schema } = TOPICS[topic];
      const own = jsonSchemaOf(schema, refTo);
      const definitions = reachable(own, refTo).map((name) => [name, jsonSchemaOf(NAMED_SCHEMAS.get(name) ?? z.unknown(), refTo)] as const);
      return [
        eventType,
        {
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          $id: `urn:${eventType.replaceAll('.', ':')}`,
          title: eventType,
          description: `Payload of ${eventType} on the topic ${topic}.`,
          ...own,
          ...(definitions.length === 0 ? {} : { $defs: Object.fromEntries(definitions) }),
        },
      ];
    }),
  );
}
