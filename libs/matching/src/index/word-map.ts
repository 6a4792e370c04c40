import type { Token } from '../tokens/token';

interface Entry<T> {
  readonly token: Token;
  readonly value: T;
  readonly next: Entry<T> | undefined;
}

/** Whether two words are one to the index: everything that a comparison of words reads is the same. */
function isSameWord(a: Token, b: Token): boolean {
  if (a.text !== b.text || a.native !== b.native || a.spoken !== b.spoken || a.kind !== b.kind || a.concept !== b.concept) return false;
  return a.script === b.script && a.given === b.given && a.joined === b.joined && a.bookish === b.bookish && a.heardAs === b.heardAs;
}

/** What is known of words, whatever they weigh in the name that they stand in. */
export class WordMap<T> {
  private readonly entries = new Map<string, Entry<T>>();

  get(token: Token): T | undefined {
    for (let entry = this.entries.get(token.text); entry !== undefined; entry = entry.next) if (isSameWord(entry.token, token)) return entry.value;
    return undefined;
  }

  /** Puts down what is known of a word that is not there yet. */
  add(token: Token, value: T): void {
    this.entries.set(token.text, { token, value, next: this.entries.get(token.text) });
  }
}
