import type { getDMMF as GetDmmf } from '@prisma/internals';
import { normaliseType, type TableShape } from './database-shape';

type Dmmf = Awaited<ReturnType<typeof GetDmmf>>;
type Model = Dmmf['datamodel']['models'][number];
type Field = Model['fields'][number];

/** What Prisma makes of a scalar without `@db` (PostgreSQL connector). */
const DEFAULT_TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Decimal: 'numeric(65,30)',
  DateTime: 'timestamp(3) without time zone',
  Json: 'jsonb',
  Bytes: 'bytea',
};

/** `@db.X(args)` in PostgreSQL's own words. */
const NATIVE_TYPES: Readonly<Record<string, (args: readonly string[]) => string>> = {
  Text: () => 'text',
  VarChar: ([length]) => (length === undefined ? 'character varying' : `character varying(${length})`),
  Char: ([length]) => `character(${length ?? '1'})`,
  Uuid: () => 'uuid',
  SmallInt: () => 'smallint',
  Integer: () => 'integer',
  BigInt: () => 'bigint',
  Boolean: () => 'boolean',
  DoublePrecision: () => 'double precision',
  Decimal: (args) => (args.length === 0 ? 'numeric' : `numeric(${args.join(',')})`),
  Date: () => 'date',
  Timestamptz: ([precision]) => `timestamp(${precision ?? '6'}) with time zone`,
  Timestamp: ([precision]) => `timestamp(${precision ?? '6'}) without time zone`,
  JsonB: () => 'jsonb',
  Json: () => 'json',
  ByteA: () => 'bytea',
};

function columnType({ type, nativeType }: Field, enums: ReadonlyMap<string, string>): string | undefined {
  const [native, args] = nativeType ?? [];
  return native === undefined ? (enums.get(type) ?? DEFAULT_TYPES[type]) : NATIVE_TYPES[native]?.(args ?? []);
}

function typeOf(field: Field, enums: ReadonlyMap<string, string>): string {
  const known = columnType(field, enums);
  if (known === undefined) throw new Error(`the drift check does not know the type of the field ${field.name} (${field.type})`);
  if (field.isList) return normaliseType(`${known}[]`);
  return `${normaliseType(known)}${field.isRequired ? '' : '?'}`;
}

/** The table of a model: its stored fields and its keys; relations are no columns. */
function describeModel(model: Model, dmmf: Dmmf): TableShape {
  const enums = new Map(dmmf.datamodel.enums.map((each) => [each.name, each.dbName ?? each.name]));
  const stored = model.fields.filter(({ kind }) => kind === 'scalar' || kind === 'enum');
  const columnOf = new Map(stored.map((field) => [field.name, field.dbName ?? field.name]));
  const columns = new Map(stored.map((field) => [columnOf.get(field.name) ?? field.name, typeOf(field, enums)]));
  const keys = dmmf.datamodel.indexes
    .filter((index) => index.model === model.name && (index.type === 'id' || index.type === 'unique'))
    .map(({ type, fields }) => `${type === 'id' ? 'primary key' : 'unique'} (${fields.map(({ name }) => columnOf.get(name) ?? name).join(', ')})`);
  return { columns, keys: new Set(keys) };
}

/** Tables, columns and keys that Prisma schema texts describe. */
export async function describeDatamodels(datamodels: readonly string[]): Promise<Map<string, TableShape>> {
  // Loaded only here: it takes half a second, and most test files do not need it.
  const { getDMMF } = await import('@prisma/internals');
  const tables = new Map<string, TableShape>();
  for (const datamodel of datamodels) {
    const dmmf = await getDMMF({ datamodel });
    for (const model of dmmf.datamodel.models) tables.set(model.dbName ?? model.name, describeModel(model, dmmf));
  }
  return tables;
}
