import type { OrderV1 } from '@ytterby/contracts';
import { canonicalJson, type IsoDate, type Json } from '@ytterby/kernel';

/** SHA-256 of a text (UTF-8), lower-case hex. A port: pure code knows no crypto library. */
export type HashText = (text: string) => string;

/** An order as it is kept: its canonical JSON and the hash that tells a repetition from a conflict. */
export interface OrderContent {
  /** RFC 8785 text of the order. */
  readonly canonical: string;
  /** Hash of the canonical JSON of `{order, statedAsOf}`: the same order with another day of decision is other content. */
  readonly contentHash: string;
}

/** Canonical text and content hash of an order. Equal orders give equal bytes, however the sender wrote them (member order, white space, escapes). */
export function orderContent(order: OrderV1, statedAsOf: IsoDate | null, hash: HashText): OrderContent {
  // Zod's optional fields are typed `T | undefined`; canonical JSON leaves undefined members out.
  const canonical = canonicalJson(order as unknown as Json);
  return { canonical, contentHash: hash(`{"order":${canonical},"statedAsOf":${canonicalJson(statedAsOf)}}`) };
}

/** Payload of `orders.accepted.v1` as canonical JSON, made from the order's canonical text without writing the order a second time. `acceptedAt` is RFC 3339. */
export function acceptedPayload(canonicalOrder: string, statedAsOf: IsoDate | null, acceptedAt: string): string {
  return `{"acceptedAt":${canonicalJson(acceptedAt)},"order":${canonicalOrder},"statedAsOf":${canonicalJson(statedAsOf)}}`;
}
