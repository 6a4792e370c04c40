import type { Queryable } from '@ytterby/persistence';

/** A table, in words that a schema and a database have in common. */
export interface TableShape {
  /** Column → type, for example `bigint`, `text?` (may be null), `timestamp with time zone(6)`, `text[]`. */
  readonly columns: Map<string, string>;
  /** `primary key (a, b)`, `unique (c)`. */
  readonly keys: Set<string>;
}

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY c.relname, a.attnum`;

/** Primary keys and unique indexes over plain columns of the whole table; partial and expression indexes are beyond Prisma. */
const KEYS = `
  SELECT t.relname AS table, i.indisprimary AS "isPrimary",
    (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k (attnum, n)
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum WHERE k.n <= i.indnkeyatts) AS columns
  FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
  WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition
    AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL`;

/** `timestamp(3) with time zone` → `timestamp with time zone(3)`; without a precision PostgreSQL keeps six digits. */
export function normaliseType(type: string): string {
  const time = /^(timestamp|time)(\(\d\))? (with|without) time zone(\[\])?$/.exec(type);
  if (time === null) return type;
  return `${time[1]} ${time[3]} time zone${time[2] ?? '(6)'}${time[4] ?? ''}`;
}

/** Tables, columns and keys of the current schema. */
export async function describeDatabase(database: Queryable): Promise<Map<string, TableShape>> {
  const tables = new Map<string, TableShape>();
  const shapeOf = (table: string): TableShape => {
    const shape = tables.get(table) ?? { columns: new Map<string, string>(), keys: new Set<string>() };
    tables.set(table, shape);
    return shape;
  };
  const columns = await database.query<{ table: string; column: string; type: string; nullable: boolean }>(COLUMNS);
  for (const { table, column, type, nullable } of columns.rows) shapeOf(table).columns.set(column, `${normaliseType(type)}${nullable ? '?' : ''}`);
  const keys = await database.query<{ table: string; isPrimary: boolean; columns: string }>(KEYS);
  for (const { table, isPrimary, columns: names } of keys.rows) shapeOf(table).keys.add(`${isPrimary ? 'primary key' : 'unique'} (${names})`);
  return tables;
}
