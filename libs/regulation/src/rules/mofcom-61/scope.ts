import { BETWEEN_FOREIGN, describeMovement, INSIDE_FOREIGN, isMovement, touchesHkMoTw } from '../../facts/movement';
import { allOf, anyOf, not, triOf, type Tri } from '../../tri';
import type { RuleContext } from '../rule';

/** Does No. 61 reach this movement by this exporter? */
export interface Scope61 {
  readonly covered: Tri;
  readonly because: () => string;
  readonly missing: readonly string[];
}

interface Part {
  readonly is: Tri;
  readonly because?: string;
  readonly missing?: readonly string[];
}

/** Movement between two places outside China; a delivery inside one foreign country counts by policy only. */
function movementPart({ facts, law }: RuleContext): Part {
  const between = isMovement(facts.movements, BETWEEN_FOREIGN);
  if ((facts.movements & INSIDE_FOREIGN) === 0) return { is: between, missing: facts.missingEnds };
  const policy = law.policy('treatDomesticTransferAsExport');
  if (policy === 'true') return { is: isMovement(facts.movements, BETWEEN_FOREIGN | INSIDE_FOREIGN), missing: facts.missingEnds };
  if (policy === 'false') return { is: between, because: 'a delivery inside one foreign country is no export; the notice to the next recipient (Art 7) is still due', missing: facts.missingEnds };
  const inside = isMovement(facts.movements, INSIDE_FOREIGN);
  return {
    is: anyOf(between, inside === 'no' ? 'no' : 'unknown'),
    because: 'the goods stay inside one foreign country',
    missing: [...facts.missingEnds, 'whether a delivery inside one foreign country counts as an export (treatDomesticTransferAsExport): to be settled with MOFCOM'],
  };
}

/** Whether Hong Kong, Macao and Taiwan are places outside China for No. 61 is not stated anywhere. */
function hkMoTwPart({ facts, law }: RuleContext): Part {
  if (!touchesHkMoTw(facts.order.shipment)) return { is: 'yes' };
  const policy = law.policy('hkMoTwTreatedAsOutsideChina');
  if (policy !== 'unsettled') return { is: policy === 'true' ? 'yes' : 'no', because: 'the movement starts or ends in Hong Kong, Macao or Taiwan' };
  return {
    is: 'unknown', because: 'the movement starts or ends in Hong Kong, Macao or Taiwan',
    missing: ['whether Hong Kong, Macao and Taiwan are outside China for No. 61 (hkMoTwTreatedAsOutsideChina): to be settled with MOFCOM'],
  };
}

/** Addressees are organisations and individuals outside China (境外特定出口经营者). */
function addresseePart({ facts }: RuleContext): Part {
  const inChina = triOf(facts.order.exporter.locatedInChina);
  return { is: not(inChina), because: 'the exporter is located in China', missing: ['whether the exporter is located in China (exporter)'] };
}

/** Combines movement, the open question of Hong Kong, Macao and Taiwan, and the addressee. */
export function scope61(context: RuleContext): Scope61 {
  const parts = [movementPart(context), hkMoTwPart(context), addresseePart(context)];
  const covered = allOf(...parts.map(({ is }) => is));
  return {
    covered,
    because: () => {
      const move = describeMovement(context.facts.order.shipment);
      if (covered === 'yes') return `${move} is a movement between places outside China`;
      return `${move}: ${parts.find(({ is }) => is === covered)?.because ?? 'No. 61 covers movements between places outside China only'}`;
    },
    missing: covered === 'unknown' ? parts.flatMap(({ is, missing }) => (is === 'unknown' ? (missing ?? []) : [])) : [],
  };
}
