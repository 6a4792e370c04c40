import type { Line } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { LawView } from '../law-view';
import { hsHint } from '../packs/hs-hints';
import { INSTRUMENT } from '../packs/citations';
import { withDefaults, type Policies } from '../policies';
import { DEFAULT_STATUS_REGISTER } from '../status-register';
import type { Tri } from '../tri';
import { say } from '../words';
import type { Classification } from './classification';
import { checkDeclaredCode, type DeclaredCodeCheck } from './declared-code';
import { LineFacts } from './line-facts';

/** One list and what the product makes of the item under it; `open` names what would settle it. */
export interface ProposedEntry {
  readonly instrument: string;
  readonly codes: readonly string[];
  readonly listed: Tri;
  readonly because: string;
  readonly open: readonly string[];
}

/** The product's own classification of a line, beside what the sender declares. Whether a list binds on a day is not asked here. */
export interface ClassificationProposal {
  readonly entries: readonly ProposedEntry[];
  readonly annex1: { readonly part: 'part1' | 'part2' | 'none' | 'open'; readonly because: string };
  readonly declared: Omit<DeclaredCodeCheck, 'because'> & { readonly because: string };
  /** HS codes are hints only. */
  readonly hint: string | null;
}

function entry(instrument: string, own: Classification, codes: readonly string[]): ProposedEntry {
  return { instrument, codes, listed: own.listed, because: say(own.because), open: own.missing };
}

function simple(instrument: string, own: Classification): ProposedEntry {
  return entry(instrument, own, own.listed === 'no' || own.code === '' ? [] : [own.code]);
}

function annexOf({ annex1 }: LineFacts): ClassificationProposal['annex1'] {
  const { part1, part2 } = annex1;
  const because = say(annex1.because);
  if (part1 === 'yes') return { part: 'part1', because };
  if (part2 === 'yes') return { part: 'part2', because };
  return { part: part1 === 'no' && part2 === 'no' ? 'none' : 'open', because };
}

/** Proposes control codes and the part of Annex 1 of No. 61 from form, elements, kind, parameters and description alone, with the reason for each. */
export function proposeClassification(line: Line, options: { readonly on: IsoDate; readonly policies?: Partial<Policies> }): ClassificationProposal {
  const law = new LawView({ effectiveOn: options.on, knownAt: options.on, policies: withDefaults(options.policies), register: DEFAULT_STATUS_REGISTER });
  const bare = new LineFacts({ ...line, controlCode: null, annex61: null }, law);
  const { item18, codes18 } = bare;
  const entries = [
    entry(INSTRUMENT.no18, item18, codes18.length > 0 || item18.listed === 'no' ? codes18 : [item18.code]),
    simple(INSTRUMENT.no57, bare.item57),
    ...(['no55', 'no56', 'no58'] as const).map((measure) => simple(INSTRUMENT[measure], bare.kindItem(measure))),
  ];
  const declared = checkDeclaredCode(new LineFacts(line, law));
  return {
    entries, annex1: annexOf(bare), declared: { ...declared, because: say(declared.because) },
    hint: line.hsCode === null || line.hsCode === undefined ? null : hsHint(line.hsCode),
  };
}
