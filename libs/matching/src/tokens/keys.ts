import { SKELETON_DELETES_FROM, TEXT_DELETES } from '../compare/token-similarity';
import type { Token } from './token';

function addDeletions(into: Set<string>, prefix: string, word: string): void {
  for (let i = 0; i < word.length; i++) into.add(prefix + word.slice(0, i) + word.slice(i + 1));
}

function addText(into: Set<string>, prefix: string, word: string, fuzzy: boolean): void {
  into.add(prefix + word);
  if (fuzzy && word.length >= TEXT_DELETES.from && word.length <= TEXT_DELETES.to) addDeletions(into, prefix, word);
}

function addSkeleton(into: Set<string>, skeleton: string, fuzzy: boolean): void {
  if (skeleton === '') return;
  into.add(`s${skeleton}`);
  if (fuzzy && skeleton.length >= SKELETON_DELETES_FROM) addDeletions(into, 's', skeleton);
}

/**
 * The keys under which a word is found. Two words share one exactly when `tokenSimilarity` may be above 0 for them (except for
 * initials, which never bring a name up on their own). About 2 × length keys.
 */
export function keysOf(token: Token): Set<string> {
  const keys = new Set<string>();
  if (token.kind === 'number') return keys.add(`t${token.text}`);
  const fuzzy = !token.joined;
  addText(keys, 't', token.text, fuzzy);
  if (token.native !== token.text) addText(keys, 't', token.native, fuzzy);
  keys.add(`h${token.sound}`);
  addSkeleton(keys, token.skeleton, fuzzy);
  for (const reading of token.others) addSkeleton(keys, reading.skeleton, fuzzy);
  if (token.concept !== null) keys.add(`c${token.concept}`);
  if (token.given >= 0) keys.add(`g${String(token.given)}`);
  return keys;
}
