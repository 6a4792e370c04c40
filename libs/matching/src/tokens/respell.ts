/** Letters that stand together and what is put in their place. */
export type Rule = readonly [letters: string, sounds: string];

/** Rules by the code of their first letter (a–z), those of more letters first. */
export type Rules = readonly (readonly Rule[])[];

const CODES = 128;
const NONE: readonly Rule[] = [];

/** Lays rules out for {@link respell}; their letters are ASCII. */
export function byFirstLetter(rules: readonly Rule[]): Rules {
  const longestFirst = [...rules].sort((a, b) => b[0].length - a[0].length);
  return Array.from({ length: CODES }, (_, code) => longestFirst.filter(([letters]) => letters.charCodeAt(0) === code));
}

function ruleAt(word: string, at: number, rules: Rules): Rule | undefined {
  const code = word.charCodeAt(at);
  for (const rule of code < CODES ? (rules[code] as readonly Rule[]) : NONE) if (word.startsWith(rule[0], at)) return rule;
  return undefined;
}

/** Puts a sound behind others; one that is there already counts once. */
export function append(sounds: string, sound: string): string {
  const again = sound.length === 1 ? sounds.charCodeAt(sounds.length - 1) === sound.charCodeAt(0) : sounds.endsWith(sound);
  return again ? sounds : sounds + sound;
}

/** Reads a word from left to right: the longest group of letters that has a rule, else `single` says what the letter at a place stands for. Linear. */
export function respell(word: string, rules: Rules, single: (word: string, at: number) => string): string {
  let out = '';
  for (let at = 0; at < word.length; ) {
    const rule = ruleAt(word, at, rules);
    out = append(out, rule === undefined ? single(word, at) : rule[1]);
    at += rule === undefined ? 1 : rule[0].length;
  }
  return out;
}
