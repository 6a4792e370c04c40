import { DEFAULT_CONFIG, REVIEW_THRESHOLD } from '../config';
import { compareNames } from '../compare/compare';
import { prepareName } from '../prepare-name';
import type { PreparedName } from '../prepared-name';
import type { Token } from '../tokens/token';
import { buildIndex, openIndex } from './build-index';
import type { IndexedEntity } from './entity';
import { bytesOf, shareable } from './flat-arrays';
import { buildImage } from './index-image';

const NAMES = ['Wang Xiaoming', 'Yuri Gagarin', 'Amjad Youssef', 'Fujiyama Precision Co., Ltd.', '嘉明铝业有限公司', 'Завод «Полимер»', '藤山精密株式会社', 'Orelin Ltd.', '김민준', 'Emil Marovic', 'Simon Du', 'Francesco Rossi'];
const QUERIES = ['王小明', 'Юрий Гагарин', 'أمجد يوسف', '藤山精密株式会社', 'Jiaming Aluminium Industry', 'Polimer Plant', 'Fujiyama Precision', 'OrelinLimited', 'Kim Min-jun', 'E. Marovic', '심온', '弗朗切斯科 罗西'];

it('finds by index exactly what comparing every name finds', () => {
  const index = buildIndex(NAMES.map((name, i) => ({ id: String(i), names: [name] })));
  for (const raw of QUERIES) {
    const query = prepareName(raw);
    const exhaustive = NAMES.filter((name) => compareNames(query, prepareName(name), index.config).score >= REVIEW_THRESHOLD);
    const found = index.candidates(query).map((c) => c.indexed.name.raw);
    expect([raw, ...found.sort()]).toEqual([raw, ...exhaustive.sort()]);
  }
});

/** Invented words in the spellings of several languages and scripts, among them business words, places, legal forms, initials and numbers. */
const WORDS = ('Emil Emile Marovic Marovich Maroviç Stankovic Yuri Juri Oleg Olga Petrovich Petrovna Sokolov Sokoloff Orelin Orellin Polimer Polymer Plant Works Trading Trade Shipping Technology Technologies Precision '
  + 'Fujiyama Qingchuan Jiaming Wang Xiaoming Min-jun Kim van der Bilt Vanderbilt al-Rahman Abdul Rahman Abdulrahman Youssef Yusuf bin E. M. 54 No.7 Ltd LLC GmbH OOO Moscow Shanghai (Orelin) Group International Design Bureau House Middle East Hong Kong Research Institute '
  + 'Полимер Завод Соколов Юрий ООО Марович Олег 小明 王 青川 微电子 科技 有限公司 藤山 精密 株式会社 김 민준 أمجد يوسف شركة נורטון Ορφέας').split(' ');

/** A small generator of numbers (LCG): the same sample in every run. */
function picker(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function sampleNames(count: number, pick: (below: number) => number): string[] {
  return Array.from({ length: count }, () => Array.from({ length: 1 + pick(4) }, () => WORDS[pick(WORDS.length)]).join(' '));
}

/** One letter left out, doubled or swapped with its neighbour. */
function misspelt(name: string, pick: (below: number) => number): string {
  const at = pick(name.length);
  const [letter, next] = [name.charAt(at), name.charAt(at + 1)];
  return name.slice(0, at) + (['', letter + letter, next + letter][pick(3)] ?? '') + name.slice(at + (pick(2) === 0 ? 1 : 2));
}

const KINDS = [null, 'person', 'organization'] as const;

it.each([20_260_726, 7, 23])('finds with every shortcut exactly what comparing every name finds, with the same scores, on a sample of names and misspelt names (%d)', (seed) => {
  const pick = picker(seed);
  const listed = [...new Set(sampleNames(400, pick))].map((name, i) => ({ id: String(i), names: [name], schema: KINDS[i % 3] ?? null }));
  const index = buildIndex(listed);
  const prepared = listed.flatMap(({ names, schema }) => names.map((name) => prepareName(name, { schema }))).filter((name) => name.problem === null);
  let hits = 0;
  for (const [i, raw] of [...sampleNames(60, pick), ...listed.slice(0, 60).map(({ names }) => misspelt(names[0] ?? '', pick))].entries()) {
    const query = prepareName(raw, { schema: KINDS[i % 3] ?? null });
    const exhaustive = prepared.map((name) => [name.raw, compareNames(query, name, index.config).score] as const).filter(([, score]) => score >= REVIEW_THRESHOLD);
    expect([raw, index.candidates(query).map(({ indexed, comparison }) => [indexed.name.raw, comparison.score])]).toEqual([raw, exhaustive]);
    hits += exhaustive.length;
  }
  expect(hits).toBeGreaterThan(40);
});

/** Everything of a name that a comparison or an explanation may read. */
function everythingOf(name: PreparedName): unknown {
  const { raw, kind, weight, businessWeight, foreign, legalForms, numbers, acronyms, key, cut, problem } = name;
  const words = (token: Token) => {
    const { text, native, spoken, script, weight: own, concept, given, loose, bookish, aside, joined, sound, skeleton, heard, outlines } = token;
    return { text, native, spoken, script, kind: token.kind, own, concept, given, loose, foreign: token.foreign, bookish, aside, joined, sound, skeleton, heard, outlines };
  };
  const units = name.units.map((unit) => ({ from: unit.from, to: unit.to, weight: unit.weight, ...words(unit.token) }));
  return { raw, kind, weight, businessWeight, foreign, legalForms, numbers, acronyms, key, cut, problem, tokens: name.tokens.map(words), units };
}

it('reads a listed name as it was prepared, in this memory and in memory that threads share', () => {
  const names = [...sampleNames(200, picker(20_261_128)), ...NAMES, 'Chinese Academy of Sciences Institute of Physics', 'Zavod Polimer (ZP) 54 OJSC', 'a'.repeat(9) + ' Emil'.repeat(120)];
  const listed = [...new Set(names)].map((name, i) => ({ id: String(i), names: [name], schema: KINDS[i % 3] ?? null }));
  const image = buildImage(listed, DEFAULT_CONFIG);
  for (const one of [image, shareable(image)]) {
    const index = openIndex(one, (position) => listed[position] as IndexedEntity);
    for (const { names: [raw = ''], schema, id } of listed) {
      const name = prepareName(raw, { schema });
      if (name.problem !== null) continue;
      const read = index.candidates(name).find(({ indexed }) => indexed.entity.id === id);
      expect(read === undefined ? undefined : everythingOf(read.indexed.name)).toEqual(everythingOf(name));
    }
  }
  expect(bytesOf(image)).toBeGreaterThan(10_000);
});

it('shows names of one score in the order of the list', () => {
  const index = buildIndex([{ id: 'a', names: ['Orelin Marovic', 'Marovic Orelin', 'Marovič Orelin'] }]);
  expect(index.candidates(prepareName('Marovic, Orelin')).map((c) => c.indexed.name.raw)).toEqual(['Orelin Marovic', 'Marovic Orelin', 'Marovič Orelin']);
});
