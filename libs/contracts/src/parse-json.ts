import { err, ok, type FieldError, type Result } from '@ytterby/kernel';
import { formatPath } from './field-errors';

const MAX_ERRORS = 100;
/** Steps of a path that are shown, counted from its end. */
const MAX_PATH = 20;
const MAX_REASON = 300;
const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Could a key of the text be one of the forbidden ones? Cheap test: they hold "proto" or "constructor" literally, or are written with an escape. */
function mayHoldForbiddenKey(text: string): boolean {
  return text.includes('proto') || text.includes('constructor') || text.includes('\\u');
}

/** A value on the way through a document; the path is kept as links to the parents, since copying it at every step would cost the square of the depth. */
interface Visit {
  readonly value: unknown;
  readonly key: PropertyKey | null;
  readonly parent: Visit | null;
}

function pathOf(visit: Visit, last: string): string {
  const path: PropertyKey[] = [last];
  for (let at: Visit | null = visit; at !== null && path.length < MAX_PATH; at = at.parent) if (at.key !== null) path.unshift(at.key);
  return formatPath(path);
}

function findForbiddenKeys(root: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const open: Visit[] = [{ value: root, key: null, parent: null }];
  for (let visit = open.pop(); visit !== undefined && errors.length < MAX_ERRORS; visit = open.pop()) {
    const { value } = visit;
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    for (const key of Object.keys(value)) {
      if (!isList && FORBIDDEN_KEYS.includes(key)) errors.push({ path: pathOf(visit, key), message: 'is a key that is never allowed (prototype pollution)' });
      else open.push({ value: (value as Record<string, unknown>)[key], key: isList ? Number(key) : key, parent: visit });
    }
  }
  return errors;
}

/** The engine's reason quotes the text, which may hold anything: what a database or a log could not take is written as an escape. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : 'unreadable';
  return text.slice(0, MAX_REASON).replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Parses JSON from the outside. Refuses what `JSON.parse` lets through although it is dangerous: the keys `__proto__`, `constructor` and
 * `prototype` (OWASP ASVS 15.3.6). Linear in the length of the text, whatever its depth.
 */
export function parseJson(text: string): Result<unknown, readonly FieldError[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return err([{ path: '$', message: `is not valid JSON: ${reasonOf(cause)}` }]);
  }
  const errors = mayHoldForbiddenKey(text) ? findForbiddenKeys(value) : [];
  return errors.length > 0 ? err(errors) : ok(value);
}
