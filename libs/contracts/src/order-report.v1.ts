import { z } from 'zod';
import { instant, isoDate, orderId, optionalText, text } from './primitives';

/** Where a report stands: `due` until its day has passed, then `overdue`; `filed` for good, be it in time or late. */
export const reportState = z.enum(['due', 'overdue', 'filed'], { error: 'must be due, overdue or filed' });
/** See {@link reportState}. */
export type ReportState = z.infer<typeof reportState>;

/** That a report was filed: on which Beijing day, under which number of the authority, and whose API key said so. */
export const reportFiling = z.object({ filedOn: isoDate, reference: optionalText(200).nullable(), note: optionalText(4000).nullable(), filedBy: text(200), filedAt: instant });
/** See {@link reportFiling}. */
export type ReportFiling = z.infer<typeof reportFiling>;

/**
 * `ytterby.order.report.v1`: the report that is owed after an exempted export (No. 61 Art 5) became due, is overdue, or was filed; one event per state that it
 * enters. `dueOn`: the last Beijing day on which it is in time. `decisionId`: the decision that says so, about the lines in `lineIds`. `at`: when it came into this state.
 */
export const orderReportV1 = z.object({
  orderId,
  revision: z.int().min(1),
  state: reportState,
  exportedOn: isoDate,
  dueOn: isoDate,
  decisionId: text(200),
  lineIds: z.array(text(200)),
  filing: reportFiling.nullable(),
  at: instant,
});
/** See {@link orderReportV1}. */
export type OrderReportV1 = z.infer<typeof orderReportV1>;
