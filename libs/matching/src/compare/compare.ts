import type { MatcherConfig } from '../config';
import { looksLikeOrganization } from '../prepare-name';
import type { PreparedName, Unit } from '../prepared-name';
import type { NameKind } from '../tokens/make-tokens';
import { isInitial, type Token } from '../tokens/token';
import { align, type Alignment, type Resemblance } from './align';
import { countryWordsDiffer, parentSwapped, syllablesDiffer } from './signs';
import { tokenSimilarity } from './token-similarity';
import { pairsThatMayMeet } from './unit-shapes';

/** What two names were compared as. */
export type Mode = 'person' | 'organization' | 'thing';

/** A comparison with what the explanation needs. */
export interface Comparison {
  score: number;
  mode: Mode;
  alignment: Alignment | null;
  /** Short codes of what raised or lowered the score, in order; `explain` turns them into words. */
  notes: readonly Note[];
}

/** See {@link Comparison.notes}. */
export type Note = 'identical' | 'same_words' | 'single_word' | 'loosely_heard' | 'short_word_alike' | 'initial_only' | 'common_only' | 'numbers_differ' | 'number_missing' | 'acronym' | 'legal_form_differs' | 'legal_form_missing' | 'kind_differs' | 'parent_swapped' | 'syllables_differ' | 'country_words_differ';

const IDENTICAL = 1;
const SAME_WORDS = 0.99;

/** What names of these kinds are compared as; `organizational` says whether either looks like an organisation, and is asked when neither kind is known. */
export function modeOfKinds(a: NameKind, b: NameKind, organizational: () => boolean): Mode {
  if (a === 'organization' || b === 'organization') return 'organization';
  if (a === 'person' || b === 'person') return 'person';
  if (a === 'thing' || b === 'thing') return 'thing';
  return organizational() ? 'organization' : 'person';
}

function modeOf(a: PreparedName, b: PreparedName): Mode {
  return modeOfKinds(a.kind, b.kind, () => looksLikeOrganization(a) || looksLikeOrganization(b));
}

/** Whether one is surely a person, a company or a thing, and the other surely another. */
export function kindsDiffer(a: NameKind, b: NameKind): boolean {
  return a !== b && a !== 'unknown' && b !== 'unknown';
}

function unmetBusiness(name: PreparedName, used: readonly boolean[]): number {
  return name.tokens.reduce((sum, t, i) => sum + (t.kind === 'company' && used[i] !== true ? t.weight : 0), 0);
}

/** Agreement against what differs on both sides (conflict) and what only one side has (missing). */
function baseScore(a: PreparedName, b: PreparedName, met: Alignment, weights: { conflict: number; missing: number; free: number }): number {
  const { free } = weights;
  const restA = Math.max(a.weight - met.metLeft - free * unmetBusiness(a, met.usedLeft), 0);
  const restB = Math.max(b.weight - met.metRight - free * unmetBusiness(b, met.usedRight), 0);
  const matched = (met.metLeft + met.metRight) / 2;
  const whole = matched + weights.conflict * Math.min(restA, restB) + weights.missing * Math.abs(restA - restB);
  return whole === 0 ? 0 : met.agreement / whole;
}

/** What of the weight of unmatched business words does not count: translations choose their words freely, and so do the companies of one brand. */
function freeShare(a: PreparedName, b: PreparedName, met: Alignment, config: MatcherConfig): number {
  if (a.foreign !== b.foreign) return config.translated;
  return met.links.some(isBrand) ? config.business : 0;
}

function isBrand(link: Alignment['links'][number]): boolean {
  return link.similarity >= 0.9 && link.left.weight >= 0.9 && link.right.weight >= 0.9 && link.left.token.text.length >= 4;
}

/** Words that make a name of a person; particles, titles and initials do not. */
export function isFull(token: Token): boolean {
  return (token.kind === 'word' || token.kind === 'company' || token.kind === 'place' || token.kind === 'patronymic') && token.weight >= 0.5;
}

/** How many {@link isFull} words a name has. */
export function fullWords(name: PreparedName): number {
  return name.tokens.filter(isFull).length;
}

function fullLinks(met: Alignment): number {
  return met.links.reduce((sum, l) => sum + (isInitial(l.left.token) || isInitial(l.right.token) ? 0 : Math.min(spanFull(l.left.token), spanFull(l.right.token)) * Math.max(l.left.to - l.left.from, l.right.to - l.right.from)), 0);
}

