import type { LicenseDecidedV1, RuleResult, ScreeningCompletedV1 } from '@ytterby/contracts';
import { cite } from './packs/citations';

/** What keeps an order back whatever the rules say. */
export interface ReleaseLock {
  /** False while a person's release of a hit waits for the second person. */
  readonly releaseAllowed: boolean;
  readonly screening: Pick<ScreeningCompletedV1, 'status' | 'parties'>;
}

const HOLD_RULE: Omit<RuleResult, 'because'> = {
  rule: 'Screening',
  result: 'undetermined',
  citation: cite('Ytterby order contract', 'Outcome and action'),
};

function reasonToHold({ releaseAllowed, screening }: ReleaseLock): string | null {
  if (!releaseAllowed) return 'One person has resolved a hit; the release waits for a second person.';
  const statuses = [screening.status, ...screening.parties.map((party) => party.status)];
  if (statuses.includes('error')) return 'The screening of a party failed.';
  return statuses.includes('review') ? 'A hit on a party waits for a person.' : null;
}

/**
 * A second lock besides the rules (reliability I11, I12): nothing is released while screening failed, is open, or waits for a second person.
 * It is the last step of making a decision, so whoever decides again (`ytterby replay`) must apply it too.
 */
export function holdUnlessReleasable(decision: LicenseDecidedV1, lock: ReleaseLock): LicenseDecidedV1 {
  const reason = decision.action === 'release' ? reasonToHold(lock) : null;
  if (reason === null) return decision;
  const lines = decision.lines.map((line) => ({ ...line, rules: [...line.rules, { ...HOLD_RULE, because: reason }] }));
  return { ...decision, action: 'hold', lines };
}
