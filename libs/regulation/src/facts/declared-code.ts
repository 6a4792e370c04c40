import type { Line } from '@ytterby/contracts';
import type { LawView } from '../law-view';
import { CODE_FAMILIES, isKnownKindCode, type KindEntry } from '../packs/item-kinds';
import { elementOf18, isFamily18 } from '../packs/items-18';
import { elementOf57, isFamily57 } from '../packs/items-57';
import { CODES_62 } from '../packs/technology-62';
import type { Classification } from './classification';
import { classify18, ownCodes18 } from './classify-18';
import { classify57 } from './classify-57';
import { classifyKind } from './classify-kind';

/** What the product makes of the code that the sender declares. */
export interface DeclaredCodeCheck {
  readonly verdict: 'none' | 'agrees' | 'disagrees' | 'does_not_exist' | 'malformed' | 'not_modelled' | 'open';
  /** Codes that form, elements, kind and parameters give without the declared one. */
  readonly own: readonly string[];
  readonly because: string;
}

const SHAPE = /^\d[A-E]\d{3}(\.[a-z0-9]+)*$/;
const MEASURES_BY_KIND: readonly KindEntry['measure'][] = ['no55', 'no56', 'no58'];

interface Family {
  readonly exists: boolean;
  readonly own: Classification;
  readonly codes: readonly string[];
}

function familyOf(code: string, line: Line, law: LawView): Family | null {
  const bare: Line = { ...line, controlCode: null };
  if (isFamily18(code)) return { exists: elementOf18(code) !== undefined, own: classify18(bare, law), codes: ownCodes18(line, law) };
  if (isFamily57(code)) return withCode(elementOf57(code) !== null, classify57(bare, law));
  const measure = MEASURES_BY_KIND.find((id) => CODE_FAMILIES[id].test(code));
  return measure === undefined ? null : withCode(isKnownKindCode(code), classifyKind(bare, measure));
}

function withCode(exists: boolean, own: Classification): Family {
  return { exists, own, codes: own.listed === 'yes' ? [own.code] : [] };
}

/** A heading agrees with what stands under it, and a letter that we did not see with the heading that we did. */
function sameEntry(declared: string, own: string): boolean {
  return declared === own || own.startsWith(`${declared}.`) || declared.startsWith(`${own}.`);
}

function technologyCode(code: string): DeclaredCodeCheck {
  if (code === '1E902' || Object.hasOwn(CODES_62, code)) return { verdict: 'agrees', own: [code], because: 'rare-earth technology' };
  return { verdict: 'does_not_exist', own: [], because: `No. 62 has the codes ${Object.keys(CODES_62).join(' and ')} only` };
}

/** Compares a declared code with the product's own proposal. Nothing is resolved here: a disagreement is a finding. */
export function checkDeclaredCode(line: Line, law: LawView): DeclaredCodeCheck {
  const code = line.controlCode;
  if (code === null) return { verdict: 'none', own: [], because: 'no code is declared' };
  if (!SHAPE.test(code)) return { verdict: 'malformed', own: [], because: 'a control code is written like 1C905.a.4' };
  if (/^1E902(\.|$)/.test(code)) return technologyCode(code);
  // The usual case first: the declared code is one that form and elements give.
  const own18 = isFamily18(code) ? ownCodes18(line, law) : [];
  if (own18.includes(code)) return { verdict: 'agrees', own: own18, because: 'form and elements give this code' };
  const family = familyOf(code, line, law);
  if (family === null) return { verdict: 'not_modelled', own: [], because: 'an entry of the dual-use list that is not modelled' };
  const { exists, own, codes } = family;
  if (!exists) return { verdict: 'does_not_exist', own: codes, because: `the list has no such code; ${own.because}` };
  if (codes.some((one) => sameEntry(code, one))) return { verdict: 'agrees', own: codes, because: own.because };
  return { verdict: own.listed === 'unknown' ? 'open' : 'disagrees', own: codes, because: own.because };
}
