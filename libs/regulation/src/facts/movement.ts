import type { OrderV1 } from '@ytterby/contracts';
import type { Tri } from '../tri';

/**
 * Where goods can move, seen from China: a set of the bits below, because every rule asks. Hong Kong, Macao and Taiwan are abroad here; only
 * No. 61 has a policy about them.
 */
export type Movements = number;

/** The goods leave China. */
export const FROM_CHINA: Movements = 1;
/** They come into China. */
export const INTO_CHINA: Movements = 2;
/** They stay inside China. */
export const INSIDE_CHINA: Movements = 4;
/** They go from one place outside China to another. */
export const BETWEEN_FOREIGN: Movements = 8;
/** They stay inside one foreign country. */
export const INSIDE_FOREIGN: Movements = 16;

const CHINA = 'CN';
const HK_MO_TW: readonly string[] = ['HK', 'MO', 'TW'];

function fromChina(to: string | null): Movements {
  if (to === null) return FROM_CHINA | INSIDE_CHINA;
  return to === CHINA ? INSIDE_CHINA : FROM_CHINA;
}

function fromAbroad(from: string, to: string | null): Movements {
  if (to === null) return BETWEEN_FOREIGN | INSIDE_FOREIGN | INTO_CHINA;
  if (to === CHINA) return INTO_CHINA;
  return from === to ? INSIDE_FOREIGN : BETWEEN_FOREIGN;
}

function fromUnknown(to: string | null): Movements {
  if (to === null) return FROM_CHINA | INSIDE_CHINA | INTO_CHINA | BETWEEN_FOREIGN | INSIDE_FOREIGN;
  return to === CHINA ? INTO_CHINA | INSIDE_CHINA : FROM_CHINA | BETWEEN_FOREIGN | INSIDE_FOREIGN;
}

/** Every movement that the known ends allow. Technology made public reaches the world: that is a movement from China when it starts there. */
export function possibleMovements(shipment: OrderV1['shipment']): Movements {
  const { from, to } = shipment;
  if (shipment.publicRelease === true && from === CHINA) return FROM_CHINA;
  if (from === null) return fromUnknown(to);
  return from === CHINA ? fromChina(to) : fromAbroad(from, to);
}

/** Is the movement one of these kinds? `unknown` when a missing end leaves it open. */
export function isMovement(possible: Movements, kinds: Movements): Tri {
  if ((possible & kinds) === 0) return 'no';
  return (possible & ~kinds) === 0 ? 'yes' : 'unknown';
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
