import type { Composed } from '../../compose';
import { isStricter } from '../../compose';
import { finding, underMeasure, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, triOf, type Tri } from '../../tri';
import { watchListed } from '../lists/watch-list';
import type { RuleContext } from '../rule';

const SERVICES = cite(INSTRUMENT.ecl, '20, 36; Reg 36; No. 62 Art 5');

/** A registration certificate covers goods that return (Reg 19), and no general licence a watch-listed party (Reg 26). */
function isOfFittingKind(context: RuleContext): Tri {
  const { licence, temporary } = context.facts.order.history;
  if (licence?.type === 'registration') return triOf(temporary);
  return licence?.type === 'general' && watchListed(context).length > 0 ? 'no' : 'yes';
}

/** Does the licence shown cover this transfer? Expired, of the wrong kind, or a key element changed: it does not. */
function licenceHeld(context: RuleContext): Tri {
  const { facts, law } = context;
  const { licence, changed } = facts.order.history;
  if (licence === null) return 'no';
  if (licence === undefined) return 'unknown';
  if (changed.destination || changed.endUser || changed.endUse) return 'no';
  if (licence.validUntil !== undefined) law.noteDate(licence.validUntil);
  const running: Tri = licence.validUntil === undefined ? 'unknown' : triOf(licence.validUntil >= law.on);
  return allOf(running, isOfFittingKind(context));
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
