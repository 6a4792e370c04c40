import { isIsoDate, isWellFormed } from '@ytterby/kernel';
import { MAX_NAME, MAX_TEXT } from '../fields';
import { readListingDate } from '../listing-date';
import { countryCodeOf } from './country-names';
import { identifierScheme } from './identifier-schemes';
import { type ListProblem, type OfficialRecord, shown } from './official-list';

const MAX_IDENTIFIER = 100;
/** Shorter numbers of a register name too many companies in the world; one in common would be no proof. */
const MIN_IDENTIFIER = 8;
const NO_COUNTRY = /^(undetermined|unknown|00|n\/?a|none( identified)?|region:.*|stateless)$/i;
const LATIN = /\p{Script=Latin}/u;
const LETTER = /\p{L}/u;

/** How strongly a name stands for its bearer: `weak` ones are met exactly or not at all. */
export type NameKind = 'main' | 'alias' | 'weak';

function isNative(name: string): boolean {
  return LETTER.test(name) && !LATIN.test(name);
}

/** A ship's number has seven digits, and is one ship's in the world. */
function identifies({ scheme, value }: { scheme: string; value: string }): boolean {
  const length = value.replace(/[^\p{L}\p{N}]/gu, '').length;
  return value.length <= MAX_IDENTIFIER && (length >= MIN_IDENTIFIER || scheme === 'IMO');
}

function push(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}

/**
 * An entry of an official list while its record is read. What cannot be used in its place is named as a problem and kept among the details, so that
 * nothing of a record is lost and one bad value does not lose the entry.
 */
export class RecordDraft {
  id = '';
  schema = 'unknown';
  since: string | null = null;
  ref: string | null = null;
  basis: string | null = null;
  category: string | null = null;
  readonly parents: { id: string | null; name: string; pct: string | null }[] = [];
  private readonly names: string[] = [];
  private readonly nativeNames: string[] = [];
  private readonly aliases: string[] = [];
  private readonly weakAliases: string[] = [];
  private readonly countries: string[] = [];
  private readonly addresses: string[] = [];
  private readonly identifiers: { scheme: string; value: string }[] = [];
  private readonly programs: string[] = [];
  private readonly sources: string[] = [];
  private readonly details: { label: string; text: string }[] = [];

  constructor(
    readonly list: string,
    readonly row: number,
    private readonly problems: ListProblem[],
  ) {}

  /** Names a value that could not be taken; the value stays among the details. */
  part(field: string, value: string, reason: string): void {
    this.problems.push({ row: this.row, id: this.id === '' ? null : this.id, field, value: shown(value), reason, lost: 'part' });
    this.detail(field, value);
  }

  private usable(field: string, value: string, max: number): string | null {
    const trimmed = value.replace(/\s+/g, ' ').trim();
    if (trimmed === '' || trimmed === '-0-') return null;
    if (trimmed.length > max) this.part(field, trimmed, `at most ${String(max)} characters, has ${String(trimmed.length)}`);
    else if (!isWellFormed(trimmed) || trimmed.includes('\u0000')) this.part(field, trimmed.toWellFormed().replaceAll('\u0000', '\ufffd'), 'text without broken characters');
    else return trimmed;
    return null;
  }

  /** A name; those without a Latin letter are native names. A main name that does not fit is no name. */
  name(field: string, value: string, kind: NameKind): void {
    const name = this.usable(field, value, MAX_NAME);
    if (name === null) return;
    if (kind === 'weak') push(this.weakAliases, name);
    else if (isNative(name)) push(this.nativeNames, name);
    else push(kind === 'main' ? this.names : this.aliases, name);
  }

  /** A country by English name or code. What is a region or "undetermined" is a detail; what nobody knows is a problem. */
  country(field: string, value: string): void {
    const text = this.usable(field, value, MAX_NAME);
    if (text === null) return;
    const code = countryCodeOf(text);
    if (code !== null) push(this.countries, code);
    else if (NO_COUNTRY.test(text)) this.detail(field, text);
    else this.part(field, text, 'a country by its English name or ISO 3166-1 alpha-2 code');
  }

