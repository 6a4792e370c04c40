/** One entry of Annex 1 of No. 61/2025: the form, and the elements that make it (regulation.md §3.3). */
export interface AnnexEntry {
  readonly form: 'metal' | 'alloy' | 'oxide' | 'permanent_magnet' | 'target';
  readonly symbols: readonly string[];
}

function each(form: AnnexEntry['form'], symbols: readonly string[]): readonly AnnexEntry[] {
  return symbols.map((symbol) => ({ form, symbols: [symbol] }));
}

/** Part 1: 13 items, agreed by two independent lists. */
export const ANNEX_1_PART_1: readonly AnnexEntry[] = [
  ...each('metal', ['Sm', 'Dy', 'Gd', 'Tb', 'Lu', 'Sc', 'Y']),
  { form: 'alloy', symbols: ['Sm', 'Co'] }, { form: 'alloy', symbols: ['Tb', 'Fe'] }, { form: 'alloy', symbols: ['Dy', 'Fe'] }, { form: 'alloy', symbols: ['Tb', 'Dy', 'Fe'] },
  ...each('oxide', ['Dy', 'Tb']),
];

/** Part 2 as far as it was seen: magnets, and the two targets that several sources name. The rest of the targets can only raise a question. */
export const ANNEX_1_PART_2: readonly AnnexEntry[] = [
  { form: 'permanent_magnet', symbols: ['Sm', 'Co'] }, ...each('permanent_magnet', ['Tb', 'Dy']), ...each('target', ['Sm', 'Gd']),
];

interface Worked {
  readonly entries: number;
  readonly byForm: Map<AnnexEntry['form'], readonly string[]>;
}

const worked = new WeakMap<readonly AnnexEntry[], Worked>();

/** First elements of the entries of one form; worked out once, because every line asks. */
export function annexElements(entries: readonly AnnexEntry[], form: AnnexEntry['form']): readonly string[] {
  let known = worked.get(entries);
  if (known === undefined || known.entries !== entries.length) {
    known = { entries: entries.length, byForm: new Map() };
    worked.set(entries, known);
  }
  const elements = known.byForm.get(form) ?? elementsOf(entries, form);
  known.byForm.set(form, elements);
  return elements;
}

function elementsOf(entries: readonly AnnexEntry[], form: AnnexEntry['form']): readonly string[] {
  const found: string[] = [];
  for (const entry of entries) if (entry.form === form && entry.symbols[0] !== undefined && !found.includes(entry.symbols[0])) found.push(entry.symbols[0]);
  return found;
}
