import type { Composed } from '../../compose';
import { isStricter } from '../../compose';
import { finding, underMeasure, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, type Tri } from '../../tri';
import type { RuleContext } from '../rule';

const SERVICES = cite(INSTRUMENT.ecl, '20, 36; Reg 36; No. 62 Art 5');

/** Does the licence shown cover this transfer? Expired, or a key element changed: it does not. */
function licenceHeld({ facts, law }: RuleContext): Tri {
  const { licence, changed } = facts.order.history;
  if (licence === null) return 'no';
  if (licence === undefined) return 'unknown';
  if (changed.destination || changed.endUser || changed.endUse) return 'no';
  if (licence.validUntil !== undefined) law.noteDate(licence.validUntil);
  if (licence.validUntil === undefined) return 'unknown';
  return licence.validUntil >= law.on ? 'yes' : 'no';
}

/**
 * Who only serves a deal (freight, courier, customs, platform, finance, agency) may not serve a transfer that needs a licence and has none:
 * PROHIBITED (regulation.md §12.2). Looked at after the transfer itself is judged.
 */
export function serviceFinding(context: RuleContext, transfer: Composed): Finding | null {
  const { service } = context.facts.order;
  if (service === null || service === undefined) return null;
  const needs = (outcome: Composed['outcome']) => isStricter(outcome, 'EXEMPT_WITH_REPORT');
  const needed: Tri = needs(transfer.mildest) ? 'yes' : needs(transfer.strictest) ? 'unknown' : 'no';
  const held = licenceHeld(context);
  const without: Tri = held === 'yes' ? 'no' : held === 'no' ? 'yes' : 'unknown';
  const found = finding(allOf(needed, without), {
    rule: 'ECL 20, Reg 36', effect: 'ban', citation: SERVICES,
    because: () => `The sender serves the deal (${service.replaceAll('_', ' ')}); the transfer ${needed === 'no' ? 'needs no licence' : held === 'yes' ? 'has a licence' : 'needs a licence and has shown none'}.`,
    missing: held === 'unknown' ? ['licence for the transfer, with its validity: the holder must show it (exporter)'] : [],
  });
  return underMeasure(context.law, 'ecl', found);
}
