import { fullWords, isFull, kindsDiffer, modeOfKinds } from '../compare/compare';
import type { MatcherConfig } from '../config';
import { looksLikeOrganization } from '../prepare-name';
import type { PreparedName } from '../prepared-name';
import { businessIn, CASE, fullIn, initialsIn, kindIn, type NameFactsImage, TRAIT, traitsIn, weightIn } from './name-facts';
import { isInitial } from '../tokens/token';
import { MET_JOINED, unitBit } from './tally';

/** What a listed name may be compared as, by its traits. */
const CASES = Array.from({ length: CASE + 1 }, (_, traits) => traits);
/** What a list's initial may weigh at most on the side of the query. */
const HEAVIEST_WORD = 2.3;
/** Sums of weights are kept in single precision. */
const SLACK = 0.01;

/** What met of a name: bits of the units, and the weights on both sides. */
export interface Met {
  units: number;
  query: number;
  list: number;
}

/** What the comparison with a name of one of the {@link CASES} follows. */
interface Rules {
  conflict: number;
  missing: number;
  /** Weight of the query's words, and share of the listed business words, that need not be met. */
  freeQuery: number;
  freeShare: number;
  /** Factor for other kinds of parties. */
  kinds: number;
  person: boolean;
}

interface Query {
  name: PreparedName;
  threshold: number;
  initials: { weight: number; count: number };
  rules: readonly Rules[];
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

  constructor(
    private readonly listed: NameFactsImage,
    private readonly config: MatcherConfig,
  ) {}

  /** Takes the query of what is asked next. */
  ofQuery(name: PreparedName, threshold: number): void {
    const initials = name.tokens.filter(isInitial);
    let [fullUnits, joinedUnits] = [0, 0];
    name.units.forEach(({ token, from, to }, unit) => {
      if (to - from > 1) joinedUnits |= unitBit(unit);
      else if (isFull(token)) fullUnits |= unitBit(unit);
    });
    this.query = {
      name, threshold, fullUnits, joinedUnits,
      initials: { weight: initials.reduce((sum, t) => sum + t.weight, 0), count: initials.length },
      rules: CASES.map((traits) => this.rulesFor(name, traits)),
      full: fullWords(name),
    };
  }

  private rulesFor(name: PreparedName, traits: number): Rules {
    const { config } = this;
    const kind = kindIn(traits);
    const mode = modeOfKinds(name.kind, kind, () => (traits & TRAIT.organizational) !== 0 || looksLikeOrganization(name));
    const freeShare = name.foreign !== ((traits & TRAIT.foreign) !== 0) ? config.translated : config.business;
    return {
      conflict: config.conflict[mode], missing: config.missing[mode], freeShare,
      freeQuery: freeShare * name.businessWeight,
      kinds: kindsDiffer(name.kind, kind) ? config.kindDiffers : 1,
      person: mode === 'person',
    };
  }

  /** Whether any listed name without initials of which no more than this met can reach the threshold. */
  anyCanReach(met: Met): boolean {
    const { query } = this;
    if (query === undefined) return false;
    const { name, threshold, initials } = query;
    const metQuery = Math.min(met.query + initials.weight, name.weight);
    const matched = (metQuery + met.list + initials.count) / 2;
    return query.rules.some((rules) => {
      const rest = Math.max(name.weight - metQuery - rules.freeQuery, 0);
      const whole = matched + Math.min(rules.missing, rules.conflict) * rest;
      return matched * this.factor(query, rules, { units: met.units, full: 0, initials: false }) >= threshold * whole - SLACK;
    });
  }

  /**
   * Whether a listed name of which this met can reach the threshold.
   * @param units bits of the query's units that met; with them the weights that met on either side, as in {@link Met}
   */
  canReach(at: number, units: number, ofQuery: number, ofList: number): boolean {
    const { query, listed } = this;
    if (query === undefined) return false;
    const { name, threshold, initials } = query;
    const traits = traitsIn(listed, at);
    const rules = query.rules[traits & CASE] as Rules;
    const weight = weightIn(listed, at);
    const own = initialsIn(listed, at);
    const metQuery = Math.min(ofQuery + initials.weight + own * HEAVIEST_WORD, name.weight);
    const metList = Math.min(ofList + own + initials.count, weight);
    const restQuery = Math.max(name.weight - metQuery - rules.freeQuery, 0);
    const restList = Math.max(weight - metList - rules.freeShare * businessIn(listed, at), 0);
    const matched = (metQuery + metList) / 2;
    const whole = matched + rules.conflict * Math.min(restQuery, restList) + rules.missing * Math.abs(restQuery - restList);
    const least = threshold * whole - SLACK;
    return matched * rules.kinds >= least && matched * this.factor(query, rules, { units, full: fullIn(traits), initials: own > 0 }) >= least;
  }

  private factor(query: Query, { kinds, person }: Rules, listed: { units: number; full: number; initials: boolean }): number {
    const { config } = this;
    if (!person || (listed.units & (MET_JOINED | query.joinedUnits)) !== 0) return kinds;
    const full = listed.units & query.fullUnits;
    if (full === 0) return kinds * config.singleWord * config.singleWord;
    if ((full & (full - 1)) !== 0 || Math.max(query.full, listed.full) < 2) return kinds;
    return kinds * (listed.initials || query.initials.count > 0 ? Math.max(config.initialOnly, config.singleWord) : config.singleWord);
  }
}
