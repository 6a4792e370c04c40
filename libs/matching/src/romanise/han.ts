import { HAN_VARIANTS } from '../knowledge/han-variants';
import { MANDARIN_READINGS } from '../knowledge/mandarin-readings';
import { SINO_JAPANESE_READINGS } from '../knowledge/sino-japanese-readings';
import { SINO_KOREAN_READINGS } from '../knowledge/sino-korean-readings';
import { readHangul } from './hangul';

function table(packed: string): Map<string, string> {
  const out = new Map<string, string>();
  for (const row of packed.split(' ')) {
    const [reading = '', chars = ''] = row.split(':');
    for (const char of chars) out.set(char, reading);
  }
  // A simplified character without a reading of its own (Korean, Japanese) takes the one of its traditional form.
  for (const [char, reading] of [...out]) {
    const simplified = variants.get(char);
    if (simplified !== undefined && !out.has(simplified)) out.set(simplified, reading);
  }
  return out;
}

function pairsOf(packed: string): Map<string, string> {
  const out = new Map<string, string>();
  const chars = [...packed];
  for (let i = 0; i + 1 < chars.length; i += 2) out.set(chars[i] ?? '', chars[i + 1] ?? '');
  return out;
}

const variants = pairsOf(HAN_VARIANTS);
const mandarin = table(MANDARIN_READINGS);
const korean = table(SINO_KOREAN_READINGS);
const japanese = table(SINO_JAPANESE_READINGS);

/** Traditional and Japanese forms as simplified Chinese, character by character, for comparison only. */
export function foldHan(text: string): string {
  let out = '';
  for (const char of text) out += variants.get(char) ?? char;
  return out;
}

/** How a run of Chinese characters may be read: each language's reading joined, without tones; '' where a character has none. */
export interface HanReadings {
  mandarin: string;
  korean: string;
  japanese: string;
}

function readWith(readings: Map<string, string>, run: string): string {
  let out = '';
  for (const char of run) {
    const reading = readings.get(char) ?? readings.get(variants.get(char) ?? '');
    if (reading === undefined) return '';
    out += reading;
  }
  return out;
}

/** The readings of a run (original characters, not folded: a Japanese form reads itself). */
export function readHan(run: string): HanReadings {
  return { mandarin: readWith(mandarin, run), korean: readHangul(readWith(korean, run)), japanese: readWith(japanese, run) };
}
