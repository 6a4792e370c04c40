import type { Citation } from '@ytterby/contracts';
import type { Article, Instrument } from '../packs/articles';

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

function find(instruments: readonly Instrument[], { instrument, article }: Place): Article | undefined {
  return instruments.find(({ name }) => name === instrument)?.articles.find((known) => known.article === article);
}

/** The place that the citation names as a whole, when the register holds it so; else each place that it lists. */
function citedPlaces(citation: Citation, instruments: readonly Instrument[]): readonly Place[] {
  const whole = { instrument: citation.instrument, article: citation.article.replace(/^Art /, '') };
  return find(instruments, whole) === undefined ? placesOf(citation) : [whole];
}

/** What a citation names that the register of articles does not hold; empty when all of it is known. */
export function unknownArticles(citation: Citation, instruments: readonly Instrument[]): readonly string[] {
  if (!instruments.some(({ name }) => name === citation.instrument)) return [citation.instrument];
  return citedPlaces(citation, instruments).filter((place) => find(instruments, place) === undefined).map(({ instrument, article }) => `${instrument} Art ${article}`);
}

/** Confidence marks from best to worst (regulation.md, "Confidence marks"). */
export const MARKS: readonly string[] = ['text', 'secondary', 'memory'] satisfies readonly Citation['confidence'][];

/** What a citation claims to rest on better than the register says it was read: a summary must not pass for the text. */
export function overstated(citation: Citation, instruments: readonly Instrument[]): readonly string[] {
  const claimed = MARKS.indexOf(citation.confidence);
  return citedPlaces(citation, instruments).flatMap((place) => {
    const read = find(instruments, place)?.confidence;
    if (read === undefined || MARKS.indexOf(read) <= claimed) return [];
    return [`${place.instrument} Art ${place.article} as "${citation.confidence}", which the register of articles marks "${read}"`];
  });
}
