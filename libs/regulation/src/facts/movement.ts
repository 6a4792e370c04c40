import type { OrderV1 } from '@ytterby/contracts';
import type { Tri } from '../tri';

/** Where goods can move, seen from China. Hong Kong, Macao and Taiwan are abroad here; only No. 61 has a policy about them. */
export type Movement = 'from_china' | 'into_china' | 'inside_china' | 'between_foreign' | 'inside_foreign';

const CHINA = 'CN';
const HK_MO_TW: readonly string[] = ['HK', 'MO', 'TW'];

function fromChina(to: string | null): Movement[] {
  if (to === null) return ['from_china', 'inside_china'];
  return [to === CHINA ? 'inside_china' : 'from_china'];
}

function fromAbroad(from: string, to: string | null): Movement[] {
  if (to === null) return ['between_foreign', 'inside_foreign', 'into_china'];
  if (to === CHINA) return ['into_china'];
  return [from === to ? 'inside_foreign' : 'between_foreign'];
}

function fromUnknown(to: string | null): Movement[] {
  if (to === null) return ['from_china', 'inside_china', 'into_china', 'between_foreign', 'inside_foreign'];
  return to === CHINA ? ['into_china', 'inside_china'] : ['from_china', 'between_foreign', 'inside_foreign'];
}

/** Every movement that the known ends allow. Technology made public reaches the world: that is a movement from China when it starts there. */
export function possibleMovements(shipment: OrderV1['shipment']): readonly Movement[] {
  const { from, to } = shipment;
  if (shipment.publicRelease === true && from === CHINA) return ['from_china'];
  if (from === null) return fromUnknown(to);
  return from === CHINA ? fromChina(to) : fromAbroad(from, to);
}

/** Is the movement of this kind? `unknown` when a missing end leaves it open. */
export function isMovement(possible: readonly Movement[], ...kinds: readonly Movement[]): Tri {
  const some = possible.some((movement) => kinds.includes(movement));
  if (!some) return 'no';
  return possible.every((movement) => kinds.includes(movement)) ? 'yes' : 'unknown';
}

/** Does the movement start or end in Hong Kong, Macao or Taiwan? */
export function touchesHkMoTw(shipment: OrderV1['shipment']): boolean {
  return HK_MO_TW.includes(shipment.from ?? '') || HK_MO_TW.includes(shipment.to ?? '');
}

/** "DE to KR", with a question mark for an end that is not known. */
export function describeMovement(shipment: OrderV1['shipment']): string {
  return `${shipment.from ?? '?'} to ${shipment.to ?? (shipment.publicRelease === true ? 'the public' : '?')}`;
}

/** The ends that the sender left out. */
export function missingEnds(shipment: OrderV1['shipment']): string[] {
  const missing: string[] = [];
  if (shipment.from === null) missing.push('country that the shipment leaves from (exporter)');
  if (shipment.to === null && shipment.publicRelease !== true) missing.push('destination (exporter or buyer)');
  return missing;
}
