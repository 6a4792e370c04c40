import { type DynamicModule, Module } from '@nestjs/common';
import { HEALTH_CHECKS, type HealthChecks, HealthController, METRICS, PARKED_STORE, ParkedController, type ParkedStore, type PrometheusMetrics } from '@ytterby/platform';
import { ListSourcesController, SOURCE_ACTIONS, type SourceActions } from './http/list-sources.controller';
import { LIST_ACTIONS, type ListActions, ListsController } from './http/lists.controller';
import { NAME_ACTIONS, type NameActions, NamesController } from './http/names.controller';
import { OrderScreeningController } from './http/order-screening.controller';
import { REVIEW_ACTIONS, type ReviewActions, ReviewsController, SCREENING_READER } from './http/reviews.controller';
import type { ScreeningReader } from './ports';

/** What the HTTP side of screening is made of. */
export interface ScreeningParts {
  readonly reviews: ReviewActions;
  readonly lists: ListActions;
  readonly sources: SourceActions;
  readonly names: NameActions;
  readonly reader: ScreeningReader;
  readonly parked: ParkedStore;
  readonly checks: HealthChecks;
  readonly metrics: PrometheusMetrics;
}

/** HTTP of screening. */
@Module({})
export class ScreeningModule {
  static of(parts: ScreeningParts): DynamicModule {
    return {
      module: ScreeningModule,
      controllers: [HealthController, ReviewsController, ListsController, ListSourcesController, NamesController, OrderScreeningController, ParkedController],
      providers: [
        { provide: REVIEW_ACTIONS, useValue: parts.reviews },
        { provide: LIST_ACTIONS, useValue: parts.lists },
        { provide: SOURCE_ACTIONS, useValue: parts.sources },
        { provide: NAME_ACTIONS, useValue: parts.names },
        { provide: SCREENING_READER, useValue: parts.reader },
        { provide: PARKED_STORE, useValue: parts.parked },
        { provide: HEALTH_CHECKS, useValue: parts.checks },
        { provide: METRICS, useValue: parts.metrics },
      ],
    };
  }
}
