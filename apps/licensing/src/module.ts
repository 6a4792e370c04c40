import { type DynamicModule, Module } from '@nestjs/common';
import { HEALTH_CHECKS, type HealthChecks, HealthController, METRICS, PARKED_STORE, ParkedController, type ParkedStore, type PrometheusMetrics } from '@ytterby/platform';
import { DECIDE_AGAIN, type DecideAgain, DecisionCommandsController } from './http/decision-commands.controller';
import { DECISION_READER, DecisionsController } from './http/decisions.controller';
import { REPORT_ACTIONS, type ReportActions, ReportsController } from './http/reports.controller';
import { STATUS_ACTIONS, type StatusActions, StatusRegisterController } from './http/status-register.controller';
import type { CommandReader, DecisionReader } from './ports';

/** What the HTTP side of licensing is made of. */
export interface LicensingParts {
  readonly decisions: CommandReader & DecisionReader;
  readonly decideAgain: DecideAgain;
  readonly status: StatusActions;
  readonly reports: ReportActions;
  readonly parked: ParkedStore;
  readonly checks: HealthChecks;
  readonly metrics: PrometheusMetrics;
}

/** HTTP of licensing. */
@Module({})
export class LicensingModule {
  static of(parts: LicensingParts): DynamicModule {
    return {
      module: LicensingModule,
      controllers: [HealthController, DecisionsController, DecisionCommandsController, StatusRegisterController, ReportsController, ParkedController],
      providers: [
        { provide: DECISION_READER, useValue: parts.decisions },
        { provide: DECIDE_AGAIN, useValue: parts.decideAgain },
        { provide: STATUS_ACTIONS, useValue: parts.status },
        { provide: REPORT_ACTIONS, useValue: parts.reports },
        { provide: PARKED_STORE, useValue: parts.parked },
        { provide: HEALTH_CHECKS, useValue: parts.checks },
        { provide: METRICS, useValue: parts.metrics },
      ],
    };
  }
}
