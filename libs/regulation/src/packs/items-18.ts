import type { Line } from '@ytterby/contracts';

/** An element symbol as the contract writes it. */
export type ElementSymbol = Line['elements'][number]['symbol'];

/** One element of No. 18/2025 with the sub-codes of its entry (regulation.md §2.1). */
export interface Entry18 {
  readonly code: string;
  /** Alloy partners that are listed, each with its sub-code under a.2; an alloy with listed and unlisted elements stays listed (Q&A April 2025). */
  readonly alloys: Readonly<Record<string, string>>;
  /** Partners of listed alloy targets with the sub-code under a.3; `''` is the target of the element itself. */
  readonly targets: Readonly<Record<string, string>>;
  /** The magnet entry a.4 exists for Sm, Tb and Dy only. */
  readonly magnet: boolean;
}

/** The seven elements. `Tb` under dysprosium is the Tb-Dy-Fe alloy. */
export const ITEMS_18: Readonly<Record<string, Entry18>> = {
  Sm: { code: '1C902', alloys: { Co: 'a', Fe: 'b', Ni: 'c', Al: 'd', Mg: 'e' }, targets: { '': 'a', Co: 'b', Fe: 'c' }, magnet: true },
  Gd: { code: '1C903', alloys: { Mg: 'a', Al: 'b' }, targets: { '': 'a', Fe: 'b', Co: 'c' }, magnet: false },
  Tb: { code: '1C904', alloys: { Co: 'a' }, targets: { '': 'a', Co: 'b' }, magnet: true },
  Dy: { code: '1C905', alloys: { Fe: 'a' }, targets: { '': 'a', Fe: 'b' }, magnet: true },
  Lu: { code: '1C906', alloys: { Yb: '' }, targets: { '': '' }, magnet: false },
  Sc: { code: '1C907', alloys: { Al: 'a', Mg: 'b', Cu: 'c' }, targets: { '': '' }, magnet: false },
  Y: { code: '1C908', alloys: { Al: 'a', Mg: 'b', Ni: 'c', Cu: 'd', Fe: 'e' }, targets: { '': 'a', Al: 'b', Zr: 'c' }, magnet: false },
};

/** Sub-codes that the table of alloys by one partner cannot express: Tb-Co-Fe and Tb-Dy-Fe. */
const EXTRA_CODES: Readonly<Record<string, readonly string[]>> = { Tb: ['a.2.b'], Dy: ['a.2.b'] };

/** All 17 rare earths (Rare Earth Management Regulations Art 30). */
export const RARE_EARTHS: readonly string[] = ['La', 'Ce', 'Pr', 'Nd', 'Pm', 'Sm', 'Eu', 'Gd', 'Tb', 'Dy', 'Ho', 'Er', 'Tm', 'Yb', 'Lu', 'Sc', 'Y'];

function subCodes(symbol: string, entry: Entry18): string[] {
  const dotted = (prefix: string, letters: readonly string[]) => letters.map((letter) => (letter === '' ? prefix : `${prefix}.${letter}`));
  return [
    '', 'a', 'a.1', 'a.2', 'a.3', 'b', 'c',
    ...dotted('a.2', Object.values(entry.alloys)),
    ...dotted('a.3', Object.values(entry.targets)),
    ...(entry.magnet ? ['a.4'] : []),
    ...(EXTRA_CODES[symbol] ?? []),
  ];
}

/** Every code of No. 18 with the element it belongs to. */
export const CODES_18: ReadonlyMap<string, string> = new Map(
  Object.entries(ITEMS_18).flatMap(([symbol, entry]) => subCodes(symbol, entry).map((sub) => [sub === '' ? entry.code : `${entry.code}.${sub}`, symbol])),
);

/** Is this a code of the family 1C902–1C908, whether or not the sub-code exists? */
export function isFamily18(code: string): boolean {
  return /^1C90[2-8](\.|$)/.test(code);
}
