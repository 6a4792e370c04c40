import type { z } from 'zod';

/** True only when the schema accepts the value and gives it back as it is. False also when this cannot tell: then the schema has to be asked. */
export type QuickCheck = (value: unknown) => boolean;

type Schema = z.core.$ZodType;
type Check = z.core.$ZodCheck;

const cannotTell: QuickCheck = () => false;
const made = new WeakMap<Schema, QuickCheck>();

/**
 * A check of a contract schema for the values that most records are: right ones. zod makes a copy of every value and a record of every field to gather what is
 * wrong; this looks at each field once, runs the schema's own checks, and makes nothing. It never knows better than the schema: whatever it does not know
 * (unions, unknown fields, whatever changes a value) it leaves to it. Made once for each schema.
 */
export function quickCheckOf(schema: Schema): QuickCheck {
  const known = made.get(schema);
  if (known !== undefined) return known;
  let check: QuickCheck = cannotTell;
  made.set(schema, (value) => check(value)); // for schemas that hold themselves
  check = withChecks(typeCheckOf(schema as z.core.$ZodTypes), checksOf(schema));
  made.set(schema, check);
  return check;
}

const isText: QuickCheck = (value) => typeof value === 'string';
const isNumber: QuickCheck = (value) => typeof value === 'number' && Number.isFinite(value);
const isBoolean: QuickCheck = (value) => typeof value === 'boolean';

function typeCheckOf({ _zod: { def } }: z.core.$ZodTypes): QuickCheck {
  switch (def.type) {
    case 'string':
      return isText;
    case 'number':
      return isNumber;
    case 'boolean':
      return isBoolean;
    case 'enum':
      return isOneOf(Object.values(def.entries));
    case 'literal':
      return isOneOf(def.values);
    default:
      return compoundCheckOf(def);
  }
}

function compoundCheckOf(def: z.core.$ZodTypes['_zod']['def']): QuickCheck {
  switch (def.type) {
    case 'nullable':
      return orNull(quickCheckOf(def.innerType));
    case 'optional':
      return quickCheckOf(def.innerType);
    case 'array':
      return isListOf(quickCheckOf(def.element));
    case 'record':
      return def.keyType._zod.def.type === 'string' ? isRecordOf(quickCheckOf(def.keyType), quickCheckOf(def.valueType)) : cannotTell;
    case 'object':
      return objectCheckOf(def);
    default:
      return cannotTell;
  }
}

function isOneOf(values: readonly unknown[]): QuickCheck {
  if (!values.every((value) => typeof value === 'string')) return cannotTell;
  const allowed = new Set<unknown>(values);
  return (value) => allowed.has(value);
}

function orNull(inner: QuickCheck): QuickCheck {
  if (inner === cannotTell) return cannotTell;
  return (value) => value === null || inner(value);
}

function isListOf(element: QuickCheck): QuickCheck {
  return (value) => Array.isArray(value) && value.every(element);
}

/** An object as `JSON.parse` makes it. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isRecordOf(key: QuickCheck, member: QuickCheck): QuickCheck {
  return (value) => {
    if (!isPlain(value)) return false;
    for (const name of Object.keys(value)) if (name === '__proto__' || !key(name) || !member(value[name])) return false;
    return true;
  };
}

interface Field {
  readonly name: string;
  readonly mayBeAbsent: boolean;
  readonly check: QuickCheck;
}

/** A field that may be left out is absent afterwards too, unless it has a value for that case: of such a one nothing can be told. */
function fieldOf(name: string, schema: Schema): Field {
  const check = quickCheckOf(schema);
  return { name, mayBeAbsent: schema._zod.def.type === 'optional' && check !== cannotTell, check };
}

/** Every field that must be there is, those that are there are right, and there are no others. */
function objectCheckOf({ shape, catchall }: z.core.$ZodObjectDef): QuickCheck {
  if (catchall !== undefined && catchall._zod.def.type !== 'never') return cannotTell;
  const names = Object.keys(shape);
  // A field may hold its own schema, which is made while this is: fields are asked for when the first value comes.
  let fields: readonly Field[] | undefined;
  return (value) => {
    if (!isPlain(value)) return false;
    fields ??= names.map((name) => fieldOf(name, shape[name] as Schema));
    let found = 0;
    for (const { name, mayBeAbsent, check } of fields) {
      const member = value[name];
      if (member === undefined) {
        if (!mayBeAbsent || Object.hasOwn(value, name)) return false;
      } else {
        if (!check(member)) return false;
        found += 1;
      }
    }
    return Object.keys(value).length === found;
  };
}

/** The checks that zod runs after the type, in its order (see `$ZodType` in zod's core). */
function checksOf(schema: Schema): readonly Check[] {
  const { def, traits } = schema._zod;
  const own = (def as { readonly checks?: readonly Check[] }).checks ?? [];
  return traits.has('$ZodCheck') ? [schema as unknown as Check, ...own] : own;
}

interface Payload {
  value: unknown;
  issues: z.core.$ZodRawIssue[];
}

/** Runs one check; false when it finds something, changes the value, or answers later. */
function runOf({ _zod: { check, def } }: Check): (payload: Payload) => boolean {
  const { when } = def;
  return (payload) => {
    if (when !== undefined && !when(payload)) return true;
    const { value } = payload;
    const pending = check(payload as never);
    return payload.issues.length === 0 && payload.value === value && !(pending instanceof Promise);
  };
}

function withChecks(type: QuickCheck, checks: readonly Check[]): QuickCheck {
  if (checks.length === 0 || type === cannotTell) return type;
  const runs = checks.map(runOf);
  return (value) => {
    if (!type(value)) return false;
    const payload = { value, issues: [] };
    for (const run of runs) if (!run(payload)) return false;
    return true;
  };
}