function spanFull(token: Token): number {
  return isFull(token) ? 1 : 0;
}

/** A slip is seldom in the first letter: words that begin with other letters and sounds are more likely two words. */
function beginsOtherwise({ left, right }: Alignment['links'][number]): boolean {
  const [a, b] = [left.token, right.token];
  return a.text.charAt(0) !== b.text.charAt(0) && a.sound.charAt(0) !== b.sound.charAt(0) && (a.concept === null || a.concept !== b.concept);
}

/** Brands of the same length that begin otherwise (Macorel, Pakorel); a longer one may have its neighbour written together with it. */
function isOtherBrand(link: Alignment['links'][number]): boolean {
  return beginsOtherwise(link) && Math.abs(link.left.token.text.length - link.right.token.text.length) <= 1;
}

/** Words that are only alike, while a further word is missing, say less than their sum; across scripts also when nothing is missing. */
function looselyHeard(a: PreparedName, b: PreparedName, met: Alignment): boolean {
  const matched = (met.metLeft + met.metRight) / 2;
  const rest = Math.max(a.weight - met.metLeft, b.weight - met.metRight);
  if (a.foreign === b.foreign) {
    const initials = met.links.some(({ left, right }) => isInitial(left.token) || isInitial(right.token));
    return (rest >= 0.5 && met.agreement < 0.9 * matched && !initials) || (met.links.length > 1 && met.agreement < 0.8 * matched && met.links.some(beginsOtherwise));
  }
  return (rest >= 0.5 && met.agreement < 0.92 * matched) || (met.links.length > 1 && met.agreement < 0.8 * matched);
}

/** Words of more letters are not many names in another script. */
const SHORT_SOUND = 7;

type Factor = readonly [factor: number, note: Note];

function personFactors(a: PreparedName, b: PreparedName, met: Alignment, config: MatcherConfig): Factor[] {
  const factors = [...wordFactors(a, b, met, config)];
  if (parentSwapped(a, b, met)) factors.push([config.parentSwapped, 'parent_swapped']);
  if (syllablesDiffer(a, b)) factors.push([config.syllablesDiffer, 'syllables_differ']);
  return factors;
}

function wordFactors(a: PreparedName, b: PreparedName, met: Alignment, config: MatcherConfig): Factor[] {
  const most = Math.max(fullWords(a), fullWords(b));
  const full = fullLinks(met);
  const initials = met.links.some((l) => isInitial(l.left.token) !== isInitial(l.right.token));
  if (full === 0) return [[config.singleWord * config.singleWord, 'single_word']];
  if (full <= 1 && most >= 2 && initials) return [[config.initialOnly, 'initial_only']];
  if (full <= 1 && most >= 2) return [[config.singleWord, 'single_word']];
  return looselyHeard(a, b, met) ? [[config.looselyHeard, 'loosely_heard']] : [];
}

/** A word that tells parties apart met its like; a short one (an acronym) only when it is the same. */
function isTelling(link: Alignment['links'][number]): boolean {
  const { left, right, similarity } = link;
  if (left.token.kind === 'number' && left.token.text.length < 2) return false;
  if (left.weight < 0.45 || right.weight < 0.45 || left.token.kind === 'company' || right.token.kind === 'company') return left.weight >= 0.55 && right.weight >= 0.55;
  const same = left.token.text === right.token.text || left.token.script !== right.token.script;
  return (same && similarity >= 0.97) || Math.max(left.token.text.length, right.token.text.length) > 4;
}

function leftOver(tokens: readonly Token[], used: readonly boolean[], least: number, except?: Token['kind']): boolean {
  return tokens.some((t, i) => used[i] !== true && t.weight >= least && t.kind !== except);
}

function isEveryday(link: Alignment['links'][number]): boolean {
  return Math.min(link.left.weight, link.right.weight) < 0.75;
}

function shortest(link: Alignment['links'][number]): number {
  return Math.min(link.left.token.text.length, link.right.token.text.length);
}

/** Words of one side that no word of the other met; the lightest (articles, legal forms) do not count. */
export function unmetTokens(tokens: readonly Token[], used: readonly boolean[]): Token[] {
  return tokens.filter((t, i) => used[i] !== true && t.weight > 0.06);
}

