import type { EndUse } from '@ytterby/contracts';
import type { LawView } from '../law-view';
import type { Tri } from '../tri';
import { militaryWordIn } from './military-words';

/**
 * Is the end use military? A use that may be military counts as military unless the policy `mayThreshold` says to ask first
 * (regulation.md §0.10, §13: Art 3 of No. 61, read the same way for 46/2024 and 1/2026). Weapons of mass destruction are military use. A use that is stated to be another
 * and described as military is a question.
 */
export function isMilitaryUse(endUse: EndUse, law: LawView): Tri {
  switch (endUse.category) {
    case 'military':
    case 'wmd':
      return 'yes';
    case 'military_possible':
    case 'ai_potential_military':
      return law.policy('mayThreshold') === 'denyIfNotExcluded' ? 'yes' : 'unknown';
    case 'unknown':
      return 'unknown';
    default:
      return militaryWordIn(endUse.text) === null ? 'no' : 'unknown';
  }
}