  /** An address out of its parts. */
  address(field: string, parts: readonly (string | undefined)[]): void {
    const address = this.usable(field, parts.filter((part) => part !== undefined && part.trim() !== '' && part.trim() !== '-0-').join(', '), MAX_TEXT);
    if (address !== null) push(this.addresses, address);
  }

  /** A number by the list's own words for its kind. What does not identify a company or ship everywhere in the world is a detail. */
  identifier(type: string, value: string, country = ''): void {
    const number = this.usable(`identifier ${type}`, value, MAX_TEXT);
    if (number === null) return;
    const found = identifierScheme(type, number);
    if (found !== null && identifies(found)) {
      if (!this.identifiers.some((one) => one.scheme === found.scheme && one.value === found.value)) this.identifiers.push(found);
      if (country === '' && found.value === number) return;
    }
    this.detail(type === '' ? 'identifier' : type, country === '' ? number : `${number} (${country})`);
  }

  /** {@link name} for many. */
  addNames(field: string, values: readonly string[], kind: NameKind): void {
    for (const value of values) this.name(field, value, kind);
  }

  /** {@link country} for many. */
  addCountries(field: string, values: readonly string[]): void {
    for (const value of values) this.country(field, value);
  }

  /** {@link program} for many. */
  addPrograms(values: readonly string[]): void {
    for (const value of values) this.program(value);
  }

  /** {@link source} for many. */
  addSources(values: readonly string[]): void {
    for (const value of values) this.source(value);
  }

  /** A programme of the list, as the publisher calls it. */
  program(value: string): void {
    const program = this.usable('program', value, MAX_NAME);
    if (program !== null) push(this.programs, program);
  }

  /** Where a person can check the entry. */
  source(value: string): void {
    const source = this.usable('source', value, MAX_TEXT);
    if (source !== null) push(this.sources, source);
  }

  /** Something to be read by people, not matched. Long texts are cut into pieces, none is dropped. */
  detail(label: string, value: string): void {
    const text = value.replace(/\s+/g, ' ').trim();
    if (text === '' || text === '-0-') return;
    for (let start = 0; start < text.length; start += MAX_TEXT) this.details.push({ label: label.slice(0, 100), text: text.slice(start, start + MAX_TEXT).toWellFormed().replaceAll('\u0000', '\ufffd') });
  }

  /** The day of listing; one that cannot be read is a problem and unknown. */
  listedOn(field: string, value: string): void {
    if (value.trim() === '') return;
    const day = isIsoDate(value.trim()) ? value.trim() : readListingDate(value);
    if (day === null) this.part(field, value, 'a day such as 2026-02-24');
    else this.since = day;
  }

  /** The record, or null with a problem when it has no id or no name: then nobody could be screened against it. */
  finish(): OfficialRecord | null {
    const { id, list, row, since, schema } = this;
    if (this.names.length === 0) this.names.push(...this.aliases.splice(0, 1));
    if (this.names.length + this.nativeNames.length === 0) this.names.push(...this.weakAliases.splice(0, 1));
    const missing = id === '' ? 'id' : this.names.length + this.nativeNames.length === 0 ? 'name' : null;
    if (missing !== null) {
      this.problems.push({ row, id: id === '' ? null : id, field: missing, value: null, reason: 'must be there; the entry cannot be used without it', lost: 'record' });
      return null;
    }
    return {
      row,
      fields: {
        id, list, schema, since,
        names: this.names,
        nativeNames: this.nativeNames,
        aliases: this.aliases.filter((name) => !this.names.includes(name)),
        weakAliases: this.weakAliases,
        countries: this.countries,
        addresses: this.addresses,
        identifiers: this.identifiers,
        category: this.category,
        parents: this.parents,
        ref: this.ref ?? `${list} ${id}`,
        sources: this.sources,
        basis: this.basis === null ? null : this.basis.slice(0, MAX_TEXT).toWellFormed(),
        programs: this.programs,
        details: this.details,
      },
    };
  }
}
