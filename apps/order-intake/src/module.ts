import { type DynamicModule, Module } from '@nestjs/common';
import { HEALTH_CHECKS, type HealthChecks, HealthController, METRICS, PARKED_STORE, ParkedController, type ParkedStore, type PrometheusMetrics } from '@ytterby/platform';
import type { StatusFeed } from './application/status-feed';
import { CloseOrderController, CLOSER, type Closer } from './http/close-order.controller';
import { OrderEventsController, STATUS_FEED } from './http/order-events.controller';
import { ORDER_READER, OrdersController } from './http/orders.controller';
import { SUBMITTER, SubmitOrderController, type Submitter } from './http/submit-order.controller';
import type { OrderReader } from './ports';

/** What the HTTP side of order intake is made of. */
export interface OrderIntakeParts {
  readonly submitter: Submitter;
  readonly closer: Closer;
  readonly orders: OrderReader;
  readonly feed: StatusFeed;
  readonly parked: ParkedStore;
  readonly checks: HealthChecks;
  readonly metrics: PrometheusMetrics;
}

/** HTTP of order intake. */
@Module({})
export class OrderIntakeModule {
  static of(parts: OrderIntakeParts): DynamicModule {
    return {
      module: OrderIntakeModule,
      controllers: [HealthController, SubmitOrderController, CloseOrderController, OrdersController, OrderEventsController, ParkedController],
      providers: [
        { provide: SUBMITTER, useValue: parts.submitter },
        { provide: CLOSER, useValue: parts.closer },
        { provide: ORDER_READER, useValue: parts.orders },
        { provide: STATUS_FEED, useValue: parts.feed },
        { provide: PARKED_STORE, useValue: parts.parked },
        { provide: HEALTH_CHECKS, useValue: parts.checks },
        { provide: METRICS, useValue: parts.metrics },
      ],
    };
  }
}
