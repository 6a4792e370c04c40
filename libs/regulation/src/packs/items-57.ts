/** One element of No. 57/2025 (regulation.md §5). Sub-codes of ytterbium were not seen, so they stay empty. */
export interface Entry57 {
  readonly code: string;
  readonly metal: string;
  /** Listed alloy partners. */
  readonly alloys: readonly string[];
  readonly alloy: string;
  readonly targetPartners: readonly string[];
  readonly target: string;
  /** Functional materials that the notice lists expressly, by item kind: unlike No. 18, which a Q&A narrows. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Is there a magnet entry? */
  readonly magnet: string | null;
}

/** The five elements of No. 57/2025. */
export const ITEMS_57: Readonly<Record<string, Entry57>> = {
  Ho: { code: '1C909', metal: 'a.1', alloys: ['Cu', 'Mg', 'Fe'], alloy: 'a.2', targetPartners: ['Cu'], target: 'a.3', kinds: { crystal: 'a.5', magnetic_refrigeration_material: 'a.6', magnetostrictive_material: 'a.7' }, magnet: 'a.4' },
  Er: { code: '1C910', metal: 'a.1', alloys: ['Al'], alloy: 'a.2', targetPartners: [], target: 'a.3', kinds: { crystal: 'a.4', optical_fibre: 'a.5', hydrogen_storage_material: 'a.6', ceramic: 'a.7' }, magnet: null },
  Tm: { code: '1C911', metal: 'a.1', alloys: [], alloy: '', targetPartners: [], target: 'a.2', kinds: { crystal: 'a.3', luminescent_material: 'a.4', phosphor: 'a.4' }, magnet: null },
  Eu: { code: '1C912', metal: 'a.1', alloys: ['Mg'], alloy: 'a.2', targetPartners: [], target: 'a.3', kinds: { luminescent_material: 'a.4', phosphor: 'a.4', crystal: 'a.5', hydrogen_storage_material: 'a.6' }, magnet: null },
  Yb: { code: '1C913', metal: '', alloys: [], alloy: '', targetPartners: [], target: '', kinds: { crystal: '', optical_fibre: '', thermal_barrier_coating: '' }, magnet: null },
};

/** Letters under a heading with several alternatives (Ho-Cu, Mg-Ho, Ho-Fe) were not seen; as many as there are alternatives may exist. */
function letters(sub: string, alternatives: number): readonly string[] {
  return sub === '' || alternatives < 2 ? [sub] : [sub, ...['a', 'b', 'c', 'd'].slice(0, alternatives).map((letter) => `${sub}.${letter}`)];
}

/** The numbered sub-codes of an entry as far as they were seen. */
export function subCodes57(entry: Entry57): readonly string[] {
  const seen = [entry.metal, ...letters(entry.alloy, entry.alloys.length), ...letters(entry.target, entry.targetPartners.length + 1), ...Object.values(entry.kinds), entry.magnet ?? '', 'b', 'c'];
  return [...new Set(seen)].filter((sub) => sub !== '');
}

/** Sub-numbers of ytterbium were not seen: any number under `a` may exist. */
function mayExist(entry: Entry57, sub: string): boolean {
  if (subCodes57(entry).some((known) => known === sub || known.startsWith(`${sub}.`))) return true;
  return entry.metal === '' && /^a(\.[1-9](\.[a-c])?)?$/.test(sub);
}

/** The element a code of No. 57 belongs to; null when the list has no such code. */
export function elementOf57(code: string): string | null {
  const found = Object.entries(ITEMS_57).find(([, entry]) => code === entry.code || (code.startsWith(`${entry.code}.`) && mayExist(entry, code.slice(entry.code.length + 1))));
  return found?.[0] ?? null;
}
