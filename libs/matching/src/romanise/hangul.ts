/** Revised Romanisation by jamo arithmetic (Unicode 3.12): initial, medial, final. */
const INITIAL = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' ').map((j) => (j === '-' ? '' : j));
const MEDIAL = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const FINAL = '- k k ks n nj nh t l lk lm lb ls lt lp lh m p ps t t ng t t k t p h'.split(' ').map((j) => (j === '-' ? '' : j));

/** One Hangul syllable in Latin; '' for anything else. */
export function readSyllable(code: number): string {
  const index = code - 0xac00;
  if (index < 0 || index > 11171) return '';
  const [initial, medial, final] = [Math.floor(index / 588), Math.floor((index % 588) / 28), index % 28];
  return (INITIAL[initial] ?? '') + (MEDIAL[medial] ?? '') + (FINAL[final] ?? '');
}

/** A Hangul word in Latin, syllable by syllable; the surname 이 is written Yi. */
export function readHangul(word: string): string {
  if (word === '이') return 'yi';
  let out = '';
  for (let i = 0; i < word.length; i++) out += readSyllable(word.charCodeAt(i));
  return out;
}

/** The usual Korean surnames of one syllable (public census knowledge). A lone word of 2–4 syllables that begins with one is read as surname and given name. */
const SURNAMES = new Set('김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉경사부가복태목형피두감음빈동온호범좌팽승간견당림리로량련렴렬'.split(''));

/** Cuts a lone Hangul word of a person into surname and given name; other words come back whole. */
export function splitHangulPerson(word: string): string[] {
  return word.length >= 2 && word.length <= 4 && SURNAMES.has(word.charAt(0)) ? [word.charAt(0), word.slice(1)] : [word];
}
