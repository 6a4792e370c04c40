import type { Line } from '@ytterby/contracts';

/** An element symbol as the contract writes it. */
export type ElementSymbol = Line['elements'][number]['symbol'];

/** A listed alloy or alloy target: the sub-code, and the elements that must be there besides the element of the entry. */
export interface Combination {
  readonly sub: string;
  readonly with: readonly string[];
}

/** One element of No. 18/2025 with every sub-code of its entry (regulation.md §2.1). */
export interface Entry18 {
  readonly code: string;
  /** Sub-code of the element in each plain form. A mixture stands with the oxide: "oxide and mixtures", "compounds and mixtures". */
  readonly plain: Readonly<Partial<Record<'metal' | 'oxide' | 'mixture' | 'compound', string>>>;
  /** An alloy with listed and unlisted elements stays listed (Q&A April 2025). */
  readonly alloys: readonly Combination[];
  /** Nothing in `with`: the target of the element itself. */
  readonly targets: readonly Combination[];
  /** The magnet entry exists for Sm, Tb and Dy only. */
  readonly magnet: string | null;
}

const PLAIN: Entry18['plain'] = { metal: 'a.1', oxide: 'b', mixture: 'b', compound: 'c' };

function combinations(...rows: readonly (readonly [sub: string, ...symbols: string[]])[]): readonly Combination[] {
  return rows.map(([sub, ...symbols]) => ({ sub, with: symbols }));
}

/** The seven elements. */
export const ITEMS_18: Readonly<Record<string, Entry18>> = {
  Sm: {
    code: '1C902', plain: { ...PLAIN }, magnet: 'a.4',
    alloys: combinations(['a.2.a', 'Co'], ['a.2.b', 'Fe'], ['a.2.c', 'Ni'], ['a.2.d', 'Al'], ['a.2.e', 'Mg']), targets: combinations(['a.3.a'], ['a.3.b', 'Co'], ['a.3.c', 'Fe']),
  },
  Gd: { code: '1C903', plain: { ...PLAIN }, magnet: null, alloys: combinations(['a.2.a', 'Mg'], ['a.2.b', 'Al']), targets: combinations(['a.3.a'], ['a.3.b', 'Fe'], ['a.3.c', 'Co']) },
  Tb: { code: '1C904', plain: { ...PLAIN }, magnet: 'a.4', alloys: combinations(['a.2.a', 'Co'], ['a.2.b', 'Co', 'Fe']), targets: combinations(['a.3.a'], ['a.3.b', 'Co']) },
  Dy: { code: '1C905', plain: { ...PLAIN }, magnet: 'a.4', alloys: combinations(['a.2.a', 'Fe'], ['a.2.b', 'Tb', 'Fe']), targets: combinations(['a.3.a'], ['a.3.b', 'Tb', 'Fe']) },
  Lu: { code: '1C906', plain: { ...PLAIN }, magnet: null, alloys: combinations(['a.2', 'Yb']), targets: combinations(['a.3']) },
  Sc: { code: '1C907', plain: { ...PLAIN }, magnet: null, alloys: combinations(['a.2.a', 'Al'], ['a.2.b', 'Mg'], ['a.2.c', 'Cu']), targets: combinations(['a.3']) },
  Y: {
    code: '1C908', plain: { ...PLAIN }, magnet: null,
    alloys: combinations(['a.2.a', 'Al'], ['a.2.b', 'Mg'], ['a.2.c', 'Ni'], ['a.2.d', 'Cu'], ['a.2.e', 'Fe']), targets: combinations(['a.3.a'], ['a.3.b', 'Al'], ['a.3.c', 'Zr']),
  },
};

/** All 17 rare earths (Rare Earth Management Regulations Art 30). */
export const RARE_EARTHS: readonly string[] = ['La', 'Ce', 'Pr', 'Nd', 'Pm', 'Sm', 'Eu', 'Gd', 'Tb', 'Dy', 'Ho', 'Er', 'Tm', 'Yb', 'Lu', 'Sc', 'Y'];

/** Is it a sub-code of the entry, or a heading over some? */
function hasSubCode({ plain, alloys, targets, magnet }: Entry18, sub: string): boolean {
  const isIt = (known: string) => known.startsWith(sub) && (known.length === sub.length || known[sub.length] === '.');
  for (const form in plain) if (isIt(plain[form as keyof typeof plain] ?? '')) return true;
  if (magnet !== null && isIt(magnet)) return true;
  return alloys.some((row) => isIt(row.sub)) || targets.some((row) => isIt(row.sub));
}

/** The element of a code of No. 18; undefined when the list has no such code. A heading over sub-codes ("1C905", "1C905.a") exists. */
export function elementOf18(code: string): string | undefined {
  for (const symbol in ITEMS_18) {
    const entry = ITEMS_18[symbol] as Entry18;
    if (!code.startsWith(entry.code)) continue;
    if (code.length === entry.code.length) return symbol;
    return code[entry.code.length] === '.' && hasSubCode(entry, code.slice(entry.code.length + 1)) ? symbol : undefined;
  }
  return undefined;
}
