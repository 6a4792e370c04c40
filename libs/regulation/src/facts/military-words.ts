import { MILITARY_CHARACTERS, MILITARY_LOOKALIKES, MILITARY_PHRASES, MILITARY_STEMS } from '../packs/military-words';

const longestFirst = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|').replaceAll(' ', '[ -]');
const MILITARY = new RegExp(`(?<!\\p{L})(?:(?:${longestFirst(MILITARY_STEMS)})\\p{L}{0,30}|(?:${longestFirst(MILITARY_PHRASES)})(?!\\p{L}))|${longestFirst(MILITARY_CHARACTERS)}`, 'iu');
const LOOKALIKE = new RegExp(longestFirst(MILITARY_LOOKALIKES), 'giu');

/** A denial reaches to the end of its clause ("will not be used for missiles"), or over all of it where it stands at its end ("military use is excluded", 「軍事用ではない」). */
const CLAUSE_END = /[.;。；!?！？\n]+/u;
const DENIED_ALL = /(?<!\p{L})(?:excluded|prohibited|forbidden|ausgeschlossen|exclus?e?s?|interdit\p{L}*)(?!\p{L})|: ?(?:no|none)(?!\p{L})|ない|ません|禁止|않|아님|아닙|금지/iu;
const DENIED_AFTER = /(?<!\p{L})(?:not(?! only)|no(?!\.? ?\d)|non|never|without|neither|nor|nicht(?! nur)|kein\p{Ll}{0,2}|ohne|sans|aucun\p{Ll}{0,2}|pas|sin|senza|не(?! только)|без|free of)(?!\p{L}).*|n['’]t(?!\p{L}).*|(?:不(?:会|會|得|可|能|将|將)?(?:被)?(?:用|使用|作|供|应用|應用|涉|含|属|屬|是|为|為)|没有|沒有|并非|並非|非(?=军|軍|武)|无(?=军|任何)|無(?=軍|任何)|비(?=군)).*/iu;

function affirmed(clause: string): string {
  return DENIED_ALL.test(clause) ? '' : clause.replace(LOOKALIKE, ' ').replace(DENIED_AFTER, ' ');
}

const MOST_KNOWN = 4_096;

/** End uses and names come back again and again. */
function remembering(search: (text: string) => string | null): (text: string) => string | null {
  const known = new Map<string, string | null>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST_KNOWN) known.clear();
    const found = search(text);
    known.set(text, found);
    return found;
  };
}

/** The first word by which a text says that something is military or for weapons; null when none does, or when the text denies it. */
export const militaryWordIn = remembering((text) => {
  for (const clause of text.split(CLAUSE_END)) {
    const found = MILITARY.exec(affirmed(clause));
    if (found !== null) return found[0];
  }
  return null;
});

/** The first word by which the name of a party says that it is military. Nobody is called by what he is not. */
export const militaryWordOf = remembering((name) => MILITARY.exec(name.replace(LOOKALIKE, ' '))?.[0] ?? null);
