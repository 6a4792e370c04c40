import type { PreparedName, Unit } from '../prepared-name';
import { leftOf, rightOf, type UnitPairs } from './unit-shapes';

/** Two groups of words that met. */
export interface Link {
  left: Unit;
  right: Unit;
  similarity: number;
}

/** How the words of two names were paired. */
export interface Alignment {
  links: readonly Link[];
  /** Weights of the words that met, left and right. */
  metLeft: number;
  metRight: number;
  /** Σ weight × similarity of the links, weight as the mean of both sides. */
  agreement: number;
  /** Which words of each side met one of the other side; empty when none did. */
  usedLeft: readonly boolean[];
  usedRight: readonly boolean[];
}

/** How alike the units of two names are. */
export interface Resemblance {
  /** Similarity of the i-th unit on the left to the j-th on the right. */
  of(i: number, j: number): number;
  /** The pairs of units that are worth asking about; never two groups of several words. */
  pairs: UnitPairs;
}

const NOTHING_MET: Alignment = { links: [], metLeft: 0, metRight: 0, agreement: 0, usedLeft: [], usedRight: [] };

function gather(left: PreparedName, right: PreparedName, { of, pairs }: Resemblance): Link[] {
  const links: Link[] = [];
  for (const pair of pairs) {
    const [i, j] = [leftOf(pair), rightOf(pair)];
    const similarity = of(i, j);
    if (similarity > 0) links.push({ left: left.units[i] as Unit, right: right.units[j] as Unit, similarity });
  }
  return links;
}

function rank(link: Link): number {
  const { left, right, similarity } = link;
  const joined = left.to - left.from + (right.to - right.from) - 2;
  // An acronym that only repeats the words beside it takes no word from them.
  const weight = left.token.kind === 'acronym' || right.token.kind === 'acronym' ? 2 * Math.min(left.weight, right.weight) : left.weight + right.weight;
  return similarity * weight - joined * 0.05;
}

/** Every word of a name with a bit for each of its parts that met. */
type Used = number[];

const WHOLE = -1;

function partsOf({ part }: Unit): number {
  return part === 0 ? WHOLE : 1 << part;
}

function isFree(used: Readonly<Used>, unit: Unit): boolean {
  const parts = partsOf(unit);
  for (let k = unit.from; k < unit.to; k++) if (((used[k] as number) & parts) !== 0) return false;
  return true;
}

function use(used: Used, unit: Unit): void {
  for (let k = unit.from; k < unit.to; k++) used[k] = (used[k] as number) | partsOf(unit);
}

/** The first of these differences that is not 0. */
function firstDifference(...differences: readonly number[]): number {
  return differences.find((difference) => difference !== 0) ?? 0;
}

/**
 * Pairs words greedily, the heaviest and most alike first; every word meets at most one other (or a joined group), every word of a phrase one.
 * Word order plays no part. At most (units left × units right) similarities, both bounded.
 */
export function align(left: PreparedName, right: PreparedName, resemblance: Resemblance): Alignment {
  const links = gather(left, right, resemblance);
  if (links.length === 0) return NOTHING_MET;
  if (links.length > 1) links.sort((a, b) => firstDifference(rank(b) - rank(a), a.left.from - b.left.from, a.right.from - b.right.from));
  const usedLeft: Used = left.tokens.map(() => 0);
  const usedRight: Used = right.tokens.map(() => 0);
  const chosen: Link[] = [];
  for (const link of links) {
    if (!isFree(usedLeft, link.left) || !isFree(usedRight, link.right)) continue;
    use(usedLeft, link.left);
    use(usedRight, link.right);
    chosen.push(link);
  }
  const { metLeft, metRight, agreement } = totals(chosen);
  return { links: chosen, metLeft, metRight, agreement, usedLeft: usedLeft.map(isUsed), usedRight: usedRight.map(isUsed) };
}

function isUsed(parts: number): boolean {
  return parts !== 0;
}

function totals(links: readonly Link[]): { metLeft: number; metRight: number; agreement: number } {
  const sum = { metLeft: 0, metRight: 0, agreement: 0 };
  for (const { left, right, similarity } of links) {
    sum.metLeft += left.weight;
    sum.metRight += right.weight;
    sum.agreement += ((left.weight + right.weight) / 2) * similarity;
  }
  return sum;
}
