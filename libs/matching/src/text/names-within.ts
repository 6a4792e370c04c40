import { seenAsLatin, signsAsLetters, turnedRound } from './disguised';

/** What stands between two names of one party when it stands between brackets, commas or blanks. */
const BETWEEN = ['a\\.\\s?k\\.\\s?a\\.?', 'f\\.\\s?k\\.\\s?a\\.?', 'n\\.\\s?k\\.\\s?a\\.?', 'd\\.\\s?b\\.\\s?a\\.?', '[afn]/k/a', 'd/b/a', 't/a', 'c/o', 'care of', 'aka', 'fka', 'dba'];
/** The same in words; it may also begin a name that a list gives by itself ("formerly known as Orelin Works"). */
const IN_WORDS = ['(?:formerly|previously|also|now|otherwise|better) known as', 'known as', 'formerly', 'doing business as', 'trading as', '(?:for and |acting )?on behalf of', 'for (?:the )?account of', 'by order of', 'acting for', 'im auftrag von', 'vormals', 'ehemals', 'pour le compte de', 'anciennement', 'por cuenta de', 'per conto di', '曾用名', '原名', '又名', '亦称', '前称', '旧称', '旧社名', '旧商号', '別名'];

const OPEN = '[\\s(\\[（【,;，；、]';
const CLOSE = '(?=[\\s:：.,)]|\\p{Script=Han})[:：.,]*\\s*';
/** "Orelin (for Marovic Works)": in brackets only, as "Institute for Physics" is one name. */
const FOR = '[(\\[（]\\s*for\\s+';
/** "Orelin (ex Marovic)", as ships are named; without a sign before it "ex" may be Latin. */
const EX = '[(\\[（,;]\\s*ex[-\\s]\\s*';
const MARKS = new RegExp(`(?:${OPEN})(?:and\\s+)?(?:${BETWEEN.join('|')})(?=[\\s:.,])[:.,]*\\s*|${FOR}|${EX}|(?:^|${OPEN})(?:and\\s+)?(?:${IN_WORDS.join('|')})${CLOSE}`, 'iu');
const EDGES = /^[\s"'“”‘’,;:.()[\]（）【】]+|[\s"'“”‘’,;:([（【]+$/gu;
/** Names in one text that are looked at, and how much of the text. */
const MOST = 4;
const LONGEST = 500;
/** A bracket that closes what was opened before the name. */
const CLOSING = /^([^([（【]*?)[)\]）】]+$/u;
const LETTER = /[\p{L}\p{N}]/gu;

/**
 * The names that one text holds: "Orelin Works (f.k.a. Marovic Works)" is a party with two, and may be listed under either. Empty when the text is one name.
 * Linear in its length; what stands behind the fourth name is not cut out.
 */
export function namesWithin(text: string): string[] {
  const found: string[] = [];
  let rest = text.slice(0, LONGEST);
  for (let mark = MARKS.exec(rest); mark !== null && found.length < MOST - 1; mark = MARKS.exec(rest)) {
    found.push(rest.slice(0, mark.index));
    rest = rest.slice(mark.index + mark[0].length);
  }
  if (found.length === 0) return [];
  return [...found, rest].map((name) => name.replace(EDGES, '').replace(CLOSING, '$1')).filter((name) => (name.match(LETTER)?.length ?? 0) > 1);
}

/** An internet address: what stands before the last dots names whoever has it. */
const DOMAIN = /(?:https?:\/\/|[\w.+-]{1,64}@)?(?:www\.)?([\p{L}\d-]{3,63})(?:\.(?:com|net|org|co|cn|ru|ir|kp|de|fr|it|es|uk|eu|jp|kr|tw|hk|in|tr|io|info|biz)){1,2}(?![\p{L}\d.-])(?:\/\S*)?/giu;

/** The name with internet addresses put as names: "sales@orelin.com", "Orelin.com Ltd". */
function withoutDomains(name: string): string[] {
  if (!name.includes('.')) return [];
  const plain = name.replace(DOMAIN, '$1');
  return plain === name ? [] : [plain];
}

/** What goes with the name of a ship: what it is before it, its number behind it. */
const SHIP_BEFORE = /^\s*(?:m\s?[/.]\s?[vts]|s\s?[/.]\s?s|f\s?[/.]\s?v|mv|vessel|ship|tanker)\b[\s.:]+(?=\p{L})/iu;
const SHIP_NUMBER = /[\s(,;[]*\bIMO(?:\s?(?:no|number))?[\s.:#-]*\d{7}\b[)\]\s]*/giu;

/** The name of a ship by itself: "M/V Orelin Star (IMO 9000001)". */
function shipAlone(name: string): string[] {
  const plain = name.replace(SHIP_BEFORE, '').replace(SHIP_NUMBER, ' ').trim();
  return plain === name.trim() || plain === '' ? [] : [plain];
}

/** A name to compare. */
export interface NameText {
  readonly text: string;
  /** How people are shown it: where it is a reading, with what it was read from. */
  readonly shown: string;
}

const asGiven = (text: string): NameText => ({ text, shown: text });

function readOtherwise(name: string): NameText[] {
  const start = name.slice(0, LONGEST);
  const readings = [...turnedRound(start), ...signsAsLetters(start), ...seenAsLatin(start), ...withoutDomains(start), ...shipAlone(start)];
  return readings.map((text) => ({ text, shown: `${start} (read as ${text})` }));
}

/** Names as they are given, and then those that one of them holds or may be read as. */
export function namesToCompare(names: readonly string[]): NameText[] {
  return [...names.map(asGiven), ...names.flatMap((name) => [...namesWithin(name).map(asGiven), ...readOtherwise(name)])];
}

const IN_ADDRESS = /(?:^|[\s(,;])(?:c\/o|care of|attn\.?|attention|att\.|z\.\s?hd\.|(?:for and )?on behalf of)[:.\s]+([^,;\n()]{2,200})/giu;

/** Whom an address names beside the place: "c/o Orelin Works, 5 Harbour Road", "Attn: Emil Marovic". */
export function namesInAddresses(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => Array.from(address.slice(0, LONGEST).matchAll(IN_ADDRESS), ([, name = '']) => name.trim()));
}
