import type { PreparedName, Unit } from '../prepared-name';
import { hashText } from '../tokens/keys';
import type { Token } from '../tokens/token';
import { lettersOf, mayBeNear } from './letters';
import { OUTLINE_DELETES_FROM, SKELETON_DELETES_FROM, TEXT_DELETES } from './token-similarity';

const FLAG = { several: 1, initial: 2, acronym: 4, joined: 8, loose: 16, foreign: 32 } as const;
/** Of each unit: flags, meaning, given name, then letters and length of text, native form and skeleton. */
const STRIDE = 9;
const AT = { meaning: 1, given: 2, text: 3, native: 5, skeleton: 7 } as const;
const NO_MEANING = 0;
/** Of each unit: a set of 32 × this many bits, in which each of its outlines has one, and the likeliest also with each letter left out. */
const OUTLINE_STRIDE = 4;
const OUTLINE_BITS = OUTLINE_STRIDE * 32 - 1;

/**
 * What the words of a name are made of, a few numbers for each, side by side: enough to say of most pairs of words that they are not alike, without
 * looking at the words. Worked out when first asked for, outlines only beside words of another script than Latin.
 */
export class UnitShapes {
  private shapes: Int32Array | undefined;
  private outlines: Int32Array | undefined;

  constructor(private readonly units: readonly Unit[]) {}

  get values(): Int32Array {
    return (this.shapes ??= shapesOf(this.units));
  }

  get outlineValues(): Int32Array {
    return (this.outlines ??= outlinesOf(this.units));
  }
}

function shapesOf(units: readonly Unit[]): Int32Array {
  const values = new Int32Array(units.length * STRIDE);
  units.forEach(({ token, from, to }, unit) => {
    const { text, native, loose, concept, given } = token;
    const skeleton = loose ? '' : token.skeleton;
    values.set(
      [flagsOf(token, to - from > 1), meaningOf(concept), given, lettersOf(text), text.length, lettersOf(native), native.length, lettersOf(skeleton), skeleton.length],
      unit * STRIDE,
    );
  });
  return values;
}

function meaningOf(concept: string | null): number {
  const meaning = concept === null ? NO_MEANING : hashText(concept);
  return concept !== null && meaning === NO_MEANING ? 1 : meaning;
}

function flagsOf({ kind, joined, loose, foreign }: Token, several: boolean): number {
  const ofKind = kind === 'initial' ? FLAG.initial : kind === 'acronym' ? FLAG.acronym : 0;
  return ofKind | (several ? FLAG.several : 0) | (joined ? FLAG.joined : 0) | (loose ? FLAG.loose : 0) | (foreign ? FLAG.foreign : 0);
}

function outlinesOf(units: readonly Unit[]): Int32Array {
  const values = new Int32Array(units.length * OUTLINE_STRIDE);
  units.forEach(({ token: { outlines, joined } }, unit) => {
    for (const outline of outlines) mark(values, unit * OUTLINE_STRIDE, hashText(outline));
    const [likeliest = ''] = outlines;
    if (joined || likeliest.length < OUTLINE_DELETES_FROM) return;
    for (let at = 0; at < likeliest.length; at++) mark(values, unit * OUTLINE_STRIDE, hashText(likeliest.slice(0, at) + likeliest.slice(at + 1)));
  });
  return values;
}

function mark(values: Int32Array, from: number, hash: number): void {
  const bit = hash & OUTLINE_BITS;
  values[from + (bit >> 5)] = (values[from + (bit >> 5)] as number) | (1 << (bit & 31));
}

/** Which units of two names may meet: i and j of the n-th pair are {@link leftOf} and {@link rightOf} it. */
export type UnitPairs = readonly number[];

const BITS = 16;
const MASK = (1 << BITS) - 1;

/** The unit of the left name in a pair. */
export function leftOf(pair: number): number {
  return pair >> BITS;
}

/** The unit of the right name in a pair. */
export function rightOf(pair: number): number {
  return pair & MASK;
}

/** All pairs of units of which at least one is a single word: two groups of words never meet. */
export function allPairs(left: PreparedName, right: PreparedName): UnitPairs {
  const pairs: number[] = [];
  left.units.forEach((a, i) => right.units.forEach((b, j) => (a.to - a.from === 1 || b.to - b.from === 1) && pairs.push((i << BITS) | j)));
  return pairs;
}

