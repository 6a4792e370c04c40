import fc from 'fast-check';
import { buildIndex } from './index/build-index';
import { prepareName } from './prepare-name';
import { scoreNames } from './score-names';
import { screenName } from './screen-name';

/** Words that every object of the language inherits something under. */
const INHERITED = ['Constructor University', 'constructor', 'toString Ltd', '__proto__ GmbH', 'hasOwnProperty'];

it.each(INHERITED)('%s is a name like any other', (name) => {
  for (const schema of [null, 'person', 'organization', 'vessel']) {
    const found = screenName({ name, schema }, buildIndex([{ id: 'C', schema, names: [name] }]));
    expect(found).toMatchObject({ status: 'review', hits: [{ entityId: 'C', score: 1 }] });
  }
});

const index = buildIndex([
  { id: 'a', names: ['Alabuga Polimer Limited Liability Company'], schema: 'organization' },
  { id: 'b', names: ['Ivan Petrovich Sokolov'], schema: 'person' },
  { id: 'c', names: ['青川微电子科技有限公司'], schema: 'organization' },
  { id: 'd', names: ['Alabuga'], schema: 'organization' },
  { id: 'e', names: ['Haverin Polimer'], schema: 'organization' },
  { id: 'f', names: ['Hektap Marine'], schema: 'organization' },
]);

/** What must never pass for "nobody of that name is listed". */
const NOT_COMPARABLE: readonly (readonly [what: string, name: string])[] = [
  ['nothing', ''], ['blanks', ' \t\n '], ['one letter', 'A'], ['one Cyrillic letter', 'Ж'], ['emoji', '🚢🛢️'], ['right-to-left marks', '\u200f\u202e\u200f'], ['zero-width characters', '\u200b\u200c\u200d\ufeff'],
  ['control characters', '\u0000\u0001\u0007'], ['punctuation', '— … !!! ///'], ['an unpaired surrogate', '\ud800'], ['a legal form', 'Limited Liability Company'], ['a legal form that everybody knows', 'OOO'], ['another', 'GmbH'], ['a legal form in Chinese', '有限公司'], ['a legal form in Korean', '주식회사'],
];

test.each(['SAIC', 'sapa', 'S.P.C.'])('%s alone is a company, though some country shortens a legal form to it', (name) => {
  const found = screenName({ name, schema: 'organization' }, buildIndex([{ id: 'S', schema: 'organization', names: [name] }]));
  expect(found).toMatchObject({ status: 'review', hits: [{ entityId: 'S' }] });
  expect(screenName({ name: 'Orelin SAIC', schema: 'organization' }, buildIndex([{ id: 'O', schema: 'organization', names: ['Orelin'] }])).hits).toMatchObject([{ entityId: 'O' }]);
});

