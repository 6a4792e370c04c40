import { Body, Controller, Headers, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { type OrderClosedAck, orderCancelledRequest, orderId as orderIdSchema, orderShippedRequest } from '@ytterby/contracts';
import { type Caller, CurrentCaller, parseBody, Roles } from '@ytterby/platform';
import type { CloseCommand } from '../application/close-order';
import { orderNotFound } from './orders.controller';
import { validTraceparent } from './traceparent';

/** Closes an order; resolves after the commit. */
export type Closer = (command: CloseCommand) => Promise<OrderClosedAck>;

/** Injection token of {@link Closer}. */
export const CLOSER = Symbol('CLOSER');

/** Orders end. */
@Controller('v1/orders')
@Roles('machine', 'analyst', 'officer')
export class CloseOrderController {
  constructor(@Inject(CLOSER) private readonly close: Closer) {}

  @Post(':orderId/shipped')
  @HttpCode(200)
  shipped(@Param('orderId') orderId: string, @Body() body: unknown, @CurrentCaller() caller: Caller, @Headers('traceparent') traceparent?: string): Promise<OrderClosedAck> {
    const { revision, shippedOn, note } = parseBody(orderShippedRequest, body);
    return this.close({ orderId: existing(orderId), revision, closedAs: 'shipped', on: shippedOn, note: note ?? null, by: caller.subject, traceparent: validTraceparent(traceparent) });
  }

  @Post(':orderId/cancelled')
  @HttpCode(200)
  cancelled(@Param('orderId') orderId: string, @Body() body: unknown, @CurrentCaller() caller: Caller, @Headers('traceparent') traceparent?: string): Promise<OrderClosedAck> {
    const { revision, cancelledOn, reason } = parseBody(orderCancelledRequest, body);
    return this.close({ orderId: existing(orderId), revision, closedAs: 'cancelled', on: cancelledOn ?? null, note: reason ?? null, by: caller.subject, traceparent: validTraceparent(traceparent) });
  }
}

/** What is no order id names no order. */
function existing(orderId: string): string {
  if (!orderIdSchema.safeParse(orderId).success) throw orderNotFound(orderId);
  return orderId;
}
