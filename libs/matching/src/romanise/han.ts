import { CANTONESE_READINGS } from '../knowledge/cantonese-readings';
import { HAN_VARIANTS } from '../knowledge/han-variants';
import { MANDARIN_NAME_READINGS } from '../knowledge/mandarin-name-readings';
import { MANDARIN_READINGS } from '../knowledge/mandarin-readings';
import { SINO_JAPANESE_READINGS } from '../knowledge/sino-japanese-readings';
import { SINO_KOREAN_READINGS } from '../knowledge/sino-korean-readings';
import { TRANSCRIPTION_CHARACTERS } from '../knowledge/transcription-characters';
import { JAPANESE_SURNAMES } from '../knowledge/person-words';
import { JAPANESE_GIVEN_READINGS, JAPANESE_KUN_READINGS } from '../knowledge/japanese-kun-readings';
import { hearPhonetic, hearSpelling } from '../tokens/heard';
import { hearHangul, hearJyutping, hearPinyin } from './hear-foreign';
import { wadeGiles } from './wade-giles';

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
const cantonese = table(CANTONESE_READINGS);
const korean = table(SINO_KOREAN_READINGS);
const japanese = table(SINO_JAPANESE_READINGS);

function readingsOf(packed: string): Map<string, readonly string[]> {
  return new Map(packed.split(' ').map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1).split('/')] as const));
}

const inNames = readingsOf(MANDARIN_NAME_READINGS);
const kun = readingsOf(JAPANESE_KUN_READINGS);
const inGivenNames = readingsOf(JAPANESE_GIVEN_READINGS);
const japaneseSurnames = readingsOf(JAPANESE_SURNAMES);

/** How many characters of a run are a common Japanese surname that it begins with; 0 for none. */
export function japaneseSurnameIn(run: string): number {
  return [3, 2].find((length) => japaneseSurnames.has(foldHan(run.slice(0, length)))) ?? 0;
}
for (const [char, readings] of [...kun]) {
  const simplified = variants.get(char);
  if (simplified !== undefined && !kun.has(simplified)) kun.set(simplified, readings);
}

/** Traditional and Japanese forms as simplified Chinese, character by character, for comparison only. */
export function foldHan(text: string): string {
  let out = '';
  for (const char of text) out += variants.get(char) ?? char;
  return out;
}

/** Whether a run is read as a Japanese name of any kind, or as a given name. */
export type InJapan = boolean | 'given';

/** How a run of Chinese characters may be read: in Pinyin without tones, and all that may be heard, likeliest first. */
export interface HanReadings {
  mandarin: string;
  heard: string[];
}

function syllables(readings: Map<string, string>, run: string): string[] {
  const out: string[] = [];
  for (const char of run) {
    const reading = readings.get(char) ?? readings.get(variants.get(char) ?? '');
    if (reading === undefined) return [];
    out.push(reading);
  }
  return out;
}

/** The North keeps the l of 李, 梁, 綾 as r at the beginning of a Korean syllable; the South writes none or n. Mandarin tells where it was. */
function northern(hangul: string, pinyin: string | undefined): string {
  const heard = hearHangul(hangul);
  return pinyin?.startsWith('l') === true && !heard.startsWith('L') ? `L${heard.replace(/^n/, '')}` : heard;
}

/** On readings in one word: tsu and chi fall silent before k, s, t, h (nichi + shin → nishin), h then becomes p. */
function joinOn(parts: readonly string[]): string {
  let out = '';
  for (const part of parts) {
    const silent = /(?:tsu|chi)$/.test(out) && /^[ksth]/.test(part);
    out = silent ? out.replace(/(?:tsu|chi)$/, '') + part.replace(/^h/, 'p') : out + part;
  }
  return out;
}

function hearRomaji(romaji: string): string {
  // Hepburn leaves the length of vowels out (豊和: houwa, Howa).
  return hearPhonetic(romaji.replaceAll('ou', 'o-').replaceAll('uu', 'u-')).replaceAll('r', 'L').replaceAll('R', 'L');
}

