import type { Unit } from '../prepared-name';
import type { NameKind } from './make-tokens';
import { makeToken, type Token } from './token';

function initialsOf(tokens: readonly Token[]): string {
  return tokens.map((t) => t.text.charAt(0)).join('');
}

/** Initials of the words that carry meaning, and of all words, where they are three or more: how people shorten organisations. */
export function acronymsOf(tokens: readonly Token[], kind: NameKind): string[] {
  if (kind === 'person') return [];
  const main = tokens.filter((t) => !t.aside && t.weight > 0.12 && t.kind !== 'number');
  const all = tokens.filter((t) => !t.aside && t.kind !== 'number');
  const found = new Set([initialsOf(main), initialsOf(all)].filter((a) => a.length >= 3));
  return [...found];
}

/** Acronyms of part of a name: letters of its first or last words, of which at most one (of three none) is no business word or place. */
const SPAN = { shortest: 3, longest: 5 };

function isCommonKind(token: Token): boolean {
  return token.kind === 'company' || token.kind === 'place';
}

function acronymUnit(tokens: readonly Token[], from: number, to: number): Unit | undefined {
  const span = tokens.slice(from, to).filter((t) => t.weight > 0.12);
  if (span.length < SPAN.shortest || span.length > SPAN.longest || span.filter(isCommonKind).length < span.length - (span.length > 3 ? 1 : 0)) return undefined;
  if (span.some((t) => t.script !== 'latin' || t.kind === 'number')) return undefined;
  const weight = tokens.slice(from, to).reduce((sum, t) => sum + t.weight, 0);
  return { token: makeToken({ text: initialsOf(span), kind: 'acronym', weight, joined: true }), from, to, part: 0, weight };
}

/** "CAS Institute of Physics" meets "Chinese Academy of Sciences Institute of Physics": spans at both ends, at most six. */
export function acronymUnits(tokens: readonly Token[]): Unit[] {
  if (tokens.length < 4) return [];
  const spans = new Map<string, Unit>();
  const add = (from: number, to: number) => {
    const unit = acronymUnit(tokens, from, to);
    const key = `${unit?.token.text ?? ''}|${from === 0 ? 'first' : 'last'}`;
    if (unit !== undefined && !spans.has(key)) spans.set(key, unit);
  };
  for (let length = SPAN.shortest; length < tokens.length && length <= SPAN.longest + 3; length++) {
    add(0, length);
    add(tokens.length - length, tokens.length);
  }
  return [...spans.values()];
}
