/** Latin letters with marks that say something about the sound in the languages that use them; every other mark is dropped. General knowledge. */
export const SOUND_LETTERS: Readonly<Record<string, string>> = { š: 'sh', ž: 'zh', č: 'ch', ć: 'ch', ş: 'sh', ș: 'sh', ç: 'ch', đ: 'd', ď: 'd', ť: 't', ň: 'n', ř: 'r', ñ: 'n', ģ: 'g', ķ: 'k', ł: 'l', ż: 'zh', ź: 'z', ś: 's', ĉ: 'ch', ĝ: 'j', ŝ: 'sh' };

/** Latin letters that do not decompose in Unicode. */
export const PLAIN_LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', ŧ: 't', ə: 'a', ĸ: 'k', ƒ: 'f', ɛ: 'e', ɔ: 'o', ª: 'a', º: 'o' };

/** Small capitals and letters of phonetic writing, which decorate a name or hide it. Source: Unicode, confusables (UTS 39). */
export const STYLED_LETTERS: Readonly<Record<string, string>> = {
  ᴀ: 'a', ʙ: 'b', ᴄ: 'c', ᴅ: 'd', ᴇ: 'e', ꜰ: 'f', ɢ: 'g', ʜ: 'h', ɪ: 'i', ᴊ: 'j', ᴋ: 'k', ʟ: 'l', ᴍ: 'm', ɴ: 'n', ᴏ: 'o', ᴘ: 'p', ʀ: 'r', ꜱ: 's', ᴛ: 't', ᴜ: 'u', ᴠ: 'v', ᴡ: 'w', ʏ: 'y', ᴢ: 'z',
  ɑ: 'a', ɡ: 'g', ɩ: 'i', ʋ: 'v', ᴦ: 'r',
};

/** Greek and Cherokee capitals that look like Latin ones; their small letters look like others (Η is H, but η is n). Folded only inside a word that holds Latin letters. Source: UTS 39. */
export const CAPITAL_TWINS: Readonly<Record<string, string>> = {
  Α: 'a', Β: 'b', Ε: 'e', Ζ: 'z', Η: 'h', Ι: 'i', Κ: 'k', Μ: 'm', Ν: 'n', Ο: 'o', Ρ: 'p', Τ: 't', Υ: 'y', Χ: 'x', Λ: 'a', Δ: 'a', Σ: 'e', Ξ: 'e',
  Ꭺ: 'a', Ᏼ: 'b', Ꮯ: 'c', Ꭰ: 'd', Ꭼ: 'e', Ꮐ: 'g', Ꮋ: 'h', Ꭵ: 'i', Ꭻ: 'j', Ꮶ: 'k', Ꮮ: 'l', Ꮇ: 'm', Ꮲ: 'p', Ꭱ: 'r', Ꮪ: 's', Ꭲ: 't', Ꮩ: 'v', Ꮃ: 'w', Ꮍ: 'y', Ꮓ: 'z',
};

/** Latin letters that look like Cyrillic ones; folded only inside a Cyrillic word (a list typed on two keyboards). */
export const CYRILLIC_TWINS: Readonly<Record<string, string>> = { a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', i: 'і', j: 'ј', k: 'к', m: 'м', o: 'о', p: 'р', s: 'ѕ', t: 'т', x: 'х', y: 'у' };

/** Signs that people write for letters they resemble; read so only between letters, and beside the name as it stands. */
export const SIGN_TWINS: Readonly<Record<string, string>> = { '@': 'a', $: 's', '!': 'i', '|': 'l', '€': 'e' };

/** Digits that people write for letters they resemble; read so only inside a word. */
export const DIGIT_TWINS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '9': 'g' };

/** Letters of other scripts that look like Latin ones; folded only inside a word that mixes scripts. */
export const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', е: 'e', ё: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w', ь: 'b',
  α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', μ: 'u', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', γ: 'y', ω: 'w',
  օ: 'o', ս: 'u', ո: 'n', հ: 'h', յ: 'j', ց: 'g', զ: 'q',
};
