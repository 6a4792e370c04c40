import { err, isIsoDate, type IsoDate, ok, type Result } from '@ytterby/kernel';
import { BadLine, countries, MAX_NAME, MAX_TEXT, objects, optionalCount, optionalDecimal, optionalText, parseObject, text, texts, type Fields } from './fields';
import { LIST_LINE_FIELDS, LISTING_EVENTS, onlyFieldsOf, PARTY_SCHEMAS, STARTER_LINE_FIELDS } from './line-fields';
import { bindsForeignTransferors, listKindOf } from './list-kinds';
import type { Capability, ListedEntity, ListingEvent, Parent } from './listed-entity';
import { readListingDate } from './listing-date';

/** Why a line was left out. Lines count from 1. */
export interface LineError {
  line: number;
  reason: string;
}

/** One line of a list, read. */
export type ParsedLine = Result<ListedEntity, LineError>;

const MAX_ID = 300;
const MAX_REF = 2000;
/** Label of the detail that holds a day of listing which could not be read. */
const UNREAD_DAY = 'listed since';
/** Label of the detail that holds a name which is longer than is compared. */
const LONG_NAME = 'name that is too long to be compared';

function attempt(line: number, read: () => ListedEntity): ParsedLine {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof BadLine) return err({ line, reason: error.message });
    throw error;
  }
}

function designation(since: string | null, ref: string): ListingEvent[] {
  return [{ event: 'designated', effectiveOn: since, knownSince: since, ref }];
}

function capability(fields: Fields): Capability | null {
  const value = fields['capability'] ?? null;
  if (value === null) return null;
  const [inner = {}] = objects({ capability: [value] }, 'capability');
  const found = { nodeNm: optionalDecimal(inner, 'nodeNm'), memoryLayers: optionalCount(inner, 'memoryLayers'), kind: optionalText(inner, 'kind', 200) };
  return found.nodeNm === null && found.memoryLayers === null && found.kind === null ? null : found;
}

function parents(fields: Fields): Parent[] {
  return objects(fields, 'parents').map((parent) => {
    const pct = optionalDecimal(parent, 'pct');
    if (pct !== null && Number(pct) > 100) throw new BadLine(`parents.pct: must be at most 100, is ${pct}`);
    return { id: optionalText(parent, 'id', MAX_ID), name: text(parent, 'name', 500), pct };
  });
}

function identifiers(fields: Fields): { scheme: string; value: string }[] {
  return objects(fields, 'identifiers').map((identifier) => ({ scheme: text(identifier, 'scheme', 20).toUpperCase(), value: text(identifier, 'value', 100) }));
}

const checkStarterLine = onlyFieldsOf(STARTER_LINE_FIELDS);
const checkListLine = onlyFieldsOf(LIST_LINE_FIELDS);

function schemaOf(fields: Fields): string {
  const schema = optionalText(fields, 'schema', 50) ?? 'unknown';
  if (!PARTY_SCHEMAS.some((known) => known === schema)) throw new BadLine(`schema: must be ${PARTY_SCHEMAS.join(', ')}, is ${JSON.stringify(schema)}`);
  return schema;
}

function oneCountry(fields: Fields): string[] {
  const country = optionalText(fields, 'country');
  return country === null ? [] : countries([country], 'country');
}

/** Reads a line of the form `starter` ({@link STARTER_LINE_FIELDS}). An entry of these lists has no listing date and no notice; its basis stands for it. */
export function parseStarterLine(raw: string, line: number): ParsedLine {
  return attempt(line, () => {
    const fields = parseObject(raw);
    checkStarterLine(fields);
    const [id, listId] = [text(fields, 'id', MAX_ID), text(fields, 'list', 100)];
    const list = listKindOf(listId);
    const ref = `${listId} ${id}`;
    return {
      id,
      list,
      listId,
      schema: schemaOf(fields),
      names: [text(fields, 'name', 500)],
      nativeNames: texts(fields, 'nativeNames'),
      aliases: texts(fields, 'aliases'),
      weakAliases: [],
      countries: oneCountry(fields),
      addresses: [],
      identifiers: identifiers(fields),
      category: optionalText(fields, 'category', 200),
      capability: capability(fields),
      parents: parents(fields),
      since: null,
      ref,
      timeline: designation(null, ref),
      bindsForeignTransferors: bindsForeignTransferors(list, null),
      sources: texts(fields, 'sources', 4000),
      basis: optionalText(fields, 'basis'),
    };
  });
}

function optionalDay(fields: Fields, field: string): string | null {
  const value = optionalText(fields, field);
  if (value !== null && !isIsoDate(value)) throw new BadLine(`timeline.${field}: must be a day such as 2026-02-24, is ${JSON.stringify(value)}`);
  return value;
}

