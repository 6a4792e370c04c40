import { finding, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import type { Tri } from '../../tri';
import type { RuleContext } from '../rule';

const ART_5 = cite(INSTRUMENT.no61, 'Art 5', 'secondary');

/** Art 5: emergency medical, public-health and disaster-relief use needs no licence but a report. The tail "and the like" (等) is open. */
export function art5({ facts }: RuleContext): Finding | null {
  const { category, humanitarianKind } = facts.order.endUse;
  if (category !== 'humanitarian') return null;
  const named = humanitarianKind === 'emergency_medical' || humanitarianKind === 'public_health' || humanitarianKind === 'disaster_relief';
  const is: Tri = named ? 'yes' : 'unknown';
  return finding(is, {
    rule: `${INSTRUMENT.no61} Art 5`, effect: 'exempt61', citation: ART_5,
    because: named ? `${humanitarianKind.replaceAll('_', ' ')} is a humanitarian use that Art 5 names.` : 'The humanitarian use is none that Art 5 names; its tail "and the like" is open.',
    compared: { humanitarianKind: humanitarianKind ?? 'not stated' }, missing: ['which humanitarian use it is, and MOFCOM\'s word whether Art 5 covers it (end user, MOFCOM consultation)'],
  });
}

/** Nothing says whether Art 5 beats Art 2 when the humanitarian user is military, listed, or held by listed parties. */
export function art5AgainstArt2(exemption: Finding, refusal: Finding, { law }: RuleContext): Finding | null {
  if (exemption.result === 'clear' || refusal.result === 'clear') return null;
  const policy = law.policy('art5OverridesArt2');
  const is: Tri = policy === 'unsettled' ? 'unknown' : policy === 'true' ? 'no' : 'yes';
  return finding(is, {
    rule: `${INSTRUMENT.no61} Art 5`, effect: 'art2First61', citation: ART_5,
    because: 'Art 5 exempts the use and Art 2 refuses the user; the order between them is not stated (art5OverridesArt2).',
    missing: ['whether Art 5 or Art 2 comes first (MOFCOM consultation)'],
  });
}
