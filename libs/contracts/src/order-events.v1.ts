import { z } from 'zod';
import { orderInternalV1 } from './order.v1';
import { instant, isoDate, optionalText, text } from './primitives';

/** `ytterby.order.accepted.v1`: the order as accepted, and the day of decision that the sender stated (null: the day on which licensing decides). */
export const orderAcceptedV1 = z.object({ order: orderInternalV1, statedAsOf: isoDate.nullable(), acceptedAt: instant });
/** See {@link orderAcceptedV1}. */
export type OrderAcceptedV1 = z.infer<typeof orderAcceptedV1>;

/** One bad field as the outside world sees it. */
export const fieldError = z.object({ path: z.string(), value: z.string().optional(), message: z.string() });

/** `ytterby.order.rejected.v1`: the same code and field errors as the HTTP answer. `orderId`/`revision` are null when they could not be read. */
export const orderRejectedV1 = z.object({
  orderId: z.string().nullable(),
  revision: z.number().nullable(),
  code: text(100),
  message: text(4000),
  errors: z.array(fieldError),
  eventId: optionalText(300).nullable(),
  parkedId: optionalText(100).nullable(),
});
/** See {@link orderRejectedV1}. */
export type OrderRejectedV1 = z.infer<typeof orderRejectedV1>;
