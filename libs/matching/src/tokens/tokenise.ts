import { CYRILLIC_TWINS, DIGIT_TWINS, LOOKALIKES } from '../knowledge/latin-letters';
import { scriptOf, type Script } from '../text/scripts';

/** A word as written: one run of one script (letters and digits are cut apart). */
export interface RawWord {
  text: string;
  script: Script;
  aside: boolean;
  /** Single letters with a dot behind each: the initials of a person, or an abbreviation. */
  dotted?: boolean;
}

const ALPHABETS: ReadonlySet<Script> = new Set<Script>(['latin', 'cyrillic', 'greek', 'armenian']);

function allTwins(letters: readonly string[], twins: Readonly<Record<string, string>>): boolean {
  return letters.every((letter) => twins[letter] !== undefined);
}

/** A word that mixes Latin and Cyrillic is Cyrillic when its Latin letters could all be so, and its Cyrillic ones could not all be Latin or are more. */
function isMeantCyrillic(text: string): boolean {
  const letters = [...text];
  const latin = letters.filter((letter) => scriptOf(letter.codePointAt(0) ?? 0) === 'latin');
  const cyrillic = letters.filter((letter) => scriptOf(letter.codePointAt(0) ?? 0) === 'cyrillic');
  return cyrillic.length > 0 && allTwins(latin, CYRILLIC_TWINS) && (!allTwins(cyrillic, LOOKALIKES) || cyrillic.length > latin.length);
}

function lastOf<T>(items: readonly T[]): T | undefined {
  return items[items.length - 1];
}

/** Group under which neighbouring characters stay in one word; marks and unknown letters stay with what is before them. */
function groupOf(script: Script): string {
  return ALPHABETS.has(script) ? 'alphabet' : script;
}

function isMark(char: string): boolean {
  // No mark stands below the combining diacritics.
  return char.charCodeAt(0) >= 0x300 && /^\p{M}$/u.test(char);
}

function runsOf(word: string): { text: string; scripts: Set<Script> }[] {
  const runs: { text: string; scripts: Set<Script>; group: string }[] = [];
  for (const char of word) {
    const script = scriptOf(char.codePointAt(0) ?? 0);
    const last = lastOf(runs);
    const group = groupOf(script);
    if (last !== undefined && (last.group === group || char === "'" || isMark(char))) {
      last.text += char;
      if (char !== "'" && !isMark(char)) last.scripts.add(script);
    } else if (char !== "'") runs.push({ text: char, scripts: new Set([script]), group });
  }
  return runs;
}

/** Mixed Latin and Cyrillic, Greek or Armenian letters in one word are look-alikes, by mistake or on purpose: read the word as Latin, unless it can only be Cyrillic. */
function unmix(run: { text: string; scripts: Set<Script> }): { text: string; script: Script } {
  const scripts = [...run.scripts];
  if (scripts.length === 1 || !run.scripts.has('latin')) return { text: run.text, script: scripts[0] ?? 'other' };
  const cyrillic = isMeantCyrillic(run.text);
  const twins = cyrillic ? CYRILLIC_TWINS : LOOKALIKES;
  let text = '';
  for (const char of run.text) text += twins[char] ?? char;
  return { text, script: cyrillic ? 'cyrillic' : 'latin' };
}

/** "a.b.c." and "l.l.c" are one word; in other words a dot separates. */
function undot(word: string): { pieces: string[]; dotted: boolean } {
  if (!word.includes('.')) return { pieces: [word], dotted: false };
  const parts = word.split('.').filter((p) => p !== '');
  const dotted = parts.length > 1 && parts.every((p) => [...p].length === 1);
  return { pieces: dotted ? [parts.join('')] : parts, dotted };
}

function unquote(word: string): string {
  return word.replaceAll('"', '');
}

/**
 * Cuts a cleaned name into words. Brackets are remembered, as what stands in them is often said twice. Linear.
 * @param text from `cleanName`, where brackets are still there
 */
export function tokenise(text: string): RawWord[] {
  const out: RawWord[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const char = text.charAt(at);
    if (char !== ' ' && char !== '(' && char !== ')' && at < text.length) continue;
    if (at > from) pushWords(out, text.slice(from, at), depth > 0);
    from = at + 1;
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
  }
  return out;
}

/** "sech1n": one digit between letters of a word of four characters or more is the letter that it resembles. */
const DIGIT_INSIDE = /^([a-z]+)([013459])([a-z]+)$/;

function undigit(word: string): string {
  const parts = word.length < 4 ? null : DIGIT_INSIDE.exec(word);
  return parts === null ? word : `${parts[1] ?? ''}${DIGIT_TWINS[parts[2] ?? ''] ?? ''}${parts[3] ?? ''}`;
}

/** Most words are nothing but a–z: one run as it stands. */
const PLAIN = /^[a-z]+$/;

function pushWords(out: RawWord[], chunk: string, aside: boolean): void {
  if (PLAIN.test(chunk)) {
    out.push({ text: chunk, script: 'latin', aside });
    return;
  }
  const { pieces, dotted } = undot(unquote(chunk));
  for (const piece of pieces.map(undigit)) {
    for (const run of runsOf(piece)) {
      const { text, script } = unmix(run);
      out.push({ text, script, aside, ...(dotted ? { dotted } : {}) });
    }
  }
}
