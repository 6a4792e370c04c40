import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type OrderDetail, type OrderList, orderListQuery } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { parseQuery, Roles } from '@ytterby/platform';
import type { OrderReader } from '../ports';

/** Injection token of {@link OrderReader}. */
export const ORDER_READER = Symbol('ORDER_READER');

/** An order that is not there. */
export function orderNotFound(orderId: string): YtterbyError {
  return new YtterbyError('YTB_NOT_FOUND', { message: `There is no order ${JSON.stringify(orderId)}.` });
}

/** Orders come out. */
@Controller('v1/orders')
@Roles('viewer', 'analyst', 'officer', 'machine')
export class OrdersController {
  constructor(@Inject(ORDER_READER) private readonly orders: OrderReader) {}

  @Get()
  list(@Query() query: Record<string, unknown>): Promise<OrderList> {
    return this.orders.list(parseQuery(orderListQuery, query));
  }

  @Get(':orderId')
  async detail(@Param('orderId') orderId: string): Promise<OrderDetail> {
    const detail = await this.orders.detail(orderId);
    if (detail === null) throw orderNotFound(orderId);
    return detail;
  }
}
