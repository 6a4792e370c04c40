import type { Line } from '@ytterby/contracts';
import { isZero } from './composition';
import { ELEMENT_NAMES, isListedElement, MATERIAL_NAMES } from '../packs/element-names';
import { MATERIAL_CHARACTERS, MATERIAL_WORDS } from '../packs/material-words';

const NAMES = new Map(Object.entries(ELEMENT_NAMES).flatMap(([symbol, names]) => names.map((name) => [name, symbol] as const)));
const longestFirst = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|');
const ALPHABETIC = /^[a-zà-ÿа-я]+$/;
/** A name in an alphabet begins a word; a Chinese, Japanese or Korean one may stand anywhere. */
const NAME = `(?:(?<!\\p{L})(?:${longestFirst([...NAMES.keys()].filter((name) => ALPHABETIC.test(name)))})|${longestFirst([...NAMES.keys()].filter((name) => !ALPHABETIC.test(name)))})`;
const SYMBOL = `(?<!\\p{L})(?:${longestFirst(Object.keys(ELEMENT_NAMES))})(?!\\p{L})`;
/** Elements that a formula of one of the listed elements may hold besides it. */
const PARTNERS = ['O', 'F', 'Cl', 'Br', 'N', 'S', 'B', 'C', 'H', 'Co', 'Fe', 'Al', 'Mg', 'Ni', 'Cu', 'Zr', 'Si', 'P', 'As', 'In', 'Ti', 'V', 'Ba', 'La', 'Ce', 'Pr', 'Nd'];

const NAMED = new RegExp(NAME, 'giu');
/** `Dy2O3`, `SmCo5`, `TbDyFe`: symbols of elements, with at least one digit or small letter. */
const FORMULA = new RegExp(`(?<![\\p{L}\\d])(?=\\p{L}*[\\p{Ll}\\d])(?:(?:${longestFirst([...Object.keys(ELEMENT_NAMES), ...PARTNERS])})\\d*(?:\\.\\d+)?){2,}(?!\\p{L})`, 'gu');
const IN_FORMULA = new RegExp(longestFirst([...Object.keys(ELEMENT_NAMES), ...PARTNERS]), 'g');
/** Symbols that are no other word in any case, and any symbol with its share behind it. */
const BARE = new RegExp(`(?<!\\p{L})(?:(Sm|Gd|Tb|Dy|Yb)(?!\\p{L})|(${longestFirst(Object.keys(ELEMENT_NAMES))})\\s*[:=<≤]?\\s*\\d+(?:[.,]\\d+)?\\s*(?:%|wt|ppm))`, 'gu');
const MATERIAL = new RegExp(`(?<!\\p{L})(?:${longestFirst(Object.keys(MATERIAL_NAMES))})(?!\\p{L})`, 'gu');

const LISTED = `(?:${NAME}|${SYMBOL})`;
const AND_MORE = `(?:\\s*(?:[/,、+&和或及]|(?<!\\p{L})(?:or|nor|and|oder|und|ou|et)(?!\\p{L}))\\s*${LISTED})*`;
/** "without dysprosium or terbium", "不含镝", "Dy-free". */
const DENIED = new RegExp(`(?:(?<!\\p{L})(?:without|no|neither|free of|free from|ohne|sans)\\s+|不含有?|[无無])${LISTED}${AND_MORE}|${LISTED}${AND_MORE}(?:-free|-?frei)(?!\\p{L})`, 'giu');

/** What the goods are said to hold: the text without what they are said not to. */
const saidOf = (text: string): string => text.replace(DENIED, ' ');

function symbolsIn(said: string): readonly string[] {
  const all = <T>(pattern: RegExp, read: (match: RegExpExecArray) => T): T[] => [...said.matchAll(pattern)].map(read);
  const found = [
    ...all(NAMED, ([name]) => NAMES.get(name.toLowerCase())), ...all(FORMULA, ([formula]) => formula.match(IN_FORMULA) ?? []).flat(),
    ...all(BARE, ([, alone, withShare]) => alone ?? withShare), ...all(MATERIAL, ([name]) => MATERIAL_NAMES[name]),
  ];
  return [...new Set(found)].filter((symbol) => symbol !== undefined && isListedElement(symbol)) as string[];
}

const FORM_WORDS = {
  oxide: /oxide|oxyde|oxid(?!i)|óxido|ossido|氧化|酸化|산화/iu,
  metal: /(?<!\p{L})(?:metals?(?!\p{L})|metall(?![iu]))|métal|金属|金屬|금속/iu,
  alloy: /(?<!\p{L})alloys?(?!\p{L})|legierung|alliage|合金|합금/iu,
  target: /(?<!\p{L})targets?(?!\p{L})|靶|ターゲット|타겟/iu,
  permanent_magnet: /magnete?s?(?![io])|磁铁|磁鐵|磁钢|磁鋼|磁体|磁體|磁石|자석/iu,
} as const;

