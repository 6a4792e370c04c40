import type { z } from 'zod';
import { licenseDecidedV1 } from './decision.v1';
import { orderClosedV1 } from './order-closed.v1';
import { orderAcceptedV1, orderRejectedV1 } from './order-events.v1';
import { orderReportV1 } from './order-report.v1';
import { orderSubmittedV1 } from './order.v1';
import { screeningCompletedV1, screeningResolvedV1 } from './screening.v1';

/** A service of the platform, or everyone else. */
export type Actor = 'order-intake' | 'screening' | 'licensing' | 'outside';

/** What a topic carries, who writes it and who reads it. Every topic is keyed by orderId. */
export interface TopicDefinition<S extends z.ZodType = z.ZodType> {
  readonly eventType: `ytterby.${string}.v${number}`;
  readonly schema: S;
  readonly key: 'orderId';
  readonly producer: Actor;
  readonly consumers: readonly Actor[];
}

function define<S extends z.ZodType>(definition: Omit<TopicDefinition<S>, 'key'>): TopicDefinition<S> {
  return { key: 'orderId', ...definition };
}

/** The single typed map topic → schema → key → producer → consumers. */
export const TOPICS = {
  'orders.submitted.v1': define({ eventType: 'ytterby.order.submitted.v1', schema: orderSubmittedV1, producer: 'outside', consumers: ['order-intake'] }),
  'orders.accepted.v1': define({ eventType: 'ytterby.order.accepted.v1', schema: orderAcceptedV1, producer: 'order-intake', consumers: ['screening', 'licensing'] }),
  'orders.rejected.v1': define({ eventType: 'ytterby.order.rejected.v1', schema: orderRejectedV1, producer: 'order-intake', consumers: ['outside'] }),
  'orders.closed.v1': define({ eventType: 'ytterby.order.closed.v1', schema: orderClosedV1, producer: 'order-intake', consumers: ['screening', 'licensing', 'outside'] }),
  'orders.report.v1': define({ eventType: 'ytterby.order.report.v1', schema: orderReportV1, producer: 'licensing', consumers: ['outside'] }),
  'screening.completed.v1': define({ eventType: 'ytterby.screening.completed.v1', schema: screeningCompletedV1, producer: 'screening', consumers: ['licensing'] }),
  'screening.resolved.v1': define({ eventType: 'ytterby.screening.resolved.v1', schema: screeningResolvedV1, producer: 'screening', consumers: ['licensing'] }),
  'license.decided.v1': define({ eventType: 'ytterby.license.decided.v1', schema: licenseDecidedV1, producer: 'licensing', consumers: ['order-intake', 'outside'] }),
} as const;

/** Name of a topic. */
export type TopicName = keyof typeof TOPICS;
/** The payload of a topic. */
export type PayloadOf<T extends TopicName> = z.infer<(typeof TOPICS)[T]['schema']>;
