import type { Line } from '@ytterby/contracts';
import type { Tri } from '../tri';
import { say, type Words } from '../words';

/** The product's own answer to "is the item on the list?", with its reason; the sender's code is compared, never trusted blindly. */
export interface Classification {
  readonly listed: Tri;
  /** The code it meets, or the family in question; empty when it is none. */
  readonly code: string;
  readonly because: Words;
  readonly missing: readonly string[];
  /** True when a MOFCOM Q&A, not the list itself, takes the item out ("generally"). */
  readonly byQa: boolean;
  /** True when the item was a question at all: code, kind, element or form point at the list. */
  readonly about: boolean;
}

/** An answer from form, elements and kind alone, before the declared code is looked at. */
export interface Candidate {
  readonly listed: Tri;
  readonly code: string;
  readonly because: Words;
  readonly missing?: string;
  readonly about?: boolean;
}

const NOTHING: readonly string[] = [];

/** A candidate as the final answer. */
export function classified(candidate: Candidate): Classification {
  const { listed, code, because, missing } = candidate;
  return { listed, code, because, missing: missing === undefined ? NOTHING : [missing], byQa: false, about: candidate.about ?? true };
}

/** The declared code and the description disagree: a finding, never silently resolved. */
export function contradiction(line: Line, because: Words): Classification {
  const code = line.controlCode ?? '';
  return {
    listed: 'unknown', code, because: () => `the sender declares ${code}, but ${say(because)}`, byQa: false, about: true,
    missing: [`which is right: the declared code ${code} or the description (exporter: classification record)`],
  };
}

/** How a list looks at a declared code of its own family. */
export interface DeclaredCode {
  readonly exists: boolean;
  /** Does the description allow the code? */
  readonly fits: boolean;
}

/** Compares the own answer with a declared code of the family. A code can fill what is open; it cannot talk a listed item off the list. */
export function reconcileCode(line: Line, own: Candidate, declared: DeclaredCode): Classification {
  const code = line.controlCode ?? '';
  if (own.listed === 'yes') {
    const note = own.code === code ? '' : declared.exists ? `; the sender declares ${code}` : `; the declared code ${code} does not exist`;
    return note === '' && own.about !== false ? classified(own) : classified({ ...own, because: () => `${say(own.because)}${note}`, about: true });
  }
  if (!declared.exists) return contradiction(line, 'the list has no such code');
  if (own.listed === 'no' || !declared.fits) return contradiction(line, own.because);
  return classified({ listed: 'yes', code, because: () => `${say(own.because)}; the sender declares ${code}` });
}
