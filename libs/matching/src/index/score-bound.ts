import { fullWords, isFull, kindsDiffer, modeOfKinds, type Mode } from '../compare/compare';
import type { MatcherConfig } from '../config';
import { looksLikeOrganization } from '../prepare-name';
import type { PreparedName } from '../prepared-name';
import type { NameKind } from '../tokens/make-tokens';
import { MET_JOINED, type NameFacts, type Tally, unitBit } from './tally';

const KINDS: readonly NameKind[] = ['unknown', 'person', 'organization', 'thing'];
/** What a listed name may be. */
const CASES = KINDS.flatMap((kind) => [[kind, false], [kind, true]] as const);
const KIND_BITS = 3;
const ORGANIZATIONAL = 4;
const FOREIGN = 8;
const FULL_SHIFT = 4;
const MOST_FULL = 15;
/** What a list's initial may weigh at most on the side of the query. */
const HEAVIEST_WORD = 2.3;
/** Sums of weights are kept in single precision. */
const SLACK = 0.01;

/** What bounds the score of a listed name, laid out for the {@link Tally}. */
export function factsOf(name: PreparedName): NameFacts {
  const initials = name.tokens.reduce((sum, t) => sum + (t.kind === 'initial' ? t.weight : 0), 0);
  const flags = (looksLikeOrganization(name) ? ORGANIZATIONAL : 0) | (name.foreign ? FOREIGN : 0);
  const traits = KINDS.indexOf(name.kind) | flags | (Math.min(fullWords(name), MOST_FULL) << FULL_SHIFT);
  return { weight: name.weight, business: name.businessWeight, initials, traits };
}

/** What met of a name: bits of the units, and the weights on both sides. */
export interface Met {
  units: number;
  query: number;
  list: number;
}

interface Query {
  name: PreparedName;
  threshold: number;
  initials: { weight: number; count: number };
  organizational: boolean;
  full: number;
  /** Bits of the single words that make a person's name, and of the units that stand for several words. */
  fullUnits: number;
  joinedUnits: number;
}

/**
 * Upper bound of the score of a listed name from the words that may meet. Weights that met are over-estimates, and the score only falls with what is left
 * over, so nothing that could reach the threshold is turned away. Follows `compare/compare.ts`; a rule there that lowers scores may be left out here, one
 * that raises them may not.
 */
export class ScoreBound {
  private query: Query | undefined;

  constructor(private readonly config: MatcherConfig) {}

  /** Takes the query of what is asked next. */
  ofQuery(name: PreparedName, threshold: number): void {
    const initials = name.tokens.filter((t) => t.kind === 'initial');
    let [fullUnits, joinedUnits] = [0, 0];
    name.units.forEach(({ token, from, to }, unit) => {
      if (to - from > 1) joinedUnits |= unitBit(unit);
      else if (isFull(token)) fullUnits |= unitBit(unit);
    });
    this.query = {
      name, threshold, fullUnits, joinedUnits,
      initials: { weight: initials.reduce((sum, t) => sum + t.weight, 0), count: initials.length },
      organizational: looksLikeOrganization(name),
      full: fullWords(name),
    };
  }

  /** Whether any listed name without initials of which no more than this met can reach the threshold. */
  anyCanReach(met: Met): boolean {
    const { query, config } = this;
    if (query === undefined) return false;
    const { name, threshold, initials } = query;
    const metQuery = Math.min(met.query + initials.weight, name.weight);
    const matched = (metQuery + met.list + initials.count) / 2;
    const rest = Math.max(name.weight - metQuery - Math.max(config.translated, config.business) * name.businessWeight, 0);
    return CASES.some(([kind, organizational]) => {
      const mode = modeOfKinds(name.kind, kind, () => organizational || query.organizational);
      const whole = matched + Math.min(config.missing[mode], config.conflict[mode]) * rest;
      return matched * this.factor(query, { mode, kind, traits: 0, initials: false }, met.units) >= threshold * whole - SLACK;
    });
  }

  /** Whether a listed name of which this met can reach the threshold. */
  canReach(tally: Tally, at: number, met: Met): boolean {
    const { query, config } = this;
    if (query === undefined) return false;
    const { name, threshold, initials } = query;
    const traits = tally.traits(at);
    const kind = KINDS[traits & KIND_BITS] as NameKind;
    const weight = tally.weight(at);
    const own = tally.initials(at);
    const metQuery = Math.min(met.query + initials.weight + own * HEAVIEST_WORD, name.weight);
    const metList = Math.min(met.list + own + initials.count, weight);
    const mode = modeOfKinds(name.kind, kind, () => query.organizational || (traits & ORGANIZATIONAL) !== 0);
    const free = name.foreign !== ((traits & FOREIGN) !== 0) ? config.translated : config.business;
    const restQuery = Math.max(name.weight - metQuery - free * name.businessWeight, 0);
    const restList = Math.max(weight - metList - free * tally.business(at), 0);
    const matched = (metQuery + metList) / 2;
    const whole = matched + config.conflict[mode] * Math.min(restQuery, restList) + config.missing[mode] * Math.abs(restQuery - restList);
    return matched * this.factor(query, { mode, kind, traits, initials: own > 0 }, met.units) >= threshold * whole - SLACK;
  }

  private factor(query: Query, listed: { mode: Mode; kind: NameKind; traits: number; initials: boolean }, units: number): number {
    const { config } = this;
    const kinds = kindsDiffer(query.name.kind, listed.kind) ? config.kindDiffers : 1;
    if (listed.mode !== 'person' || (units & (MET_JOINED | query.joinedUnits)) !== 0) return kinds;
    const full = units & query.fullUnits;
    if (full === 0) return kinds * config.singleWord * config.singleWord;
    if ((full & (full - 1)) !== 0 || Math.max(query.full, listed.traits >> FULL_SHIFT) < 2) return kinds;
    return kinds * (listed.initials || query.initials.count > 0 ? Math.max(config.initialOnly, config.singleWord) : config.singleWord);
  }
}
