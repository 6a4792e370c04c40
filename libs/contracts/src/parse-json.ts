import { err, ok, type FieldError, type Result } from '@ytterby/kernel';
import { formatPath } from './field-errors';

const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Could a key of the text be one of the forbidden ones? Cheap test: they hold "proto" or "constructor" literally, or are written with an escape. */
function mayHoldForbiddenKey(text: string): boolean {
  return text.includes('proto') || text.includes('constructor') || text.includes('\\u');
}

function findForbiddenKeys(root: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const open: { value: unknown; path: PropertyKey[] }[] = [{ value: root, path: [] }];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (typeof item.value !== 'object' || item.value === null) continue;
    const isArray = Array.isArray(item.value);
    for (const key of Object.keys(item.value)) {
      const path = [...item.path, isArray ? Number(key) : key];
      if (!isArray && FORBIDDEN_KEYS.includes(key)) errors.push({ path: formatPath(path), message: 'is a key that is never allowed (prototype pollution)' });
      else open.push({ value: (item.value as Record<string, unknown>)[key], path });
    }
  }
  return errors;
}

/**
 * Parses JSON from the outside. Refuses what `JSON.parse` lets through although it is dangerous: the keys `__proto__`, `constructor` and
 * `prototype` (OWASP ASVS 15.3.6). Linear in the length of the text.
 */
export function parseJson(text: string): Result<unknown, readonly FieldError[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return err([{ path: '$', message: `is not valid JSON: ${cause instanceof Error ? cause.message : 'unreadable'}` }]);
  }
  const errors = mayHoldForbiddenKey(text) ? findForbiddenKeys(value) : [];
  return errors.length > 0 ? err(errors) : ok(value);
}
