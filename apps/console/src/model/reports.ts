import type { OrderReportV1, ReportState } from '@ytterby/contracts';
import { dayText } from './format';

/** Where a report stands, in words. */
export const REPORT_LABELS: Readonly<Record<ReportState, string>> = { due: 'Due', overdue: 'Overdue', filed: 'Filed' };

/** When a report must be in, or was: "by 12 Jan 2026", "on 9 Jan 2026 (3 days late)". */
export function reportText({ dueOn, filing }: Pick<OrderReportV1, 'dueOn' | 'filing'>): string {
  if (filing === null) return `by ${dayText(dueOn)}`;
  const late = Math.round((Date.parse(filing.filedOn) - Date.parse(dueOn)) / 86_400_000);
  return `on ${dayText(filing.filedOn)}${late > 0 ? ` (${late} ${late === 1 ? 'day' : 'days'} late)` : ''}`;
}
