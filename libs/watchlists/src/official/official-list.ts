import { type Fields, MAX_NAME } from '../fields';

/** One record of an official file as a line of the `ytterby` form, with where it began in the file (line or row, from 1). */
export interface OfficialRecord {
  readonly row: number;
  readonly fields: Fields & { readonly id: string; readonly list: string };
}

/** Something in an official file that could not be taken as it stands. */
export interface ListProblem {
  /** Line or row in the file, from 1. */
  readonly row: number;
  /** Id of the record, as far as it has one. */
  readonly id: string | null;
  readonly field: string;
  /** The value as it stands, cut to 200 characters; null when there is none. */
  readonly value: string | null;
  /** What is allowed. */
  readonly reason: string;
  /** `record`: the whole entry could not be used and nobody would be screened against it. `part`: the entry is in, this value is not (it stands among its details). */
  readonly lost: 'record' | 'part';
}

/** An official file, read. */
export interface OfficialList {
  readonly records: readonly OfficialRecord[];
  readonly problems: readonly ListProblem[];
  /** Why the file as a whole cannot be trusted (cut off, not of this format); null when it can. No part of such a file may be imported. */
  readonly refused: string | null;
  /** Entries that the file carries although it does not list them (related parties of an FtM export). */
  readonly notListed: number;
}

/** What a person can say about a file that does not say it. */
export interface OfficialOptions {
  /** The list, where the format serves more than one. */
  readonly list?: string | undefined;
}

const SHOWN = 200;

/** A value as a problem shows it. */
export function shown(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}

/** The first text that is not empty. */
export function firstText(...texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? '';
}

/** An entry that cannot be used. @param reason as the reader of lines gives it: field, colon, what is allowed */
export function lostRecord(row: number, id: string | null, reason: string): ListProblem {
  const [field = '', ...rest] = reason.split(': ');
  const named = rest.length > 0 ? { field, reason: rest.join(': ') } : { field: 'record', reason };
  return { row, id, value: null, ...named, lost: 'record' };
}

/** A name that is longer than is compared; the entry is in. */
export function longName(row: number, id: string, name: string): ListProblem {
  return { row, id, field: 'name', value: shown(name), reason: `at most ${String(MAX_NAME)} characters are compared, has ${String(name.length)}`, lost: 'part' };
}

/** A file of which nothing may be used. */
export function refusedList(reason: string): OfficialList {
  return { records: [], problems: [], refused: reason, notListed: 0 };
}
