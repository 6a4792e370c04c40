import { entityOfFields } from '../parse-lines';
import { BadLine } from '../fields';
import { readCslCsv, readCslJson } from './csl';
import { readEuCsv, readEuXml } from './eu-fsf';
import { readFtm } from './ftm';
import { readOfacCsv } from './ofac-csv';
import { readOfacXml } from './ofac-sdn-xml';
import { type ListProblem, type OfficialList, type OfficialOptions, refusedList } from './official-list';
import { readOwnCsv } from './own-csv';
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
export const LIST_READERS_VERSION = 1;

/** Forms of official files that can be read, and the CSV template of own lists. */
export type OfficialFormat = keyof typeof READERS;

/** See {@link OfficialFormat}. */
export const OFFICIAL_FORMATS = Object.keys(READERS) as readonly OfficialFormat[];

/** How many files a format is made of at most: OFAC's legacy CSV is names, other names, addresses and the rest of the remarks. */
export function filesOfFormat(format: OfficialFormat): number {
  return format === 'ofac-csv' ? 4 : 1;
}

/** Sorts out the records that the canonical form refuses and those whose id another one has. */
function proven(list: OfficialList): OfficialList {
  const problems: ListProblem[] = [...list.problems];
  const taken = new Map<string, number>();
  const lost = (row: number, id: string, reason: string): void => {
    const [field = 'record', ...rest] = reason.split(': ');
    problems.push({ row, id, field: rest.length === 0 ? 'record' : field, value: null, reason: rest.length === 0 ? reason : rest.join(': '), lost: 'record' });
  };
  const records = list.records.filter(({ row, fields }) => {
    const earlier = taken.get(fields.id);
    taken.set(fields.id, earlier ?? row);
    if (earlier !== undefined) lost(row, fields.id, `id: stands at row ${String(earlier)} too`);
    else {
      try {
        entityOfFields(fields);
        return true;
      } catch (cause) {
        if (!(cause instanceof BadLine)) throw cause;
        lost(row, fields.id, cause.message);
      }
    }
    return false;
  });
  return { ...list, records, problems };
}

/**
 * Reads a list as its publisher writes it. Every record comes out as a line of the `ytterby` form that is known to be readable, or is named among the problems; a
 * file that was cut off or is not of the format is refused as a whole. Deterministic; reads nothing but the texts.
 * @param files the texts of the file or files (see {@link filesOfFormat}), in their order
 */
export function readOfficialList(format: OfficialFormat, files: readonly string[], options: OfficialOptions = {}): OfficialList {
  const read = READERS[format](files, options);
  if (read.refused !== null) return read;
  const list = proven(read);
  return list.records.length + list.problems.length === 0 ? refusedList('the file has no entries') : list;
}