const MOST_KUN = 12;

const VOICED: Readonly<Record<string, string>> = { k: 'g', s: 'z', t: 'd', h: 'b' };

/** A native reading inside a word may be voiced (hishi → mitsubishi). */
function voiced(reading: string): string[] {
  const first = VOICED[reading.charAt(0)];
  return first === undefined ? [reading] : [reading, first + reading.slice(1)];
}

/** Native Japanese readings, each character on its own (kun) or as a loan (on): surnames and place names mix both; given names have readings of their own. */
function kunReadings(run: string, given: boolean): string[] {
  let out = [''];
  for (const char of run) {
    const native = kun.get(char) ?? kun.get(variants.get(char) ?? '') ?? [];
    const readings = given ? [...(inGivenNames.get(variants.get(char) ?? char) ?? []), ...native.slice(0, 1)] : native;
    const options = [...(out[0] === '' ? readings : readings.flatMap((reading, i) => (i === 0 ? voiced(reading) : [reading]))), japanese.get(char) ?? ''].filter((r) => r !== '');
    if (options.length === 0) return [];
    const used = out.length * options.length > MOST_KUN ? options.slice(0, 1) : options;
    out = out.flatMap((start) => used.map((option) => start + option));
  }
  return out;
}

/** In Wade-Giles ch is never that of loch or chef. */
function hearWadeGiles(pinyin: readonly string[]): string {
  return hearSpelling(pinyin.map(wadeGiles).join('')).replaceAll('Q', 'C');
}

const MOST_MANDARIN = 4;

/** The ways to read a run in Mandarin, syllable by syllable, the likeliest first; none when a character has no reading. */
function mandarinReadings(run: string): string[][] {
  let out: string[][] = [[]];
  for (const char of run) {
    const readings = inNames.get(variants.get(char) ?? char) ?? syllables(mandarin, char);
    const used = out.length * readings.length > MOST_MANDARIN ? readings.slice(0, 1) : readings;
    out = used.flatMap((reading) => out.map((start) => [...start, reading]));
  }
  return out;
}

/**
 * The readings of a run (original characters, not folded: a Japanese form reads itself).
 * @param inJapan the name says that it is Japanese (a legal form, a surname), or the run a Japanese given name: native readings are heard as well
 */
export function readHan(run: string, inJapan: InJapan): HanReadings {
  const inMandarin = mandarinReadings(run);
  const pinyin = inMandarin[0] ?? [];
  const jyutping = syllables(cantonese, run);
  const hangul = syllables(korean, run);
  const on = syllables(japanese, run);
  const heard = inMandarin.map((reading) => reading.map(hearPinyin).join(''));
  // One syllable alone sounds like too many of other names; a surname is heard with what follows it.
  if (jyutping.length > 1) heard.push(jyutping.map(hearJyutping).join(''));
  if (pinyin.length > 1) heard.push(hearWadeGiles(pinyin));
  if (hangul.length > 0) heard.push(hangul.map(hearHangul).join(''), hangul.map((h, i) => northern(h, pinyin[i])).join(''));
  if (on.length > 0) heard.push(hearRomaji(joinOn(on)));
  heard.push(...(japaneseSurnames.get(foldHan(run)) ?? []).map(hearRomaji));
  if (inJapan !== false && run.length <= 4) heard.push(...kunReadings(run, inJapan === 'given').map(hearRomaji));
  return { mandarin: pinyin.join(''), heard: [...new Set(heard)].filter((h) => h !== '') };
}

/** True when a run may transcribe a foreign word: two characters or more, all of the usual ones. */
export function isTranscription(run: string): boolean {
  const chars = [...foldHan(run)];
  return chars.length >= 2 && chars.every((char) => TRANSCRIPTION_CHARACTERS.has(char));
}
