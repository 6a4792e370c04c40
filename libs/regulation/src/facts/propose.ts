import type { Line } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { LawView } from '../law-view';
import { hsHint } from '../packs/hs-hints';
import { INSTRUMENT } from '../packs/citations';
import { withDefaults, type Policies } from '../policies';
import { DEFAULT_STATUS_REGISTER } from '../status-register';
import type { Tri } from '../tri';
import type { Classification } from './classification';
import { classify18, ownCodes18 } from './classify-18';
import { classify57 } from './classify-57';
import { classify61 } from './classify-61';
import { classifyKind } from './classify-kind';
import { checkDeclaredCode, type DeclaredCodeCheck } from './declared-code';

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
  readonly declared: DeclaredCodeCheck;
  /** HS codes are hints only. */
  readonly hint: string | null;
}

function entry(instrument: string, own: Classification, codes: readonly string[]): ProposedEntry {
  return { instrument, codes, listed: own.listed, because: own.because, open: own.missing };
}

function simple(instrument: string, own: Classification): ProposedEntry {
  return entry(instrument, own, own.listed === 'no' || own.code === '' ? [] : [own.code]);
}

function annexOf(line: Line, law: LawView): ClassificationProposal['annex1'] {
  const { part1, part2, because } = classify61(line, law);
  if (part1 === 'yes') return { part: 'part1', because };
  if (part2 === 'yes') return { part: 'part2', because };
  return { part: part1 === 'no' && part2 === 'no' ? 'none' : 'open', because };
}

/** Proposes control codes and the part of Annex 1 of No. 61 from form, elements, kind and parameters alone, with the reason for each. */
export function proposeClassification(line: Line, options: { readonly on: IsoDate; readonly policies?: Partial<Policies> }): ClassificationProposal {
  const law = new LawView({ effectiveOn: options.on, knownAt: options.on, policies: withDefaults(options.policies), register: DEFAULT_STATUS_REGISTER });
  const bare: Line = { ...line, controlCode: null, annex61: null };
  const own18 = classify18(bare, law);
  const codes18 = ownCodes18(bare, law);
  const entries = [
    entry(INSTRUMENT.no18, own18, codes18.length > 0 || own18.listed === 'no' ? codes18 : [own18.code]),
    simple(INSTRUMENT.no57, classify57(bare, law)),
    ...(['no55', 'no56', 'no58'] as const).map((measure) => simple(INSTRUMENT[measure], classifyKind(bare, measure))),
  ];
  return {
    entries, annex1: annexOf(bare, law), declared: checkDeclaredCode(line, law),
    hint: line.hsCode === null || line.hsCode === undefined ? null : hsHint(line.hsCode),
  };
}