/**
 * The pairs of units that may meet: most words of two names hold too different letters, sounds and outlines. Follows `token-similarity.ts`: whatever
 * brings words together there must be let through here.
 */
export function pairsThatMayMeet(left: UnitShapes, right: UnitShapes): UnitPairs {
  const pairs: number[] = [];
  const [a, b] = [left.values, right.values];
  for (let i = 0, atA = 0; atA < a.length; i += 1, atA += STRIDE) {
    for (let j = 0, atB = 0; atB < b.length; j += 1, atB += STRIDE) {
      const [flagsA, flagsB] = [a[atA] as number, b[atB] as number];
      if ((flagsA & flagsB & FLAG.several) !== 0) continue;
      if (wordsMayMeet(a, atA, b, atB) || (((flagsA | flagsB) & FLAG.foreign) !== 0 && outlinesMayMeet(left.outlineValues, i * OUTLINE_STRIDE, right.outlineValues, j * OUTLINE_STRIDE))) pairs.push((i << BITS) | j);
    }
  }
  return pairs;
}

function wordsMayMeet(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  const either = (a[atA] as number) | (b[atB] as number);
  if ((either & FLAG.acronym) !== 0) return areAlike(a, atA + AT.text, b, atB + AT.text);
  if ((either & FLAG.initial) !== 0 && ((a[atA + AT.text] as number) & (b[atB + AT.text] as number)) !== 0) return true;
  const met = (either & FLAG.joined) === 0 ? singlesMayMeet : joinedMayMeet;
  if (met(a, atA, b, atB)) return true;
  return (a[atA + AT.meaning] !== NO_MEANING && a[atA + AT.meaning] === b[atB + AT.meaning]) || ((a[atA + AT.given] as number) >= 0 && a[atA + AT.given] === b[atB + AT.given]);
}

/** Joined words meet others only by what is equal. */
function joinedMayMeet(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  if (areAlike(a, atA + AT.text, b, atB + AT.text) || areAlike(a, atA + AT.native, b, atB + AT.native)) return true;
  return !isLoose(a, atA, b, atB) && areAlike(a, atA + AT.skeleton, b, atB + AT.skeleton);
}

function singlesMayMeet(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  if (joinedMayMeet(a, atA, b, atB)) return true;
  if (areNear(a, atA + AT.text, b, atB + AT.text) && isDeletable(longer(a, atA + AT.text, b, atB + AT.text))) return true;
  if (areNear(a, atA + AT.native, b, atB + AT.native) && isDeletable(longer(a, atA + AT.native, b, atB + AT.native))) return true;
  return !isLoose(a, atA, b, atB) && areNear(a, atA + AT.skeleton, b, atB + AT.skeleton) && longer(a, atA + AT.skeleton, b, atB + AT.skeleton) >= SKELETON_DELETES_FROM;
}

function isLoose(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  return (((a[atA] as number) | (b[atB] as number)) & FLAG.loose) !== 0;
}

/** Whether words of this length are also found with a letter left out. */
function isDeletable(length: number): boolean {
  return length >= TEXT_DELETES.from && length <= TEXT_DELETES.to;
}

/** The same letters and length, of a text, a native form or a skeleton. */
function areAlike(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  return a[atA] === b[atB] && a[atA + 1] === b[atB + 1];
}

/** Not surely more than one letter apart on either side. */
function areNear(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  const longerBy = (a[atA + 1] as number) - (b[atB + 1] as number);
  return longerBy <= 1 && longerBy >= -1 && mayBeNear(a[atA] as number, b[atB] as number);
}

function longer(a: Int32Array, atA: number, b: Int32Array, atB: number): number {
  const [lengthA, lengthB] = [a[atA + 1] as number, b[atB + 1] as number];
  return lengthA > lengthB ? lengthA : lengthB;
}

/** Outlines meet when they are the same, or the likeliest with a letter left out is. */
function outlinesMayMeet(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  for (let k = 0; k < OUTLINE_STRIDE; k++) if (((a[atA + k] as number) & (b[atB + k] as number)) !== 0) return true;
  return false;
}
