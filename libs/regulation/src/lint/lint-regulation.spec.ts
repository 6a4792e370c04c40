import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRegulation, RegulationDataError, RULE_PACK } from '../rule-pack';
import type { RegulationData, RegulationEntry } from '../packs/regulation-data';
import { OWN_CASES } from '../test/cases';
import { decideGiven } from '../test/builders';
import { overstated, unknownArticles } from './cited-articles';
import { describeProblem, lineNumbers, lintRegulation } from './lint-regulation';

const GOOD: RegulationEntry = {
  key: '18/2025 1C905.a.1', file: 'packs/items-18.ts', at: ['  Dy: {'], kind: 'item', says: 'Dy metal', citation: { instrument: 'MOFCOM-GAC 18/2025', article: 'items', confidence: 'text' },
  periods: [{ from: '2025-04-04', to: null, status: 'in_force', knownSince: '2025-04-04' }],
};
const period = (from: string, to: string | null, over: object = {}) => ({ from, to, status: 'in_force' as const, knownSince: '2025-01-01', ...over });
const said = (data: Partial<RegulationData>) => lintRegulation({ ...RULE_PACK, workingYears: [], ...data }).map(describeProblem);
const one = (over: object) => said({ entries: [{ ...GOOD, ...over }] });

test('the shipped rule pack has no mistake', () => expect(lintRegulation(RULE_PACK).map(describeProblem)).toEqual([]));

test('every key of the pack is there once, and all lists are in it', () => {
  const keys = RULE_PACK.entries.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const [prefix, least] of [['18/2025 1C90', 59], ['57/2025 1C9', 39], ['56/2025 2B902', 26], ['56/2025 1C914', 5], ['58/2025 3', 8], ['55/2025 2', 6], ['61/2025 Annex 1 Part 1', 13], ['62/2025 1E902', 7]] as const) {
    expect([prefix, keys.filter((key) => key.startsWith(prefix)).length >= least]).toEqual([prefix, true]);
  }
});

test.each<[string, object, string]>([
  ['no citation', { citation: { instrument: '', article: 'items', confidence: 'text' } }, 'has no citation: name the instrument and the article.'],
  ['no article', { citation: { instrument: 'ECL', article: ' ', confidence: 'text' } }, 'has no citation: name the instrument and the article.'],
  ['an unknown mark', { citation: { instrument: 'ECL', article: '12', confidence: 'hearsay' } }, 'has the confidence mark "hearsay"; allowed are text, secondary, memory.'],
  ['an unknown instrument', { citation: { instrument: 'MOFCOM 99/2025', article: '1', confidence: 'text' } }, 'cites MOFCOM 99/2025, which is not in the register of articles.'],
  ['an unknown article', { citation: { instrument: 'MOFCOM 61/2025', article: 'Art 9', confidence: 'text' } }, 'cites MOFCOM 61/2025 Art 9, which is not in the register of articles.'],
  ['an unknown article among known ones', { citation: { instrument: 'ECL', article: '15-16; Reg 24, 99', confidence: 'text' } }, 'cites Reg Art 99, which is not in the register of articles.'],
  ['a better mark than the article was read with', { citation: { instrument: 'MOFCOM Q&A IV', article: 'answer on scope', confidence: 'text' } }, 'cites MOFCOM Q&A IV Art answer on scope as "text", which the register of articles marks "secondary".'],
  ['a better mark than one article of several', { citation: { instrument: 'MOFCOM 61/2025', article: 'Art 4, 5', confidence: 'text' } }, 'cites MOFCOM 61/2025 Art 5 as "text", which the register of articles marks "secondary".'],
  ['no words', { says: '' }, 'does not say what it is.'],
  ['no dates', { periods: [] }, 'has no dates.'],
  ['a day that does not exist', { periods: [period('2025-02-30', null)] }, 'has the date 2025-02-30, which does not exist.'],
  ['an end before the beginning', { periods: [period('2025-05-02', '2025-05-01'), period('2025-05-02', null)] }, 'has a period from 2025-05-02 that ends before it, on 2025-05-01.'],
  ['knowledge after the fact', { periods: [period('2025-05-01', null, { knownSince: '2025-05-02' })] }, 'has a period from 2025-05-01 that was known only since 2025-05-02.'],
  ['an unknown status', { periods: [period('2025-05-01', null, { status: 'paused' })] }, 'has the status "paused"; allowed are expected, in_force, suspended, repealed, unverified.'],
  ['an overlap', { periods: [period('2025-05-01', '2025-06-01'), period('2025-06-01', null)] }, 'has overlapping periods: the one from 2025-05-01 reaches into the one from 2025-06-01.'],
  ['an overlap with an open period', { periods: [period('2025-05-01', null), period('2025-06-01', null)] }, 'has overlapping periods: the one from 2025-05-01 reaches into the one from 2025-06-01.'],
  ['a gap', { periods: [period('2025-05-01', '2025-05-31'), period('2025-06-03', null)] }, 'has a gap: nothing is said from 2025-06-01 to 2025-06-02.'],
  ['an open end left unsaid', { periods: [period('2025-05-01', '2025-05-31')] }, 'says nothing for the time after 2025-05-31: the last period must be open.'],
])('%s is refused by name', (_what, over, reason) => {
  expect(one(over)).toEqual([`packs/items-18.ts: "18/2025 1C905.a.1" ${reason}`]);
});

test('a key used twice is refused', () => expect(said({ entries: [GOOD, GOOD] })).toEqual(['packs/items-18.ts: "18/2025 1C905.a.1" is used as a key twice.']));

