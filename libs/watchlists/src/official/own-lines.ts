import type { ListedEntity } from '../listed-entity';
import { namesTooLong, parseListLine, parseStarterLine } from '../parse-lines';
import { type ListProblem, longName, lostRecord, type OfficialList, type OfficialOptions, type OfficialRecord } from './official-list';

/** Our own forms of JSON lines. */
export type LineForm = 'starter' | 'ytterby';

/** An entity as a line of the `ytterby` form; read again it is the same entity. */
export function lineOf({ list: _kind, listId, bindsForeignTransferors: _bound, ...rest }: ListedEntity): OfficialRecord['fields'] {
  return { ...rest, list: listId };
}

/** Every line of a text that holds something, read. */
export function readOwnLines(form: LineForm, text: string, { list }: OfficialOptions): OfficialList {
  const problems: ListProblem[] = [];
  const records: OfficialRecord[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const row = i + 1;
    const read = form === 'starter' ? parseStarterLine(raw, row) : parseListLine(raw, row, list);
    if (read.ok) {
      records.push({ row, fields: lineOf(read.value) });
      problems.push(...namesTooLong(read.value).map((name) => longName(row, read.value.id, name)));
    } else problems.push(lostRecord(row, null, read.error.reason));
  }
  return { records, problems, refused: null, notListed: 0 };
}
