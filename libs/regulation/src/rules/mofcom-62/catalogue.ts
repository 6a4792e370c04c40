import { finding, type Effect, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, anyOf, type Tri } from '../../tri';
import type { Rule, RuleContext } from '../rule';
import { isControlledTechnology, isExport62, isOperator, isTechnologyLine, MISSING_OPERATOR, MISSING_RECIPIENT, whichTechnology } from './facts-62';

const CATALOGUE = cite(INSTRUMENT.catalogue, 'rare-earth entries, not read', 'secondary');

/** The Catalogue steps back while No. 62 is live, unless the policy says that both decide. */
function isAsked(context: RuleContext): boolean {
  if (!isTechnologyLine(context) || isControlledTechnology(context) === 'no') return false;
  return context.law.state('no62').kind !== 'in_force' || context.law.policy('catalogueBeside62') === 'true';
}

function classFinding(context: RuleContext, actor: Tri, reaches: Tri): Finding {
  const policy = context.law.policy('catalogueClass');
  const effect: Effect = policy === 'restricted' ? 'licence' : 'ban';
  const settled = policy !== 'unsettled';
  const controlled = isControlledTechnology(context);
  return finding(allOf(controlled, actor, reaches, settled ? 'yes' : 'unknown'), {
    rule: INSTRUMENT.catalogue, effect, citation: CATALOGUE,
    because: `The Catalogue has 2 prohibited and 6 restricted rare-earth entries; the class of this technology is ${settled ? policy : 'not settled (catalogueClass)'}.`,
    missing: [
      ...(settled ? [] : ['Catalogue entry of the technology and its class, prohibited or restricted (exporter, provincial commerce department)']),
      ...(controlled === 'unknown' ? [whichTechnology(context)] : []), ...(actor === 'unknown' ? [MISSING_OPERATOR] : []), ...(reaches === 'unknown' ? [MISSING_RECIPIENT] : []),
    ],
  });
}

/**
 * The Catalogue of technologies prohibited or restricted from export still applies while No. 62 is not live. Its entries were not read, so
 * the class is a policy; until it is settled: ask, and stop (regulation.md §4). What is restricted needs a licence, so it waits for one.
 */
export const catalogue: Rule = {
  id: INSTRUMENT.catalogue,
  evaluate(context) {
    if (!isAsked(context)) return null;
    const actor = anyOf(context.facts.fromChina, isOperator(context));
    const found = classFinding(context, actor, isExport62(context));
    return found.result === 'clear' ? null : found.with({ stops: context.law.policy('catalogueClass') !== 'restricted' });
  },
};