describe('names that cannot be compared', () => {
  test.each(NOT_COMPARABLE)('%s is an error with a sentence, never clear', (_what, name) => {
    const { status, problems, hits } = screenName({ name, schema: 'organization' }, index);
    expect({ status, hits }).toEqual({ status: 'error', hits: [] });
    expect(problems.join(' ')).toMatch(/give the (party's|full) name/);
  });

  it('says so when a name is longer than is compared, and still finds what it begins with', () => {
    const { status, problems, hits } = screenName({ name: `Alabuga Polimer ${'x'.repeat(10_000)}`, schema: 'organization' }, index);
    expect(status).toBe('error');
    expect(problems.join(' ')).toContain('longer than can be compared');
    expect(hits.length).toBeLessThanOrEqual(1);
  });
});

describe('names written to hide', () => {
  test.each([
    ['zero-width characters inside', 'Alab\u200buga Pol\u2060imer LLC', 'a'], ['right-to-left marks', '\u202eAlabuga\u202c Polimer', 'a'], ['Cyrillic look-alikes', 'Аlаbugа Роlimеr', 'a'], ['digits for letters', 'Iv4n Petrovich Sok0lov', 'b'],
    ['full width letters', 'Ａｌａｂｕｇａ Ｐｏｌｉｍｅｒ', 'a'], ['emoji between the words', 'Alabuga 🚀 Polimer', 'a'], ['control characters', 'Alabuga\u0000 Polimer\u0007', 'a'], ['stacked accents', 'A\u0301\u0302\u0303labuga Polime\u0300r', 'a'],
    ['a Latin letter in a Cyrillic name', 'Iван Петрович Соколов', 'b'], ['traditional characters', '青川微電子科技有限公司', 'c'], ['an Armenian spelling', 'Իվան Սոկոլով', 'b'], ['a Georgian spelling', 'ივან სოკოლოვი', 'b'],
    ['letters of three alphabets', 'Αlаbugа', 'd'], ['a Greek capital that looks like another letter when it is small', 'Ηaverin Polimer', 'e'], ['an Armenian letter', 'Alabսga Polimer', 'a'], ['small capitals', 'ᴀʟᴀʙᴜɢᴀ ᴘᴏʟɪᴍᴇʀ', 'a'],
    ['a phonetic letter', 'Alɑbugɑ', 'd'], ['a digit at the end', 'Alabuga Polimer1', 'a'], ['a Cyrillic word that only looks Latin', 'НЕКТАР Marine', 'f'], ['signs for letters', 'Al@buga Pol!mer', 'a'], ['many digits for letters', '4l4bug4 P0l1mer', 'a'], ['a Cherokee capital', 'Ꭺlabuga Polimer', 'a'], ['a capital lambda', 'ΛLΛBUGΛ Polimer', 'a'], ['signs of trade marks', 'Alabuga™ Polimer®', 'a'], ['marks of footnotes', 'Alabuga¹ Polimer²³', 'a'], ['black squares', '🅰🅻🅰🅱🆄🅶🅰', 'd'], ['black circles', '🅐🅛🅐🅑🅤🅖🅐', 'd'], ['a word shown from its end', '\u202eagubalA\u202c Polimer', 'a'], ['a word that is spaced out', 'A L A B U G A  Polimer, LLC', 'a'],
  ])('%s: %s is found', (_what, name, id) => {
    expect(screenName({ name }, index).hits.map(({ entityId }) => entityId)).toContain(id);
  });
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.array(fc.constantFrom('ООО', 'Ltd', 'bin', 'al', '株式会社', '東京', 'Иван', 'علي', 'כהן', '김', 'ไทย', 'राम', '54th', '(', ')', '"', '.', '&', "'", '-', '\u200f', 'A.', 'scientific', 'production', 'association'), { maxLength: 40 }).map((words) => words.join(' ')),
);

describe('any input', () => {
  it('gives a score between 0 and 1, the same either way round, and never throws', () => {
    fc.assert(
      fc.property(anyName, anyName, fc.constantFrom('person', 'organization', 'vessel', null), (left, right, schema) => {
        const [there, back] = [scoreNames(left, right, { schema }), scoreNames(right, left, { schema })];
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
        expect(back.score).toBe(there.score);
      }),
      { seed: 20_261_126, numRuns: 1_500 },
    );
  });

  it('is identical to itself, or not comparable', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const { score, problem } = scoreNames(name, name);
        expect(problem === null ? score : 1).toBe(1);
      }),
      { seed: 20_261_127, numRuns: 500 },
    );
  });
});

/** CPU time in microseconds of preparing and comparing a name, the least of several runs. */
function cost(name: string): number {
  const runs = Array.from({ length: 7 }, () => {
    const before = process.cpuUsage();
    for (let k = 0; k < 20; k++) scoreNames(name, `${name}b`);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...runs);
}

/** Inputs that make naive patterns and tables explode. */
const GROWING: readonly (readonly [what: string, make: (length: number) => string])[] = [
  ['one letter over and over', (n) => 'a'.repeat(n)], ['single letters', (n) => 'a '.repeat(n / 2)], ['vowels', (n) => 'aeiou'.repeat(n / 5)], ['dots', (n) => 'a.'.repeat(n / 2)], ['brackets', (n) => '('.repeat(n)], ['apostrophes', (n) => "o'".repeat(n / 2)],
  ['legal forms', (n) => 'limited liability company '.repeat(n / 26)], ['digits and letters', (n) => 'a1'.repeat(n / 2)], ['Chinese characters', (n) => '一重中国'.repeat(n / 4)], ['readings that branch', (n) => 'cgqj'.repeat(n / 4)], ['combining marks', (n) => `a${'\u0301'.repeat(n)}`],
  ['ligatures that unfold', (n) => '\ufdfa'.repeat(n)], ['phrases begun and not ended', (n) => 'scientific production '.repeat(n / 22)], ['bin after bin', (n) => 'bin '.repeat(n / 4)],
];

describe('work', () => {
  test.each(GROWING)('%s: a name that is twice as long costs at most about twice as much, and beyond 500 characters no more', (_what, make) => {
    const [short, long, huge] = [cost(make(250)), cost(make(500)), cost(make(10_000))];
    expect(long).toBeLessThan(short * 5 + 20_000);
    expect(huge).toBeLessThan(long * 3 + 20_000);
  });

  it('keeps at most 31 words and a bounded number of units of any name', () => {
    for (const [, make] of GROWING) {
      const { tokens, units } = prepareName(make(5_000), { schema: 'organization' });
      expect(tokens.length).toBeLessThanOrEqual(31);
      expect(units.length).toBeLessThanOrEqual(31 * 3 + 12);
    }
  });
});
