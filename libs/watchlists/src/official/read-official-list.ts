import { entityOfFields } from '../parse-lines';
import { BadLine, type Fields } from '../fields';
import { readCslCsv, readCslJson } from './csl';
import { readEuCsv, readEuXml } from './eu-fsf';
import { readFtm } from './ftm';
import { readOfacCsv } from './ofac-csv';
import { readOfacXml } from './ofac-sdn-xml';
import { lostRecord, type OfficialList, type OfficialOptions, refusedList } from './official-list';
import { readOwnCsv } from './own-csv';
import { type LineForm, readOwnLines } from './own-lines';
import { readUnXml } from './un-xml';

type Reader = (files: readonly string[], options: OfficialOptions) => OfficialList;

const one = (read: (text: string, options: OfficialOptions) => OfficialList): Reader => (files, options) => read(files[0] ?? '', options);

const READERS = {
  'ofac-xml': one(readOfacXml),
  'ofac-csv': ([primary = '', names, addresses, comments], options) => readOfacCsv({ primary, names, addresses, comments }, options),
  'csl-csv': one(readCslCsv),
  'csl-json': one(readCslJson),
  'eu-xml': one(readEuXml),
  'eu-csv': one(readEuCsv),
  'un-xml': one(readUnXml),
  ftm: one(readFtm),
  'own-csv': one(readOwnCsv),
} as const satisfies Readonly<Record<string, Reader>>;

/**
 * Raise it with every change of a reader that takes something in another way: an unchanged file is read again when this is another number than when it was read last.
 */
export const LIST_READERS_VERSION = 2;

/** Forms of official files that can be read, and the CSV template of own lists. */
export type OfficialFormat = keyof typeof READERS;

/** See {@link OfficialFormat}. */
export const OFFICIAL_FORMATS = Object.keys(READERS) as readonly OfficialFormat[];

/** How many files a format is made of at most: OFAC's legacy CSV is names, other names, addresses and the rest of the remarks. */
export function filesOfFormat(format: OfficialFormat): number {
  return format === 'ofac-csv' ? 4 : 1;
}

/** Sorts out the records that are refused and those whose id another one has. A file without any entry is refused. */
function sortedOut(list: OfficialList, refusalOf: (fields: Fields) => string | null): OfficialList {
  if (list.refused !== null) return list;
  const problems = [...list.problems];
  const taken = new Map<string, number>();
  const records = list.records.filter(({ row, fields }) => {
    const earlier = taken.get(fields.id);
    taken.set(fields.id, earlier ?? row);
    const reason = earlier === undefined ? refusalOf(fields) : `id: stands at row ${String(earlier)} too`;
    if (reason !== null) problems.push(lostRecord(row, fields.id, reason));
    return reason === null;
  });
  return records.length + problems.length === 0 ? refusedList('the file has no entries') : { ...list, records, problems };
}

/** Why the canonical form refuses a record; null when it does not. */
function refusalByForm(fields: Fields): string | null {
  try {
    entityOfFields(fields);
    return null;
  } catch (cause) {
    if (cause instanceof BadLine) return cause.message;
    throw cause;
  }
}

/**
 * Reads a list as its publisher writes it. Every record comes out as a line of the `ytterby` form that is known to be readable, or is named among the problems; a
 * file that was cut off or is not of the format is refused as a whole. Deterministic; reads nothing but the texts.
 * @param files the texts of the file or files (see {@link filesOfFormat}), in their order
 */
export function readOfficialList(format: OfficialFormat, files: readonly string[], options: OfficialOptions = {}): OfficialList {
  return sortedOut(READERS[format](files, options), refusalByForm);
}

/** Reads lines of one of our own forms as {@link readOfficialList} reads an official list: each comes out as a line of the `ytterby` form, or is named among the problems. */
export function readListLines(form: LineForm, text: string, options: OfficialOptions = {}): OfficialList {
  return sortedOut(readOwnLines(form, text, options), () => null);
}
