import { OUTLINE_DELETES_FROM, SKELETON_DELETES_FROM, TEXT_DELETES } from '../compare/token-similarity';
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

function addOutlines(into: Set<string>, prefix: string, token: Token): void {
  for (const outline of token.outlines) into.add(prefix + outline);
  const first = token.outlines[0] ?? '';
  if (!token.joined && first.length >= OUTLINE_DELETES_FROM) addDeletions(into, prefix, first);
}

function writtenKeys(token: Token): Set<string> {
  const keys = new Set<string>();
  const fuzzy = !token.joined;
  addText(keys, 't', token.text, fuzzy);
  if (token.native !== token.text) addText(keys, 't', token.native, fuzzy);
  if (token.concept !== null) keys.add(`c${token.concept}`);
  if (token.given >= 0) keys.add(`g${String(token.given)}`);
  if (token.loose) return keys;
  keys.add(`h${token.sound}`);
  addSkeleton(keys, token.skeleton, fuzzy);
  return keys;
}

/**
 * The keys under which a listed word stands. Outlines of foreign and of Latin words stand apart (`f`, `l`), as Latin words never meet each
 * other by outline. A query word and a listed word share a key exactly when `tokenSimilarity` may be above 0 for them (except for
 * initials, which never bring a name up on their own). About 2 × length keys.
 */
export function listKeys(token: Token): Set<string> {
  if (token.kind === 'number' || token.kind === 'acronym') return new Set([`t${token.text}`]);
  const keys = writtenKeys(token);
  addOutlines(keys, token.foreign ? 'f' : 'l', token);
  return keys;
}

/** The keys by which a query word looks for listed words; see {@link listKeys}. */
export function queryKeys(token: Token): Set<string> {
  if (token.kind === 'number' || token.kind === 'acronym') return new Set([`t${token.text}`]);
  const keys = writtenKeys(token);
  addOutlines(keys, 'f', token);
  if (token.foreign) addOutlines(keys, 'l', token);
  return keys;
}
