import type { Citation } from '@ytterby/contracts';
import type { Instrument } from '../packs/articles';

const PREFIX = /^(ECL|Reg|No\. 62)\s+/;
const NAMES: Readonly<Record<string, string>> = { 'No. 62': 'MOFCOM 62/2025' };
const RANGE = /^(\d+)-(\d+)$/;

interface Place {
  readonly instrument: string;
  readonly article: string;
}

/** "15-16; Reg 24" of the ECL → ECL 15, ECL 16, Reg 24. */
function placesOf({ instrument, article }: Citation): Place[] {
  let current = instrument;
  return article.split(/[;,]/).flatMap((part) => {
    const text = part.trim();
    const prefix = PREFIX.exec(text)?.[1];
    if (prefix !== undefined) current = NAMES[prefix] ?? prefix;
    const bare = text.replace(PREFIX, '').replace(/^Art /, '');
    const range = RANGE.exec(bare);
    if (range === null) return [{ instrument: current, article: bare }];
    const [from, to] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: to - from + 1 }, (_, index) => ({ instrument: current, article: String(from + index) }));
  });
}

function has(instruments: readonly Instrument[], { instrument, article }: Place): boolean {
  return instruments.some(({ name, articles }) => name === instrument && articles.some((known) => known.article === article));
}

/** What a citation names that the register of articles does not hold; empty when all of it is known. */
export function unknownArticles(citation: Citation, instruments: readonly Instrument[]): readonly string[] {
  if (!instruments.some(({ name }) => name === citation.instrument)) return [citation.instrument];
  const whole = { instrument: citation.instrument, article: citation.article.replace(/^Art /, '') };
  if (has(instruments, whole)) return [];
  return placesOf(citation).filter((place) => !has(instruments, place)).map(({ instrument, article }) => `${instrument} Art ${article}`);
}
