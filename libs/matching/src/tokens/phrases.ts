import { PHRASES } from '../knowledge/phrases';
import { kinOf } from './lexicon';
import { makeToken, type Token } from './token';

interface Phrase {
  readonly words: readonly string[];
  readonly concept: string;
  readonly weight: number;
}

const byFirst = new Map<string, Phrase[]>();
for (const [concept, weight, spellings] of PHRASES) {
  for (const spelling of spellings.split('|')) {
    const words = spelling.split(' ');
    const first = words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, concept: kinOf(concept), weight }].sort((a, b) => b.words.length - a.words.length));
  }
}

function says(token: Token | undefined, word: string): boolean {
  return token !== undefined && !token.joined && (token.text === word || token.native === word || (word === 'and' && token.concept === 'and'));
}

function phraseAt(tokens: readonly Token[], at: number): Phrase | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const options = [...(byFirst.get(token.text) ?? []), ...(token.native === token.text ? [] : (byFirst.get(token.native) ?? []))];
  return options.find(({ words }) => words.every((word, k) => says(tokens[at + k], word)));
}

/** Several words that say one thing ("scientific production association", "Hong Kong") become the word for it. Linear: a phrase has at most seven words. */
export function mergePhrases(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const phrase = phraseAt(tokens, at);
    if (phrase === undefined) {
      out.push(token);
      at += 1;
      continue;
    }
    const covered = tokens.slice(at, at + phrase.words.length);
    const kind = phrase.concept.startsWith('place:') ? 'place' : 'company';
    out.push(makeToken({ text: covered.map((t) => t.text).join(''), native: covered.map((t) => t.native).join(' '), script: token.script, kind, weight: phrase.weight, concept: phrase.concept, aside: token.aside, phrase: covered }));
    at += phrase.words.length;
  }
  return out;
}
