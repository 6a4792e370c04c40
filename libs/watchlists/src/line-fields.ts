import { BadLine, type Fields } from './fields';

/** A field of a line, those of an inner object with a dot, and what it holds. */
export type LineField = readonly [field: string, holds: string];

/** Kinds of listed parties. */
export const PARTY_SCHEMAS = ['organization', 'person', 'vessel', 'aircraft', 'unknown'] as const;
/** Events of a listing. */
export const LISTING_EVENTS = ['designated', 'suspended', 'resumed', 'stopped'] as const;

const CAPABILITY: readonly LineField[] = [
  ['capability', 'what the party can make, as far as publicly known; what is not known is null, never zero'],
  ['capability.nodeNm', 'smallest process node in nanometres, a decimal as text'],
  ['capability.memoryLayers', 'layers of its memory, a whole number'],
  ['capability.kind', 'what it makes, in words'],
  ['capability.note', 'for readers of the file; not imported'],
];
const PARENTS: readonly LineField[] = [
  ['parents', 'its known owners'],
  ['parents.id', 'the id of the owner, when it is an entry of a list too; else null'],
  ['parents.name', 'name of the owner'],
  ['parents.pct', 'share in per cent, 0 to 100, a decimal as text; null: not known'],
];
const IDENTIFIERS: readonly LineField[] = [
  ['identifiers', 'numbers that are one party’s in the world; an equal one is a match'],
  ['identifiers.scheme', 'LEI, USCC, DUNS, VAT, REG, IMO or OTHER'],
  ['identifiers.value', 'the number; compared without case, spaces and punctuation'],
];

/** The fields of a line of the form `ytterby`. */
export const LIST_LINE_FIELDS: readonly LineField[] = [
  ['id', 'must be there; for ever the same, and one entry’s over all lists'],
  ['list', 'the list as its publisher names it, such as CN-MOFCOM-CONTROL; must be there unless the import names a list'],
  ['schema', `${PARTY_SCHEMAS.join(', ')}; missing: unknown`],
  ['names', 'names, the main one first; there must be one here or in nativeNames'],
  ['nativeNames', 'names in their own script'],
  ['aliases', 'other names'],
  ['weakAliases', 'names that say little by themselves; they are met exactly or not at all'],
  ['countries', 'ISO 3166-1 alpha-2 codes'],
  ['addresses', 'one text for each'],
  ...IDENTIFIERS,
  ['category', 'what kind of list it is, such as control_list, watch_list, sanctions'],
  ...CAPABILITY,
  ...PARENTS,
  ['since', 'the day it was put on the list; a text that holds no day is kept for readers, and the day is unknown'],
  ['ref', 'number or address of the notice; missing: the list'],
  ['timeline', 'what happened to the listing, the oldest first; missing: designated on the day of since'],
  ['timeline.event', `${LISTING_EVENTS.join(', ')}; suspended is never delisted`],
  ['timeline.effectiveOn', 'first day of the event (Beijing day), or null'],
  ['timeline.knownSince', 'day on which it was published, or null'],
  ['timeline.until', 'last day of a suspension, when it was given'],
  ['timeline.ref', 'notice of the event; missing: ref'],
  ['timeline.reason', 'the reason in the words of the notice'],
  ['timeline.source', 'where a person can check the event'],
  ['basis', 'why it is listed, in words'],
  ['source', 'where a person can check the entry'],
  ['sources', 'the same, when there are several'],
  ['programs', 'programmes of the list, as the publisher calls them'],
  ['details', 'anything else for people to read; nothing is matched by it'],
  ['details.label', 'what it is'],
  ['details.text', 'the text'],
  ['tags', 'labels of whoever made the file; not imported'],
];

/** The fields of a line of the form `starter`. */
export const STARTER_LINE_FIELDS: readonly LineField[] = [
  ['id', 'must be there; for ever the same'],
  ['list', 'must be there, such as YTB-SEMI'],
  ['schema', `${PARTY_SCHEMAS.join(', ')}; missing: unknown`],
  ['name', 'the main name; must be there'],
  ['nativeNames', 'names in their own script'],
  ['aliases', 'other names'],
  ['country', 'ISO 3166-1 alpha-2 code, or null'],
  ...IDENTIFIERS,
  ['category', 'what kind of list it is'],
  ...CAPABILITY,
  ...PARENTS,
  ['basis', 'why it is listed, in words; stands for the notice'],
  ['sources', 'where a person can check the entry'],
  ['confidence', 'for readers of the file; not imported'],
];

function fieldsByPart(fields: readonly LineField[]): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const [path] of fields) {
    const [part, field] = path.includes('.') ? (path.split('.') as [string, string]) : ['', path];
    parts.set(part, [...(parts.get(part) ?? []), field]);
  }
  return parts;
}

function innerObjects(value: unknown): Fields[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one): one is Fields => typeof one === 'object' && one !== null);
}

/**
 * Makes the check of a form that a line has no other fields: a misspelt one would lose a name, and whoever bears it would be clear.
 * @returns a function that throws BadLine naming the field and those that are allowed
 */
export function onlyFieldsOf(form: readonly LineField[]): (line: Fields) => void {
  const parts = fieldsByPart(form);
  const check = (object: Fields, part: string, allowed: readonly string[]): void => {
    const strange = Object.keys(object).find((field) => !allowed.includes(field));
    if (strange === undefined) return;
    const hint = part === '' && parts.has('details') ? '; what else there is to say goes into details' : '';
    throw new BadLine(`${part === '' ? '' : `${part}.`}${strange}: is not a field of this form; allowed are ${allowed.join(', ')}${hint}`);
  };
  return (line) => {
    for (const [part, allowed] of parts) for (const object of part === '' ? [line] : innerObjects(line[part])) check(object, part, allowed);
  };
}
