import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { orderId as orderIdSchema, type OrderReportV1, reportFiledRequest, type ReportList, reportsQuery } from '@ytterby/contracts';
import { type Caller, CurrentCaller, parseBody, parseQuery, Roles } from '@ytterby/platform';
import { type FilingCommand, noReport } from '../application/report-clocks';
import type { ReportReader } from '../ports';

/** What is done about reports over HTTP. */
export interface ReportActions {
  /** Resolves after the commit. */
  file(command: FilingCommand): Promise<OrderReportV1>;
  readonly reader: ReportReader;
}

/** Injection token of {@link ReportActions}. */
export const REPORT_ACTIONS = Symbol('REPORT_ACTIONS');

/** The reports that are owed after an exempted export. */
@Controller('v1')
export class ReportsController {
  constructor(@Inject(REPORT_ACTIONS) private readonly actions: ReportActions) {}

  @Get('reports')
  @Roles('viewer', 'analyst', 'officer', 'machine')
  async list(@Query() query: Record<string, unknown>): Promise<ReportList> {
    return { reports: [...(await this.actions.reader.reports(parseQuery(reportsQuery, query).state))] };
  }

  @Get('orders/:orderId/report')
  @Roles('viewer', 'analyst', 'officer', 'machine')
  async one(@Param('orderId') orderId: string): Promise<OrderReportV1> {
    const report = await this.actions.reader.report(existing(orderId));
    if (report === null) throw noReport(orderId);
    return report;
  }

  @Post('orders/:orderId/report')
  @HttpCode(200)
  @Roles('machine', 'analyst', 'officer')
  file(@Param('orderId') orderId: string, @Body() body: unknown, @CurrentCaller() caller: Caller): Promise<OrderReportV1> {
    const { filedOn, reference, note } = parseBody(reportFiledRequest, body);
    return this.actions.file({ orderId: existing(orderId), filedOn, reference: reference ?? null, note: note ?? null, by: caller.subject });
  }
}

/** What is no order id names no order, so no report either. */
function existing(orderId: string): string {
  if (!orderIdSchema.safeParse(orderId).success) throw noReport(orderId);
  return orderId;
}
