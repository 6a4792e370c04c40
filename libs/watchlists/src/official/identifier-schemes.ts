/** Kinds of numbers as official lists call them, and the scheme that orders use for the same number. The first that fits counts. */
const SCHEMES: readonly (readonly [RegExp, string])[] = [
  [/^legal entity number$|\blei\b|leicode/i, 'LEI'],
  [/unified social credit|\buscc\b/i, 'USCC'],
  [/d-?u-?n-?s/i, 'DUNS'],
  [/v\.?a\.?t\.? number|vatcode|^vat$/i, 'VAT'],
  [/vessel registration identification|^imo( number)?$|imonumber/i, 'IMO'],
  [/^mmsi$/i, 'MMSI'],
  [/^swift(\/?bic)?$|swiftbic/i, 'BIC'],
  [/registration (number|id)|registrationnumber|regnumber|company number|commercial registry|enterprise number|certificate of incorporation|ogrncode|^reg$/i, 'REG'],
  [/^tax id no\.?$|fiscalcode|inncode|taxnumber|^nit #$|^ruc #$|^rif #$|^other$/i, 'OTHER'],
];

const LEI = /^[A-Z0-9]{18}\d{2}$/;

/**
 * The scheme of a number by the list's own words, and the number without the words that stand before it (`IMO 7406784`). Null for what identifies no
 * company or ship by itself: passports and identity cards (their numbers repeat from country to country), phone numbers, remarks.
 */
export function identifierScheme(type: string, number: string): { scheme: string; value: string } | null {
  const scheme = SCHEMES.find(([words]) => words.test(type.trim()))?.[1];
  if (scheme === undefined) return null;
  const value = number.replace(/^(IMO|MMSI|LEI|DUNS)[\s:]+/i, '').trim();
  if (scheme === 'LEI' && !LEI.test(value)) return null;
  if (scheme === 'IMO' && !/^\d{7}$/.test(value)) return null;
  return { scheme, value };
}
