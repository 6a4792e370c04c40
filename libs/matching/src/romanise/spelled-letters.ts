import type { Script } from '../text/scripts';

/** What Koreans and Japanese call the Latin letters; registered names spell abbreviations out (에스케이, エヌティティ). Ours. */
const HANGUL = 'a:에이 b:비 c:씨 c:시 d:디 e:이 f:에프 g:지 h:에이치 i:아이 j:제이 k:케이 l:엘 m:엠 n:엔 o:오 p:피 q:큐 r:알 s:에스 t:티 u:유 v:브이 w:더블유 x:엑스 y:와이 z:제트';
const KANA =
  'a:エー a:エイ b:ビー c:シー d:ディー d:ディ e:イー f:エフ g:ジー h:エイチ h:エッチ i:アイ j:ジェイ j:ジェー k:ケイ k:ケー l:エル m:エム n:エヌ o:オー p:ピー q:キュー r:アール s:エス t:ティー t:ティ u:ユー v:ブイ v:ヴイ w:ダブリュー x:エックス y:ワイ z:ゼット';

interface Alphabet {
  readonly letters: ReadonlyMap<string, string>;
  /** Two letters or more, the longest names first, and what follows. */
  readonly spelled: RegExp;
  readonly name: RegExp;
  /** Letters with dots between them. */
  readonly dotted: RegExp;
}

function alphabetOf(packed: string): Alphabet {
  const letters = new Map(packed.split(' ').map((row) => [row.slice(2), row.charAt(0)] as const));
  const names = [...letters.keys()].sort((a, b) => b.length - a.length).join('|');
  return { letters, spelled: new RegExp(`^((?:${names}){2,8})(..+)?$`), name: new RegExp(names, 'g'), dotted: new RegExp(`(?<![ァ-ヺー])(?:${names})(?:・(?:${names}))+(?![ァ-ヺー])`, 'g') };
}

const KANA_LETTERS = alphabetOf(KANA);
const ALPHABETS: Partial<Record<Script, Alphabet>> = { hangul: alphabetOf(HANGUL), kana: KANA_LETTERS };
/** Names of letters that are seldom part of another word; the others (오, 이, 지, 비) alone are words of their own. */
const TELLING = /에이치|에프|케이|제이|에스|엑스|와이|브이|더블유|엘|엠|엔|[ァ-ヺ]/;

/** The abbreviation that a word of Hangul or kana begins with, letter by letter, and the rest of the word; undefined when it spells none out. */
export function spelledLetters(word: string, script: Script): { letters: string; spelled: string; rest: string } | undefined {
  const alphabet = ALPHABETS[script];
  const [, spelled = '', rest = ''] = alphabet?.spelled.exec(word) ?? [];
  if (alphabet === undefined || !TELLING.test(spelled)) return undefined;
  const letters = (spelled.match(alphabet.name) ?? []).map((name) => alphabet.letters.get(name) ?? '').join('');
  // What begins with two short names and has little more (엔비디아) is a word.
  return rest.length === 2 && spelled.length === letters.length ? undefined : { letters, spelled, rest };
}

/** Letters spelled out with dots between them as one word (エヌ・ティ・ティ). */
export function closeSpelledLetters(text: string): string {
  return text.replace(KANA_LETTERS.dotted, (letters) => letters.replaceAll('・', ''));
}
