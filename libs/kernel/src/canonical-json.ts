/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

type JsonObject = Exclude<Json, null | boolean | number | string | readonly Json[]>;

/** Up to this many members are sorted by insertion. */
const FEW = 24;

/**
 * RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, ECMAScript number form, no white space.
 * Members whose value is `undefined` are left out. @throws Error on non-finite numbers and lone surrogates, which RFC 8785 §3.2.2 forbids.
 *
 * RFC 8785 writes strings and numbers as `JSON.stringify` does, which is several times as fast as anything written here; so members are brought
 * into order first, where they are not, and the engine writes the text. Only names that an object cannot hold in every order are written by hand.
 */
export function canonicalJson(value: Json): string {
  const inOrder = ordered(value);
  if (inOrder === undefined) return written(value);
  const text = JSON.stringify(inOrder);
  // Only a lone surrogate is written as "\ud…", but a text may also hold a backslash before "ud": then every text is looked at.
  return text.includes('\\ud') ? written(value) : text;
}

function isArray(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value with all members in order; itself when they are. Undefined: no object can hold its members in that order. */
function ordered(value: Json): Json | undefined {
  if (typeof value === 'string' || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return finite(value);
  return isArray(value) ? orderedItems(value) : orderedMembers(value);
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error('canonical JSON has no NaN or Infinity');
  return value;
}

function orderedItems(items: readonly Json[]): readonly Json[] | undefined {
  let copy: Json[] | null = null;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] as Json;
    const inOrder = ordered(item);
    if (inOrder === undefined) return undefined;
    if (inOrder !== item) (copy ??= [...items])[index] = inOrder;
  }
  return copy ?? items;
}

/** Are the members in the order in which `JSON.stringify` writes them sorted? */
function isSorted(object: JsonObject): boolean {
  let before = '';
  for (const key in object) {
    if (key < before) return false;
    before = key;
  }
  return true;
}

function orderedMembers(object: JsonObject): JsonObject | undefined {
  if (!isSorted(object)) return sortedCopy(object);
  let copy: Record<string, Json | undefined> | null = null;
  for (const key in object) {
    const member = object[key];
    if (member === undefined) continue;
    const inOrder = ordered(member);
    if (inOrder === undefined) return undefined;
    if (inOrder !== member) (copy ??= { ...object })[key] = inOrder;
  }
  return copy ?? object;
}

/** The names by UTF-16 code units. Objects have few members, for which putting each in its place beats the engine's sort by far. */
function sortedKeys(object: JsonObject): string[] {
  const keys = Object.keys(object);
  if (keys.length > FEW) return keys.sort();
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index] as string;
    let place = index;
    while (place > 0 && (keys[place - 1] as string) > key) {
      keys[place] = keys[place - 1] as string;
      place -= 1;
    }
    keys[place] = key;
  }
  return keys;
}

function sortedCopy(object: JsonObject): JsonObject | undefined {
  const copy: Record<string, Json> = {};
  for (const key of sortedKeys(object)) {
    const member = object[key];
    if (member === undefined) continue;
    const inOrder = ordered(member);
    // An assignment to this name would change the prototype.
    if (inOrder === undefined || key === '__proto__') return undefined;
    copy[key] = inOrder;
  }
  // Names that look like array indices come first and by their number, wherever they were put.
  return isSorted(copy) ? copy : undefined;
}

/** The canonical text made by hand, member by member. */
function written(value: Json): string {
  if (typeof value === 'string') return writtenText(value);
  if (typeof value === 'number') return JSON.stringify(finite(value));
  if (value === null || typeof value === 'boolean') return String(value);
  if (isArray(value)) return `[${value.map(written).join(',')}]`;
  const members = Object.keys(value).sort().flatMap((key) => (value[key] === undefined ? [] : `${writtenText(key)}:${written(value[key])}`));
  return `{${members.join(',')}}`;
}

function writtenText(value: string): string {
  if (!isWellFormed(value)) throw new Error('canonical JSON has no lone surrogates');
  return JSON.stringify(value);
}

/** True when the text holds no lone UTF-16 surrogate (it can be encoded as UTF-8). */
export function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}
