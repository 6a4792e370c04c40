import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CJK_BUSINESS_WORDS } from './cjk-business-words';
import { COMPANY_WORDS } from './company-words';
import { PHRASES } from './phrases';
import { PLACES } from './places';
import { WORDS_OF_ASIA } from './words-of-asia';
import { WORDS_OF_EUROPE } from './words-of-europe';
import { WORDS_OF_LANGUAGES } from './words-of-languages';

/*
 * Matching knowledge is common words, places and readings; no name of a listed entity is knowledge. A common word may also be the whole name or the
 * abbreviation of somebody who is listed: such overlaps are reported here one by one, so that each was looked at by a person.
 */

const ROOT = join(__dirname, '..', '..', '..', '..');
const LISTS = join(ROOT, '..', 'shared', 'data', 'lists');
const present = existsSync(LISTS);

interface ListedNames {
  readonly name?: string;
  readonly names?: readonly string[];
  readonly aliases?: readonly string[];
  readonly nativeNames?: readonly string[];
  readonly weakAliases?: readonly string[];
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

function namesIn(text: string): string[] {
  const rows = text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as ListedNames);
  return rows.flatMap(({ name, names, aliases, nativeNames, weakAliases }) => [name ?? [], names ?? [], aliases ?? [], nativeNames ?? [], weakAliases ?? []].flat()).map(fold);
}

const starter = namesIn(readFileSync(join(ROOT, 'data', 'starter', 'watchlist_starter.jsonl'), 'utf8'));
const listed = present ? readdirSync(LISTS).filter((file) => file.endsWith('.gz')).flatMap((file) => namesIn(gunzipSync(readFileSync(join(LISTS, file))).toString())) : [];

const words = (...cells: readonly (string | undefined)[]): string[] => cells.flatMap((cell) => (cell ?? '').split(' ')).filter((word) => word !== '' && !word.endsWith('*'));
const knowledge = new Set(
  [
    ...COMPANY_WORDS.flatMap(([, , latin, cjk]) => words(latin, cjk)),
    ...CJK_BUSINESS_WORDS.flatMap(([, , latin, cjk]) => words(latin, cjk)),
    ...[...WORDS_OF_LANGUAGES, ...WORDS_OF_EUROPE, ...WORDS_OF_ASIA].flatMap(([, , all]) => words(all)),
    ...PLACES.flatMap(([name, latin, other]) => words(name.replaceAll(' ', ''), latin, other)),
  ].map(fold),
);

const phrases = new Set(PHRASES.flatMap(([, , spellings]) => spellings.split('|')).map(fold));

function overlap(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => knowledge.has(name)))].sort();
}

/** Words of dictionaries and maps that somebody listed happens to be called, each in a list or a romanisation of ours for its general meaning. */
const COMMON_WORDS: readonly string[] = [
  ...['atom', 'chem', 'crystal', 'freedom', 'inter', 'oceanic', 'oriental', 'staff', 'victory'],
  ...['avtomatika', 'soyuz', 'svyaz', 'grad'], // Russian: automation, union, communication, city
  ...['hawk', 'major', 'patriot', 'tiger'],
  ...['israel', 'kazan', 'siberia', '深圳'],
];

describe('matching knowledge', () => {
  it('holds single words only, no names of several words', () => {
    expect([...knowledge].filter((word) => /\s/.test(word))).toEqual([]);
    expect(knowledge.size).toBeGreaterThan(1_500);
  });

  it('holds no whole name of the starter lists', () => {
    expect(overlap(starter)).toEqual([]);
  });

  it('overlaps with the real lists only in common words, each of which was looked at', () => {
    if (!present) {
      if (process.env['CI'] !== 'true') console.warn(`no watch lists beside the repository (${LISTS}): the overlap is not reported`);
      expect(process.env['CI']).not.toBe('true');
      return;
    }
    expect(listed.length).toBeGreaterThan(20_000);
    expect(overlap(listed).filter((word) => !COMMON_WORDS.includes(word))).toEqual([]);
  });

  it('holds no phrase that is the whole name of anybody on the starter lists', () => {
    expect([...new Set(starter.filter((name) => phrases.has(name)))]).toEqual([]);
  });
});