function listingEvent(fields: Fields, ref: string): ListingEvent {
  const event = LISTING_EVENTS.find((one) => one === fields['event']);
  if (event === undefined) throw new BadLine(`timeline.event: must be ${LISTING_EVENTS.join(', ')}, is ${JSON.stringify(fields['event'])}`);
  const until = optionalDay(fields, 'until');
  const [reason, source] = [optionalText(fields, 'reason'), optionalText(fields, 'source')];
  return {
    event,
    effectiveOn: optionalDay(fields, 'effectiveOn'),
    knownSince: optionalDay(fields, 'knownSince'),
    ...(until === null ? {} : { until }),
    ref: optionalText(fields, 'ref', MAX_REF) ?? ref,
    ...(reason === null ? {} : { reason }),
    ...(source === null ? {} : { source }),
  };
}

/** The events of an entry in their order; one that names none was designated on the day it was put on the list. */
function timelineOf(fields: Fields, since: string | null, ref: string): ListingEvent[] {
  const events = objects(fields, 'timeline').map((event) => listingEvent(event, ref));
  return events.length === 0 ? designation(since, ref) : events;
}

const BEGINS_WITH_A_DAY = /^\d{4}-\d{2}-\d{2}/;

/** The day of listing, and the text of it when it holds none (a citation alone). A day that does not exist is a slip, not a citation. */
function sinceOf(fields: Fields): { since: IsoDate | null; unread: string | null } {
  const written = optionalText(fields, 'since');
  const since = readListingDate(written ?? '');
  if (written !== null && since === null && BEGINS_WITH_A_DAY.test(written)) throw new BadLine(`since: must be a day such as 2026-02-24, is ${JSON.stringify(written)}`);
  return { since, unread: since === null ? written : null };
}

interface Names {
  readonly names: readonly string[];
  readonly nativeNames: readonly string[];
  readonly aliases: readonly string[];
  readonly weakAliases: readonly string[];
  /** Those that are longer than is compared: one of them does not lose the entry. */
  readonly long: readonly string[];
}

function namesOf(fields: Fields): Names {
  const long: string[] = [];
  const short = (field: string): string[] => {
    const given = texts(fields, field, MAX_TEXT);
    long.push(...given.filter((name) => name.length > MAX_NAME));
    return given.filter((name) => name.length <= MAX_NAME);
  };
  const [names, nativeNames, aliases, weakAliases] = [short('names'), short('nativeNames'), short('aliases'), short('weakAliases')];
  if (names.length + nativeNames.length === 0) throw new BadLine(`names: must hold at least one name${long.length === 0 ? '' : ` of at most ${String(MAX_NAME)} characters`}`);
  return { names: names.length > 0 ? names : nativeNames, nativeNames, aliases, weakAliases, long };
}

/** The names of an entity that are longer than is compared; they stand among its details. */
export function namesTooLong({ details = [] }: ListedEntity): string[] {
  return details.flatMap(({ label, text: name }) => (label === LONG_NAME ? [name] : []));
}

/** What only people read. Left away where there is none, so that an entry without them is stored as before there were any. */
function readable(fields: Fields, unread: string | null, long: readonly string[]): Pick<ListedEntity, 'programs' | 'details'> {
  const programs = texts(fields, 'programs');
  const given = objects(fields, 'details').map((detail) => ({ label: text(detail, 'label', 100), text: text(detail, 'text') }));
  const details = [...given, ...(unread === null ? [] : [{ label: UNREAD_DAY, text: unread }]), ...long.map((name) => ({ label: LONG_NAME, text: name }))];
  return { ...(programs.length === 0 ? {} : { programs }), ...(details.length === 0 ? {} : { details }) };
}

/** The entity that the fields of a line say. @throws BadLine naming the field and what is allowed */
export function entityOfFields(fields: Fields, listId?: string): ListedEntity {
  checkListLine(fields);
  const publisher = optionalText(fields, 'list', 100) ?? listId;
  if (publisher === undefined) throw new BadLine('list: is missing, and the import names none');
  const { long, ...names } = namesOf(fields);
  const list = listKindOf(publisher);
  const { since, unread } = sinceOf(fields);
  const ref = optionalText(fields, 'ref', MAX_REF) ?? publisher;
  const source = optionalText(fields, 'source');
  return {
    id: text(fields, 'id', MAX_ID),
    list,
    listId: publisher,
    schema: schemaOf(fields),
    ...names,
    countries: countries(texts(fields, 'countries'), 'countries'),
    addresses: texts(fields, 'addresses', 4000),
    identifiers: identifiers(fields),
    category: optionalText(fields, 'category', 200),
    capability: capability(fields),
    parents: parents(fields),
    since,
    ref,
    timeline: timelineOf(fields, since, ref),
    bindsForeignTransferors: bindsForeignTransferors(list, since),
    sources: [...(source === null ? [] : [source]), ...texts(fields, 'sources', 4000)],
    basis: optionalText(fields, 'basis'),
    ...readable(fields, unread, long),
  };
}

/** Reads a line of the form `ytterby` ({@link LIST_LINE_FIELDS}). `listId` is used where the line names no list. */
export function parseListLine(raw: string, line: number, listId?: string): ParsedLine {
  return attempt(line, () => entityOfFields(parseObject(raw), listId));
}
