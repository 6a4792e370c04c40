import type { Finding } from '../../finding';
import { INSTRUMENT } from '../../packs/citations';
import type { Rule, RuleContext } from '../rule';
import { art4 } from './case-by-case';
import { art5, art5AgainstArt2 } from './exemption';
import { art2, art3 } from './refusal';
import { triggers61 } from './triggers';

function follow(context: RuleContext): readonly Finding[] {
  const refusal = art2(context);
  const exemption = art5(context);
  const found = [refusal, art3(context), art4(context)];
  if (exemption === null) return found;
  const order = art5AgainstArt2(exemption, refusal, context);
  return order === null ? [exemption, ...found] : [order, exemption, ...found];
}

/** Arts 2–5 only say how a licence is treated: while no route binds they are shown as not in force. */
function asNotInForce(found: Finding): Finding {
  if (found.result === 'clear') return found;
  return found.with({ result: 'not_in_force', missing: [], because: () => `No route of Art 1 binds on this day. Otherwise: ${found.because}` });
}

/** No. 61/2025: the three routes of Art 1, and what Arts 2–5 make of a licence that one of them asks for. */
export const instrument61: Rule = {
  id: INSTRUMENT.no61,
  evaluate(context) {
    const triggers = triggers61.evaluate(context);
    if (triggers === null || !Array.isArray(triggers)) return triggers;
    const routes = triggers as readonly Finding[];
    if (routes.every(({ result }) => result === 'clear')) return routes;
    const binding = routes.some(({ result }) => result === 'hit' || result === 'undetermined');
    if (binding) return [...routes, ...follow(context)];
    return [...routes, ...follow(context).map(asNotInForce)];
  },
};