type FormInWords = keyof typeof FORM_WORDS;

/** The forms that a description can read like. */
export const FORMS_IN_WORDS = Object.keys(FORM_WORDS) as readonly FormInWords[];

const SUPERHARD = /diamond|diamant|cubic boron nitride|金刚石|金剛石|钻石微粉|立方氮化硼|ダイヤモンド|다이아몬드|алмаз/iu;

function formIn(text: string): Described['form'] {
  const forms = FORMS_IN_WORDS.filter((form) => FORM_WORDS[form].test(text));
  return forms.length === 1 ? (forms[0] ?? null) : null;
}

/** A name with its ending ("Dysprosiumoxid"), a formula, symbols, a token with a digit (grade, size, lot, share), a word or character of materials, in this order. */
const OF_MATERIAL = [
  new RegExp(`${NAME}\\p{Ll}*`, 'giu'), FORMULA, MATERIAL, /(?<![\p{L}\d.,-])[\p{L}\d.,-]*\d[\p{L}\d.,-]*/gu, new RegExp(`(?<!\\p{L})(?:${longestFirst([...Object.keys(ELEMENT_NAMES), ...PARTNERS])})(?!\\p{L})`, 'gu'),
  new RegExp(`(?<!\\p{L})(?:${longestFirst(MATERIAL_WORDS)})(?!\\p{L})`, 'giu'), new RegExp(longestFirst(MATERIAL_CHARACTERS), 'gu'),
];

/** What the goods are ends where it is said what they are for, what is on them, or how they are packed; in Chinese what they are for comes first. */
const HEAD_END = /[,;(，；（]|(?<!\p{L})(?:for|with|under|in|as|from|made|packed|used|für|mit|unter|pour|avec|para|con|per)(?!\p{L})/iu;
const PURPOSE_BEFORE = /用于\p{Script=Han}{1,20}的|\p{Script=Han}{1,20}用(?!于)/gu;

/** What the goods are, without what is said about it. */
function headOf(said: string): string {
  return said.replace(PURPOSE_BEFORE, ' ').trim().split(HEAD_END)[0] ?? '';
}

/** Does a head name nothing but which material it is? */
function isBareMaterial(head: string): boolean {
  if (head === '') return false;
  let rest = head;
  for (const pattern of OF_MATERIAL) rest = rest.replace(pattern, ' ');
  return !/\p{L}/u.test(rest);
}

/** What a description says about the item, in several languages. */
export interface Described {
  /** Elements of the goods lists, by name, in a formula, as a symbol. "Without" and "free of" are no mention. */
  readonly elements: readonly string[];
  /** The form it reads like, when it reads like one form only. */
  readonly form: FormInWords | null;
  /** It says no more of what the goods are than a material with such an element ("Dysprosium metal ingots", "SmCo rings for pumps"), which is no part or product. */
  readonly bareMaterial: boolean;
  /** Elements that such a material is named by ("Dysprosium metal", not "magnet, 2 % dysprosium"). */
  readonly madeOf: readonly string[];
  /** It names a superhard material. */
  readonly superhard: boolean;
}

const NOTHING: readonly string[] = [];

/** A company describes its few products again and again. */
const known = new Map<string, Described>();
const MOST_KNOWN = 4_096;

/** Reads the description of a line. */
export function readDescription(description: string): Described {
  const before = known.get(description);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const said = saidOf(description);
  const elements = symbolsIn(said);
  const head = headOf(said);
  const bareMaterial = elements.length > 0 && isBareMaterial(head);
  const described: Described = { elements, form: formIn(description), bareMaterial, madeOf: bareMaterial ? symbolsIn(head) : NOTHING, superhard: SUPERHARD.test(description) };
  known.set(description, described);
  return described;
}

/** Elements that the description names and the list of elements does not, or gives 0 % of although the goods are named by it: the one or the other is wrong. */
export function namedInWordsOnly({ elements: named, madeOf }: Described, elements: Line['elements']): readonly string[] {
  let only: string[] | undefined = undefined;
  for (const symbol of named) if (!isListed(elements, symbol, madeOf.includes(symbol))) (only ??= []).push(symbol);
  return only ?? NOTHING;
}

function isListed(elements: Line['elements'], symbol: string, notZero: boolean): boolean {
  for (const element of elements) if (element.symbol === symbol && !(notZero && isZero(element.massPct))) return true;
  return false;
}