test('an instrument or article used twice is refused', () => {
  const twice = { name: 'ECL', titleZh: '', issuedOn: null, articles: [{ article: '12', says: '', confidence: 'text' as const }, { article: '12', says: '', confidence: 'text' as const }] };
  expect(said({ entries: [], instruments: [twice, twice] })).toEqual(['packs/articles.ts: "ECL" is there twice.', 'packs/articles.ts: "ECL" has Art 12 twice.', 'packs/articles.ts: "ECL" has Art 12 twice.']);
});

const YEAR = { year: 2025, knownSince: '2024-11-12', holidays: [{ name: 'New Year', from: '2025-01-01', to: '2025-01-01' }], workedWeekendDays: ['2025-01-26'], citation: { instrument: 'State Council working-day notices', article: '国办发明电〔2024〕12号', confidence: 'text' as const } };
test.each<[string, object, string]>([
  ['a day of another year', { workedWeekendDays: ['2026-01-25'] }, 'has 2026-01-25, which is in another year.'],
  ['a worked day that is no weekend', { workedWeekendDays: ['2025-01-27'] }, 'has 2025-01-27 as a worked weekend day, which is no Saturday or Sunday.'],
  ['a day both off and worked', { holidays: [{ name: 'A', from: '2025-01-25', to: '2025-01-26' }] }, 'has 2025-01-26 both as a holiday and as worked.'],
  ['overlapping holidays', { workedWeekendDays: [], holidays: [{ name: 'A', from: '2025-01-01', to: '2025-01-03' }, { name: 'B', from: '2025-01-03', to: '2025-01-04' }] }, 'has overlapping holidays: A and B.'],
  ['a holiday turned round', { holidays: [{ name: 'A', from: '2025-01-03', to: '2025-01-01' }] }, 'has the holiday A that ends before it begins.'],
  ['a day that does not exist', { workedWeekendDays: ['2025-02-29'] }, 'has the date 2025-02-29, which does not exist.'],
  ['a day twice', { workedWeekendDays: ['2025-01-26', '2025-01-26'] }, 'has 2025-01-26 twice.'],
  ['a citation that is unknown', { citation: { ...YEAR.citation, article: 'x' } }, 'cites State Council working-day notices Art x, which is not in the register of articles.'],
])('working days: %s is refused', (_what, over, reason) => {
  expect(said({ entries: [], workingYears: [{ ...YEAR, ...over }] })).toEqual([`packs/working-years.ts: "working days 2025" ${reason}`]);
});

test('working days: a year twice is refused', () => expect(said({ entries: [], workingYears: [YEAR, YEAR] })).toEqual(['packs/working-years.ts: "working days 2025" is there twice.']));

test('data with a mistake stops the start and says where', () => {
  expect(() => loadRegulation({ ...RULE_PACK, entries: [{ ...GOOD, periods: [] }] })).toThrow('packs/items-18.ts: "18/2025 1C905.a.1" has no dates.');
});

const sourceOf = (file: string): string => readFileSync(join(__dirname, '..', file), 'utf8');

test('every entry of the pack is found on one line of its module', () => {
  const sources = new Map([...new Set(RULE_PACK.entries.map(({ file }) => file))].map((file) => [file, sourceOf(file)]));
  const lost = RULE_PACK.entries.map((entry) => ({ key: entry.key, lines: lineNumbers(entry, sources.get(entry.file) ?? '').length })).filter(({ lines }) => lines !== 1);
  expect(lost).toEqual([]);
});

test('with the sources at hand a mistake is named with its lines, all of them when something is there twice', () => {
  const refusalOf = (data: Partial<RegulationData>): RegulationDataError => {
    try {
      loadRegulation({ ...RULE_PACK, ...data });
    } catch (error) {
      if (error instanceof RegulationDataError) return error;
    }
    throw new Error('nothing was refused');
  };
  const twice = refusalOf({ workingYears: [YEAR, YEAR] });
  expect(twice.code).toBe('YTB_CONFIG_INVALID');
  expect(twice.describe('src', () => '[\n{ year: 2025, },\n{ year: 2026, },\n{ year: 2025, }]')).toEqual(['src/packs/working-years.ts:2: "working days 2025" is there twice.', 'src/packs/working-years.ts:4: "working days 2025" is there twice.']);
  const known = RULE_PACK.instruments.slice(0, 1);
  const instruments = refusalOf({ instruments: [...RULE_PACK.instruments, ...known] }).describe('src', sourceOf);
  const line = sourceOf('packs/articles.ts').split('\n').findIndex((text) => text.includes(`name: '${known[0]?.name ?? ''}'`)) + 1;
  expect(instruments).toContain(`src/packs/articles.ts:${line}: "${known[0]?.name ?? ''}" is there twice.`);
  expect(refusalOf({ entries: [{ ...GOOD, at: ['nowhere'], says: '' }] }).describe('src', sourceOf)).toEqual(['src/packs/items-18.ts: "18/2025 1C905.a.1" does not say what it is.']);
});

const PUBLISHED = OWN_CASES.flatMap(({ given, reading }) => decideGiven(given, reading).lines.flatMap(({ rules, duties }) => [...rules, ...duties].map(({ citation }) => citation))).filter(({ article }) => article !== 'listing');

test('every citation that a rule or duty of our cases gives is in the register of articles', () => {
  expect([...new Set(PUBLISHED.flatMap((citation) => unknownArticles(citation, RULE_PACK.instruments)))]).toEqual([]);
});

test('no citation that a rule or duty of our cases gives claims a better mark than its article was read with', () => {
  expect([...new Set(PUBLISHED.flatMap((citation) => overstated(citation, RULE_PACK.instruments)))]).toEqual([]);
});
