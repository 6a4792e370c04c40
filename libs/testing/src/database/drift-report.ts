import type { Queryable } from '@ytterby/persistence';
import { describeDatabase, type TableShape } from './database-shape';
import { describeDatamodels } from './datamodel-shape';

/** Tables of the migration runner itself; in no Prisma schema. */
const OWN_TABLES = ['schema_migration'];

function compareColumns(table: string, wanted: TableShape, found: TableShape): string[] {
  const differences: string[] = [];
  for (const [column, type] of wanted.columns) {
    const actual = found.columns.get(column);
    if (actual === undefined) differences.push(`${table}.${column} is in the schema (${type}) but not in the database`);
    else if (actual !== type) differences.push(`${table}.${column} is ${type} in the schema but ${actual} in the database`);
  }
  for (const [column, type] of found.columns) {
    if (!wanted.columns.has(column)) differences.push(`${table}.${column} is in the database (${type}) but not in the schema`);
  }
  return differences;
}

function compareKeys(table: string, wanted: TableShape, found: TableShape): string[] {
  const missing = [...wanted.keys].filter((key) => !found.keys.has(key)).map((key) => `${table}: ${key} is in the schema but not in the database`);
  const extra = [...found.keys].filter((key) => !wanted.keys.has(key)).map((key) => `${table}: ${key} is in the database but not in the schema`);
  return [...missing, ...extra];
}

/**
 * Compares Prisma schemas (their texts; together they describe one database) with a migrated database: tables, columns, types, nullability, primary
 * and unique keys. What Prisma cannot express (checks, partial indexes, triggers) is not looked at. @returns one sentence per difference
 */
export async function driftReport(database: Queryable, datamodels: readonly string[]): Promise<string[]> {
  const wanted = await describeDatamodels(datamodels);
  const found = await describeDatabase(database);
  for (const table of OWN_TABLES) found.delete(table);
  const missing = [...wanted.keys()].filter((table) => !found.has(table)).map((table) => `the table ${table} is in the schema but not in the database`);
  const extra = [...found.keys()].filter((table) => !wanted.has(table)).map((table) => `the table ${table} is in the database but not in the schema`);
  const changed = [...wanted].flatMap(([table, shape]) => {
    const actual = found.get(table);
    return actual === undefined ? [] : [...compareColumns(table, shape, actual), ...compareKeys(table, shape, actual)];
  });
  return [...missing, ...extra, ...changed].sort();
}
