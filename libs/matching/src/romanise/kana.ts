import type { CharTable } from './char-table';

const ROWS =
  'ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no ' +
  'ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヰ i ヱ e ヲ o ン n ' +
  'ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ' +
  'ヴ vu ァ a ィ i ゥ u ェ e ォ o ャ ya ュ yu ョ yo ヮ wa ヵ ka ヶ ke';

/** Hepburn, one kana at a time (katakana; hiragana is shifted first). */
const SINGLE: Record<string, string> = {};
const cells = ROWS.split(' ');
for (let i = 0; i < cells.length; i += 2) SINGLE[cells[i] ?? ''] = cells[i + 1] ?? '';

const SMALL_Y: CharTable = { ャ: 'a', ュ: 'u', ョ: 'o' };
const SMALL_VOWEL: CharTable = { ァ: 'a', ィ: 'i', ゥ: 'u', ェ: 'e', ォ: 'o' };

function onset(reading: string): string {
  return reading.replace(/[aiueo]$/, '');
}

function digraph(reading: string, next: string): string | undefined {
  const y = SMALL_Y[next];
  if (y !== undefined && reading.endsWith('i')) return (/(?:sh|ch|j)i$/.test(reading) ? onset(reading) : onset(reading) + 'y') + y;
  const vowel = SMALL_VOWEL[next];
  if (vowel === undefined) return undefined;
  return (reading === 'u' ? 'w' : onset(reading)) + vowel;
}

/** Kana as Hepburn morae; the long mark is `-`, the small tsu falls out. Linear. */
export function kanaMorae(word: string): string[] {
  const chars = [...word].map((c) => (c >= 'ぁ' && c <= 'ゖ' ? String.fromCharCode(c.charCodeAt(0) + 0x60) : c));
  const out: string[] = [];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? '';
    const reading = char === 'ー' ? '-' : SINGLE[char];
    if (reading === undefined) continue;
    const joined = digraph(reading, chars[i + 1] ?? '');
    out.push(joined ?? reading);
    if (joined !== undefined) i++;
  }
  return out;
}

/** Kana in Hepburn; the long mark and the small tsu are dropped, as passports do. Linear. */
export function readKana(word: string): string {
  return kanaMorae(word).join('').replaceAll('-', '');
}
