import type { LawView } from '../law-view';
import type { Line } from '@ytterby/contracts';
import { isKnownKindCode } from '../packs/item-kinds';
import { elementOf18 } from '../packs/items-18';
import { elementOf57 } from '../packs/items-57';
import { CODES_62 } from '../packs/technology-62';
import { say, type Words } from '../words';
import type { Classification } from './classification';
import { LineFacts } from './line-facts';

/** What the product makes of the code that the sender declares. */
export interface DeclaredCodeCheck {
  readonly verdict: 'none' | 'agrees' | 'disagrees' | 'does_not_exist' | 'malformed' | 'not_modelled' | 'open';
  /** Codes that form, elements, kind and parameters give without the declared one. */
  readonly own: readonly string[];
  readonly because: Words;
}

const SHAPE = /^\d[A-E]\d{3}(\.[a-z0-9]+)*$/;

interface Family {
  readonly exists: boolean;
  readonly own: Classification;
  readonly codes: readonly string[];
}

/** The line without the declared code, and what the list of the code's family makes of it. */
function familyAnswer(code: string, { line, law, family, codes18 }: LineFacts): Family | null {
  if (family === 'other' || family === 'none' || family === 'no62') return null;
  const bare = withoutCode(line, law);
  if (family === 'no18') return { exists: elementOf18(code) !== undefined, own: bare.item18, codes: codes18 };
  return family === 'no57' ? withCode(elementOf57(code) !== null, bare.item57) : withCode(isKnownKindCode(code), bare.kindItem(family));
}

function withoutCode(line: Line, law: LawView): LineFacts {
  return new LineFacts({ ...line, controlCode: null }, law);
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

const NO_CODE: DeclaredCodeCheck = { verdict: 'none', own: [], because: 'no code is declared' };

/** Compares a declared code with the product's own proposal. Nothing is resolved here: a disagreement is a finding. */
export function checkDeclaredCode(item: LineFacts): DeclaredCodeCheck {
  const code = item.line.controlCode;
  if (code === null) return NO_CODE;
  if (!SHAPE.test(code)) return { verdict: 'malformed', own: [], because: 'a control code is written like 1C905.a.4' };
  if (item.family === 'no62') return technologyCode(code);
  // The usual case first: the declared code is one that form and elements give.
  if (item.family === 'no18' && item.codes18.includes(code)) return { verdict: 'agrees', own: item.codes18, because: 'form and elements give this code' };
  const answer = familyAnswer(code, item);
  if (answer === null) return { verdict: 'not_modelled', own: [], because: 'an entry of the dual-use list that is not modelled' };
  const { exists, own, codes } = answer;
  if (!exists) return { verdict: 'does_not_exist', own: codes, because: () => `the list has no such code; ${say(own.because)}` };
  if (codes.some((one) => sameEntry(code, one))) return { verdict: 'agrees', own: codes, because: own.because };
  return { verdict: own.listed === 'unknown' ? 'open' : 'disagrees', own: codes, because: own.because };
}
