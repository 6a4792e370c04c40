import type { LawView } from '../law-view';
import type { Tri } from '../tri';
import type { OrderFacts } from './order-facts';

/**
 * Is the end use military? A use that may be military counts as military unless the policy `mayThreshold` says to ask first
 * (regulation.md §0.10, §13: Art 3 of No. 61, read the same way for 46/2024 and 1/2026). Weapons of mass destruction are military use. A use that is stated to be another
 * and described as military is a question.
 */
export function isMilitaryUse({ order, militaryWord }: OrderFacts, law: LawView): Tri {
  switch (order.endUse.category) {
    case 'military':
    case 'wmd':
      return 'yes';
    case 'military_possible':
    case 'ai_potential_military':
      return law.policy('mayThreshold') === 'denyIfNotExcluded' ? 'yes' : 'unknown';
    case 'unknown':
      return 'unknown';
    default:
      return militaryWord === null ? 'no' : 'unknown';
  }
}
