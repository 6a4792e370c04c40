import { isMovement } from '../../facts/movement';
import { finding, type Effect } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, anyOf, type Tri } from '../../tri';
import type { Rule } from '../rule';
import { isControlledTechnology, isExport62, isOperator, isTechnologyLine, MISSING_OPERATOR, MISSING_RECIPIENT } from './facts-62';

const CATALOGUE = cite(INSTRUMENT.catalogue, 'rare-earth entries, not read', 'secondary');

/**
 * The Catalogue of technologies prohibited or restricted from export still applies while No. 62 is not live. Its entries were not read, so
 * the class is a policy; until it is settled: ask, and stop (regulation.md §4).
 */
export const catalogue: Rule = {
  id: INSTRUMENT.catalogue,
  evaluate(context) {
    const { law, facts } = context;
    const controlled = isTechnologyLine(context) ? isControlledTechnology(context) : 'no';
    if (controlled === 'no') return null;
    if (law.state('no62').kind === 'in_force' && law.policy('catalogueBeside62') === 'false') return null;
    const actor = anyOf(isMovement(facts.movements, 'from_china'), isOperator(context));
    const reaches = isExport62(context);
    const policy = law.policy('catalogueClass');
    const answer: Tri = allOf(controlled, actor, reaches, policy === 'unsettled' ? 'unknown' : 'yes');
    if (answer === 'no') return null;
    const effect: Effect = policy === 'restricted' ? 'licence' : 'ban';
    const found = finding(answer, {
      rule: INSTRUMENT.catalogue, effect, citation: CATALOGUE,
      because: `The Catalogue has 2 prohibited and 6 restricted rare-earth entries; the class of this technology is ${policy === 'unsettled' ? 'not settled (catalogueClass)' : policy}.`,
      missing: [
        ...(policy === 'unsettled' ? ['Catalogue entry of the technology and its class, prohibited or restricted (exporter, provincial commerce department)'] : []),
        ...(actor === 'unknown' ? [MISSING_OPERATOR] : []), ...(reaches === 'unknown' ? [MISSING_RECIPIENT] : []),
      ],
    });
    return { ...found, stops: true };
  },
};
