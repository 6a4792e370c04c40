import type { ReportList } from '@ytterby/contracts';
import { WhenReady } from '../components/notice';
import { ReportsTable } from '../components/reports-table';
import { count } from '../model/format';
import { REPORT_FILTERS, type ReportFilter, reportsLink, type Route } from '../model/route';
import { useGet } from '../state/use-get';

const FILTER_TEXT: Readonly<Record<ReportFilter, string>> = { all: 'All', due: 'Due', overdue: 'Overdue', filed: 'Filed' };
const EMPTY_TEXT: Readonly<Record<ReportFilter, string>> = {
  all: 'No report is owed. One falls due when an exempted order is reported as shipped.',
  due: 'No report is due.',
  overdue: 'No report is overdue.',
  filed: 'No report has been filed yet.',
};

/** Reports that exempted exports owe (No. 61 Art 5): which are due, overdue or filed, and recording that one was filed. */
export function ReportsPage({ route }: { readonly route: Extract<Route, { page: 'reports' }> }) {
  const { state } = route;
  const { resource, reload, update } = useGet<ReportList>(state === 'all' ? '/v1/reports' : `/v1/reports?state=${state}`);
  return (
    <>
      <div className="title">
        <h1>Reports</h1>
        <span className="title-actions">
          <button type="button" onClick={reload}>
            Read again
          </button>
        </span>
      </div>
      <p className="muted">An exempted export is reported to MOFCOM within ten working days. File the report there, then record it here.</p>
      <nav className="tabs" aria-label="Which reports">
        {REPORT_FILTERS.map((each) => (
          <a key={each} href={reportsLink(each)} aria-current={state === each ? 'page' : undefined}>
            {FILTER_TEXT[each]}
          </a>
        ))}
      </nav>
      <WhenReady resource={resource} what="reports" onRetry={reload}>
        {({ reports }) =>
          reports.length === 0 ? (
            <p className="empty">{EMPTY_TEXT[state]}</p>
          ) : (
            <>
              <p className="small muted" role="status">
                {count(reports.length, 'report')}
              </p>
              <ReportsTable reports={reports} onChanged={(changed) => update((list) => ({ reports: list.reports.map((one) => (one.orderId === changed.orderId ? changed : one)) }))} />
            </>
          )
        }
      </WhenReady>
    </>
  );
}
