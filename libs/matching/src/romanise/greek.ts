import type { CharTable } from './char-table';

/** Greek letters (after accents are stripped), ISO 843 type 2 with the sounds that names use. Ours. */
export const GREEK: CharTable = {
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r',
  σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'kh', ψ: 'ps', ω: 'o',
};

/** Greek letter pairs that stand for one sound. */
export const GREEK_PAIRS: CharTable = { μπ: 'b', ντ: 'd', γκ: 'g', γγ: 'ng', τζ: 'tz', τσ: 'ts', ου: 'ou', ευ: 'ev', αυ: 'av', ει: 'i', οι: 'i', αι: 'e' };
