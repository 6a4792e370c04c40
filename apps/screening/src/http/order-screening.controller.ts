import { Controller, Get, Inject, Param } from '@nestjs/common';
import { orderId as orderIdSchema, type OrderScreening, parseWith } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { Roles } from '@ytterby/platform';
import type { ScreeningReader } from '../ports';
import { SCREENING_READER } from './reviews.controller';

/** What screening found for an order. */
@Controller('v1/orders')
export class OrderScreeningController {
  constructor(@Inject(SCREENING_READER) private readonly reader: ScreeningReader) {}

  @Get(':orderId/screening')
  @Roles('viewer', 'analyst', 'officer', 'machine')
  ofOrder(@Param('orderId') id: string): Promise<OrderScreening> {
    const parsed = parseWith(orderIdSchema, id);
    if (!parsed.ok) throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: parsed.error.map((error) => ({ ...error, path: 'orderId' })) });
    return this.reader.screeningOf(parsed.value);
  }
}
