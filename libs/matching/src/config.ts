/** One threshold everywhere: `match` is true, and `screen` shows a hit for review, when the score reaches it. */
export const REVIEW_THRESHOLD = 0.7;

/** The least score of a name that country and address may still lift to {@link REVIEW_THRESHOLD}; below it a listed name need not be looked at. */
export function leastNameScore(config: MatcherConfig, lift: { readonly byAddress: boolean }): number {
  return REVIEW_THRESHOLD - config.countryAgrees - (lift.byAddress ? config.addressAgrees : 0);
}

/** Engine name and version, stored with every result. */
export const MATCHER_VERSION = 'ytterby-matcher@0.5.7';

/** The numbers that a score depends on; changing one is a new configuration version (see {@link configVersion}). All are shares of 1. */
export interface MatcherConfig {
  /** Weight of words that differ on both sides, relative to words that agree: in persons, in organisations, in ships and aircraft. */
  conflict: { person: number; organization: number; thing: number };
  /** Weight of words that only one side has. */
  missing: { person: number; organization: number; thing: number };
  /**
   * Word similarity below which two words count as different: spelled alike (any word, four letters or fewer, written apart on one side),
   * heard alike across scripts (one word, written apart), and Chinese characters read by the book (the same two).
   */
  minWordSimilarity: { written: number; short: number; joined: number; sounded: number; soundedJoined: number; bookish: number; bookishJoined: number };
  /** Share of the weight of an unmatched business word that does not count when the names are of different scripts, as translations choose their words freely. */
  translated: number;
  /** Share of the weight of an unmatched business word that does not count when the names agree in a telling word (a brand's other company). */
  business: number;
  /** Factor when a person shares a single full word and one side has more. */
  singleWord: number;
  /** Factor when a given name meets only an initial. */
  initialOnly: number;
  /** Factor when words of another script are only somewhat alike, all of them or with one missing. */
  looselyHeard: number;
  /** Factor when only common words agree and telling ones are left over. */
  commonOnly: number;
  /**
   * Similarity that short words need when nothing else met: of up to four and six letters, and across scripts, where both write their vowels and where one
   * leaves sounds open.
   */
  leastAlone: { fourLetters: number; sixLetters: number; sounded: number; soundedLoosely: number };
  /** Factor when they are less alike. */
  shortWordAlike: number;
  /** Factor when father and son changed places (A bin B against B bin A). */
  parentSwapped: number;
  /** Factor when a Chinese or Korean name has another number of syllables than the Latin one. */
  syllablesDiffer: number;
  /** Factor when each name holds a country that the other does not. */
  countryWordsDiffer: number;
  /** Factor when the only telling word is misspelt and others are left over. */
  slip: number;
  /** Factors for numbers: both have some and they differ; only one side has some. */
  numbersDiffer: number;
  numberMissing: number;
  /** Score of a name that is exactly the initials of the other, by number of letters (3, 4, 5 and more). */
  acronym: { three: number; four: number; five: number };
  /** Factor for a match through a weak alias (four letters or fewer, or a common word). */
  weakAlias: number;
  /** Added or taken away when countries agree or differ; factor when one side is a person and the other surely not. */
  countryAgrees: number;
  countryDiffers: number;
  /** Added when an address agrees, taken away when all differ. */
  addressAgrees: number;
  addressDiffers: number;
  kindDiffers: number;
  /** Taken away when the legal forms differ, and when only one side states one. */
  legalFormDiffers: number;
  legalFormMissing: number;
}

/** The configuration as shipped. */
export const DEFAULT_CONFIG: MatcherConfig = {
  conflict: { person: 2.3, organization: 1.7, thing: 2.2 },
  missing: { person: 0.42, organization: 0.42, thing: 0.7 },
  minWordSimilarity: { written: 0.62, short: 0.62, joined: 0.88, sounded: 0.62, soundedJoined: 0.8, bookish: 0.85, bookishJoined: 0.88 },
  translated: 0.6,
  business: 0.3,
  singleWord: 0.75,
  initialOnly: 0.92,
  looselyHeard: 0.88,
  commonOnly: 0.85,
  slip: 0.78,
  leastAlone: { fourLetters: 0.97, sixLetters: 0.75, sounded: 0.9, soundedLoosely: 0.82 },
  shortWordAlike: 0.78,
  parentSwapped: 0.65,
  syllablesDiffer: 0.85,
  countryWordsDiffer: 0.85,
  numbersDiffer: 0.6,
  numberMissing: 0.92,
  acronym: { three: 0.6, four: 0.74, five: 0.8 },
  weakAlias: 0.85,
  countryAgrees: 0.01,
  countryDiffers: 0.02,
  addressAgrees: 0.04,
  addressDiffers: 0.01,
  kindDiffers: 0.86,
  legalFormDiffers: 0.015,
  legalFormMissing: 0.01,
};

/** A short fingerprint (FNV-1a, 32 bit) of a configuration, to tell which numbers made a score. Not a security hash. */
export function configVersion(config: MatcherConfig): string {
  const text = JSON.stringify(config, (_key, value: unknown) =>
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** Engine and configuration version in one string, as results carry it. */
export function matcherVersion(config: MatcherConfig = DEFAULT_CONFIG): string {
  return `${MATCHER_VERSION}+${configVersion(config)}`;
}