/** Three common words or more agree letter by letter and one is missing: a word of the name was left out. */
function isShortened(a: PreparedName, b: PreparedName, met: Alignment): boolean {
  const unmet = [...unmetTokens(a.tokens, met.usedLeft), ...unmetTokens(b.tokens, met.usedRight)];
  const words = met.links.filter((l) => l.left.weight > 0.12);
  const missing = unmet.length === 1 ? (unmet[0]?.weight ?? 1) : 1;
  return missing < 0.5 && words.length >= (missing < 0.35 ? 2 : 3) && words.every(({ left, right }) => left.token.text === right.token.text);
}

/** Business words alone, a brand of a few letters, or one slip in the only telling word while the rest differs too, do not make a party. */
function commonFactor(a: PreparedName, b: PreparedName, met: Alignment, config: MatcherConfig): Factor[] {
  const translated = a.foreign !== b.foreign;
  const telling = met.links.filter(isTelling);
  const left = (least: number, except?: Token['kind']) => leftOver(a.tokens, met.usedLeft, least, except) || leftOver(b.tokens, met.usedRight, least, except);
  if (telling.length === 0) {
    if (!left(translated ? 0.35 : 0.22) || isShortened(a, b, met)) return [];
    return [[config.commonOnly * (translated ? 1 : config.commonOnly), 'common_only']];
  }
  const [only] = telling;
  if (only === undefined || telling.length > 1) return [];
  const slip = only.similarity < 0.9 && (left(translated ? 0.35 : 0.15) || (!translated && isOtherBrand(only)));
  if (slip) return [[config.slip, 'common_only']];
  if (isEveryday(only)) return left(0.3) ? [[config.commonOnly, 'common_only']] : [];
  // A brand of a few letters beside a place is the brand's company in that place.
  return shortest(only) < 5 && left(0.3, 'place') ? [[config.commonOnly, 'common_only']] : [];
}

/**
 * How alike the only words that met have to be, by the letters of the shorter: one letter of four is another name, and what a few letters sound like in
 * another script is many names. Scripts that leave sounds open are given more room, but for two Chinese characters read by the book.
 */
function leastAlone({ left: { token: a }, right: { token: b } }: Alignment['links'][number], { leastAlone: least }: MatcherConfig): number {
  const length = Math.min(a.text.length, b.text.length);
  if (a.script === b.script) return length <= 4 ? least.fourLetters : length <= 6 ? least.sixLetters : 0;
  if (length > SHORT_SOUND) return 0;
  return (a.loose || b.loose) && !isShortByBook(a) && !isShortByBook(b) ? least.soundedLoosely : least.sounded;
}

function isShortByBook(token: Token): boolean {
  return token.bookish && token.native.length <= 2;
}

function aloneFactor(met: Alignment, config: MatcherConfig): Factor[] {
  const [only, ...others] = met.links;
  return only !== undefined && others.length === 0 && only.similarity < leastAlone(only, config) ? [[config.shortWordAlike, 'short_word_alike']] : [];
}

function numberFactor(a: PreparedName, b: PreparedName, config: MatcherConfig): Factor[] {
  const [left, right] = [[...a.numbers].sort().join(' '), [...b.numbers].sort().join(' ')];
  if (left === right) return [];
  return left === '' || right === '' ? [[config.numberMissing, 'number_missing']] : [[config.numbersDiffer, 'numbers_differ']];
}

function countryFactor(a: PreparedName, b: PreparedName, met: Alignment, config: MatcherConfig): Factor[] {
  return countryWordsDiffer(a, b, met) ? [[config.countryWordsDiffer, 'country_words_differ']] : [];
}

function legalFormPenalty(a: PreparedName, b: PreparedName, config: MatcherConfig): readonly [number, Note] | null {
  const [left, right] = [a.legalForms.join(' '), b.legalForms.join(' ')];
  if (left === right) return null;
  return left === '' || right === '' ? [config.legalFormMissing, 'legal_form_missing'] : [config.legalFormDiffers, 'legal_form_differs'];
}

function acronymScore(a: PreparedName, b: PreparedName, config: MatcherConfig): number {
  const hit = shortened(a, b) ?? shortened(b, a);
  if (hit === undefined) return 0;
  if (hit >= 5) return config.acronym.five;
  return hit === 4 ? config.acronym.four : config.acronym.three;
}

