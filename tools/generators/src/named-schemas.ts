import * as contracts from '@ytterby/contracts';
import { z } from 'zod';

/** A JSON Schema or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Keys that zod adds to a schema of its own file; ours stand inside a document. */
const OF_A_FILE = new Set(['$schema', '$id', 'id']);
/** Short constraints of a value are easier to read in place than behind a reference. */
const IN_PLACE = new Set(['text', 'optionalText']);

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function namedSchemas(): Map<string, z.ZodType> {
  const named = new Map<string, z.ZodType>();
  const seen = new Set<z.ZodType>();
  for (const [name, value] of Object.entries(contracts)) {
    if (!(value instanceof z.ZodType) || seen.has(value) || IN_PLACE.has(name)) continue;
    seen.add(value);
    named.set(pascalCase(name), value);
  }
  return named;
}

/** Every schema that `@ytterby/contracts` exports, by its name in the documents (`orderSubmittedV1` → `OrderSubmittedV1`). */
export const NAMED_SCHEMAS: ReadonlyMap<string, z.ZodType> = namedSchemas();

const NAMES: ReadonlyMap<z.ZodType, string> = new Map([...NAMED_SCHEMAS].map(([name, schema]) => [schema, name]));

/** The name of a schema in the documents, or undefined when it has none and stands in place. */
export function nameOf(schema: z.ZodType): string | undefined {
  return NAMES.get(schema);
}

const OPTIONS = { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' } as const;

function inDocument(schema: object): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !OF_A_FILE.has(key)));
}

/** All named schemas with references between them, converted once per kind of reference. */
const converted = new Map<string, Readonly<Record<string, JsonSchema>>>();

function convertNamed(refTo: (name: string) => string): Readonly<Record<string, JsonSchema>> {
  const known = converted.get(refTo(''));
  if (known !== undefined) return known;
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of NAMED_SCHEMAS) registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, { ...OPTIONS, uri: refTo });
  const made = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, inDocument(schema)]));
  converted.set(refTo(''), made);
  return made;
}

/**
 * The JSON Schema (2020-12) of a zod schema as a message on the wire must look. Named schemas inside a named one become references made by `refTo`;
 * what they reach is collected by {@link reachable}. A schema without a name stands in place with all it holds. Rules that JSON Schema cannot say
 * (unique ids in an order, U+0000) are left out.
 */
export function jsonSchemaOf(schema: z.ZodType, refTo: (name: string) => string): JsonSchema {
  const name = NAMES.get(schema);
  return (name === undefined ? undefined : convertNamed(refTo)[name]) ?? inDocument(z.toJSONSchema(schema, OPTIONS));
}

/** Names of the schemas that a document part refers to, directly or through others. */
export function reachable(part: unknown, refTo: (name: string) => string): readonly string[] {
  const found = new Set<string>();
  const open: unknown[] = [part];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    for (const name of referencesIn(item, refTo)) {
      if (found.has(name)) continue;
      found.add(name);
      const schema = NAMED_SCHEMAS.get(name);
      if (schema !== undefined) open.push(jsonSchemaOf(schema, refTo));
    }
  }
  return [...found].sort();
}

function referencesIn(part: unknown, refTo: (name: string) => string): string[] {
  const text = JSON.stringify(part);
  return [...NAMED_SCHEMAS.keys()].filter((name) => text.includes(`"$ref":${JSON.stringify(refTo(name))}`));
}
