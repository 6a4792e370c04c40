import { parseWith, text } from '@ytterby/contracts';
import type { ListLine } from '@ytterby/matching';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../exit-status';
import { readLines } from '../lines';
import { parseLine } from '../parse-line';

const pairLine = z.object({ id: text(500), left: z.string(), right: z.string(), schema: z.string().nullish(), label: z.union([z.literal(0), z.literal(1)]), group: z.string() });
const listLine = z.object({ id: text(500), schema: z.string().nullish(), names: z.array(z.string()), nativeNames: z.array(z.string()).nullish(), countries: z.array(z.string()).nullish() });
const queryLine = z.object({ id: text(500), name: z.string(), schema: z.string().nullish(), country: z.string().nullish(), expected: z.array(z.string()), group: z.string() });

/** A labelled pair of names. */
export type LabelledPair = z.infer<typeof pairLine>;
/** A query with the entities that may answer it. */
export type LabelledQuery = z.infer<typeof queryLine>;

/** The labelled sets of one folder: `pairs.jsonl.gz`, `screen/list.jsonl.gz`, `screen/queries.jsonl.gz`. */
export interface AccuracySets {
  readonly pairs: readonly LabelledPair[];
  readonly list: readonly ListLine[];
  readonly queries: readonly LabelledQuery[];
}

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const line of readLines(path)) {
    const json = parseLine(line);
    const parsed = json.ok ? parseWith(schema, json.value) : json;
    if (!parsed.ok) throw new UsageError(`${path} line ${line.number}: ${parsed.error.map(({ path: field, message }) => `${field} ${message}`).join('; ')}`);
    rows.push(parsed.value);
  }
  if (rows.length === 0) throw new UsageError(`${path} holds no line; there is nothing to measure.`);
  return rows;
}

/**
 * Reads the labelled sets of a folder whole.
 * @throws UsageError when a file is missing or a line is not of its shape: a set read in part would give figures of another set
 */
export async function readSets(folder: string): Promise<AccuracySets> {
  const [pairs, list, queries] = [await read(join(folder, 'pairs.jsonl.gz'), pairLine), await read(join(folder, 'screen', 'list.jsonl.gz'), listLine), await read(join(folder, 'screen', 'queries.jsonl.gz'), queryLine)];
  return { pairs, queries, list: list.map(({ id, names, schema, nativeNames, countries }) => ({ id, names, schema: schema ?? null, nativeNames: nativeNames ?? [], countries: countries ?? [] })) };
}