/** Length of the acronym when `short` is a single word that is the initials of `long`. */
function shortened(short: PreparedName, long: PreparedName): number | undefined {
  const only = short.tokens.length === 1 ? short.tokens[0] : undefined;
  if (only?.kind !== 'word' || only.script !== 'latin' || !long.acronyms.includes(only.text)) return undefined;
  return only.text.length;
}

function factorsOf(a: PreparedName, b: PreparedName, met: Alignment, settings: { mode: Mode; config: MatcherConfig }): Factor[] {
  const { mode, config } = settings;
  const factors = mode === 'person' ? personFactors(a, b, met, config) : [...commonFactor(a, b, met, config), ...aloneFactor(met, config), ...numberFactor(a, b, config), ...countryFactor(a, b, met, config)];
  return kindsDiffer(a.kind, b.kind) ? [...factors, [config.kindDiffers, 'kind_differs']] : factors;
}

function same(a: PreparedName, b: PreparedName, config: MatcherConfig): Comparison {
  const legal = legalFormPenalty(a, b, config);
  const kind = kindsDiffer(a.kind, b.kind);
  const top = a.raw === b.raw ? IDENTICAL : SAME_WORDS;
  const score = (top - (legal?.[0] ?? 0)) * (kind ? config.kindDiffers : 1);
  const notes: Note[] = [a.raw === b.raw ? 'identical' : 'same_words'];
  if (legal !== null) notes.push(legal[1]);
  if (kind) notes.push('kind_differs');
  return { score, mode: modeOf(a, b), alignment: null, notes };
}

/** Only the words of a person's name are shortened to an initial: "M. Trading" is not Microelectronics. */
function withoutInitials(a: PreparedName, b: PreparedName, resemblance: Resemblance): Resemblance {
  if (!a.tokens.some(isInitial) && !b.tokens.some(isInitial)) return resemblance;
  const of = (i: number, j: number): number => {
    const [left, right] = [a.tokens[i], b.tokens[j]];
    return (isInitial(left) || isInitial(right)) && left?.text !== right?.text ? 0 : resemblance.of(i, j);
  };
  return { of, pairs: resemblance.pairs };
}

/**
 * Compares two prepared names with given word similarities (the index has them already). Symmetric.
 * Names with a `problem` score 0: the caller must treat them as an error, not as clear.
 */
export function compareWith(a: PreparedName, b: PreparedName, resemblance: Resemblance, config: MatcherConfig): Comparison {
  const mode = modeOf(a, b);
  if (a.problem !== null || b.problem !== null) return { score: 0, mode, alignment: null, notes: [] };
  if (a.key === b.key) return same(a, b, config);
  const met = align(a, b, mode === 'person' ? resemblance : withoutInitials(a, b, resemblance));
  const acronym = mode === 'organization' ? acronymScore(a, b, config) : 0;
  if (met.links.length === 0 && acronym === 0) return { score: 0, mode, alignment: met, notes: [] };
  const factors = factorsOf(a, b, met, { mode, config });
  const notes: Note[] = factors.map(([, note]) => note);
  const legal = mode === 'organization' ? legalFormPenalty(a, b, config) : null;
  if (legal !== null) notes.push(legal[1]);
  const base = baseScore(a, b, met, { conflict: config.conflict[mode], missing: config.missing[mode], free: freeShare(a, b, met, config) });
  const score = Math.max(0, factors.reduce((s, [factor]) => s * factor, base) - (legal?.[0] ?? 0));
  return acronym > score ? { score: acronym, mode, alignment: null, notes: ['acronym'] } : { score: Math.min(score, SAME_WORDS), mode, alignment: met, notes };
}

/** Compares two prepared names, either way round with the same result. */
export function compareNames(a: PreparedName, b: PreparedName, config: MatcherConfig): Comparison {
  const swap = a.key > b.key;
  const [left, right] = swap ? [b, a] : [a, b];
  const of = (i: number, j: number): number => tokenSimilarity((left.units[i] as Unit).token, (right.units[j] as Unit).token, config);
  return compareWith(left, right, { of, pairs: pairsThatMayMeet(left.shapes, right.shapes) }, config);
}
