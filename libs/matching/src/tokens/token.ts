import { isLooseScript, type Script } from '../text/scripts';
import { MAX_WORD } from '../compare/edit';
import { skeletonOf, soundOf } from './sound';

/** What part a word plays in a name. */
export type TokenKind = 'word' | 'initial' | 'number' | 'particle' | 'title' | 'patronymic' | 'company' | 'place';

/** One word of a name, with everything precomputed that comparing needs. Immutable. */
export interface Token {
  /** Latin letters and digits (or the original letters of a script without a table). */
  text: string;
  /** The word in its own script (Chinese folded to simplified), for comparing like with like and for showing. */
  native: string;
  script: Script;
  kind: TokenKind;
  /** 0–1: how much the word tells parties apart. */
  weight: number;
  /** Meaning of a company or place word; equal concepts agree whatever the language. */
  concept: string | null;
  /** Group of equivalent given names, -1 for none. */
  given: number;
  /** Sounds of the first reading. */
  sound: string;
  skeleton: string;
  /** Other readings of the same characters (Korean, Japanese reading of Chinese characters): their sounds and skeletons. */
  others: readonly { sound: string; skeleton: string }[];
  /** Read from a script that leaves sounds open. */
  loose: boolean;
  /** Written inside brackets. */
  aside: boolean;
  /** Several neighbouring words written as one; meets other words only when almost equal. */
  joined: boolean;
}

/** What a token is made of; everything else follows. */
export interface TokenParts {
  text: string;
  native?: string;
  /** Latin spelling that keeps what marks say about the sound (š → sh); `text` when absent. */
  spoken?: string;
  script?: Script;
  kind?: TokenKind;
  weight?: number;
  concept?: string | null;
  given?: number;
  readings?: readonly string[];
  aside?: boolean;
  joined?: boolean;
}

/** Makes a token; words longer than {@link MAX_WORD} are cut. */
export function makeToken(parts: TokenParts): Token {
  const text = parts.text.slice(0, MAX_WORD);
  const script = parts.script ?? 'latin';
  const sound = soundOf((parts.spoken ?? text).slice(0, MAX_WORD));
  return {
    text,
    native: (parts.native ?? text).slice(0, MAX_WORD),
    script,
    kind: parts.kind ?? 'word',
    weight: parts.weight ?? 1,
    concept: parts.concept ?? null,
    given: parts.given ?? -1,
    sound,
    skeleton: skeletonOf(sound),
    others: (parts.readings ?? []).map((reading) => readingOf(reading.slice(0, MAX_WORD))).filter((r) => r.sound !== sound),
    loose: isLooseScript(script) && parts.concept === undefined,
    aside: parts.aside ?? false,
    joined: parts.joined ?? false,
  };
}

function readingOf(reading: string): { sound: string; skeleton: string } {
  const sound = soundOf(reading);
  return { sound, skeleton: skeletonOf(sound) };
}

/** Neighbouring words written as one ("van der bilt", "vanderbilt"). */
export function joinTokens(tokens: readonly Token[]): Token {
  const first = tokens[0];
  const same = tokens.every((t) => t.script === first?.script);
  return makeToken({
    text: tokens.map((t) => t.text).join(''),
    native: tokens.map((t) => t.native).join(''),
    script: same ? (first?.script ?? 'latin') : 'latin',
    weight: tokens.reduce((sum, t) => sum + t.weight, 0),
    readings: joinedReadings(tokens),
    joined: true,
  });
}

function joinedReadings(tokens: readonly Token[]): string[] {
  const most = Math.max(...tokens.map((t) => t.others.length));
  return Array.from({ length: most }, (_, k) => tokens.map((t) => t.others[k]?.sound ?? t.text).join(''));
}
