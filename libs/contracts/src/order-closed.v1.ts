import { z } from 'zod';
import { ACTIONS, OUTCOMES } from './decision.v1';
import { instant, isoDate, orderId, optionalText, text } from './primitives';

/** How an order ends: its goods, technology or service left, or will never leave. */
export const closedAs = z.enum(['shipped', 'cancelled']);
/** See {@link closedAs}. */
export type ClosedAs = z.infer<typeof closedAs>;

/** The decision in force when an order was closed, as order intake knew it. */
export const decisionAtClosing = z.object({ seq: z.int().min(1), outcome: z.enum(OUTCOMES), action: z.enum(ACTIONS) });
/** See {@link decisionAtClosing}. */
export type DecisionAtClosing = z.infer<typeof decisionAtClosing>;

/**
 * `ytterby.order.closed.v1`: an order was shipped or cancelled; there is one such event per order. `on` is the Beijing day on which that happened, `closedBy`
 * the subject of the API key that reported it. `decision` is null when none was known yet. `shippedAgainstHold`: it left although its action was not release.
 */
export const orderClosedV1 = z.object({
  orderId,
  revision: z.int().min(1),
  closedAs,
  on: isoDate,
  note: optionalText(4000).nullable(),
  closedBy: text(200),
  closedAt: instant,
  decision: decisionAtClosing.nullable(),
  shippedAgainstHold: z.boolean(),
});
/** See {@link orderClosedV1}. */
export type OrderClosedV1 = z.infer<typeof orderClosedV1>;
