import type { OrderReportV1, ReportFiledRequest } from '@ytterby/contracts';
import { dayText } from '../model/format';
import { REPORT_LABELS, reportText } from '../model/reports';
import { orderLink } from '../model/route';
import { useSession } from '../state/session';
import { useSend } from '../state/use-send';
import { FilingForm } from './filing-form';
import { Failure } from './notice';

interface RowProps {
  readonly report: OrderReportV1;
  onChanged(report: OrderReportV1): void;
}

function Filing({ report, onChanged }: RowProps) {
  const { api, me } = useSession();
  const { sending, failure, send } = useSend();
  const { orderId, filing } = report;
  if (filing !== null) {
    return (
      <>
        {filing.reference ?? 'without a number'}, recorded by {filing.filedBy}
      </>
    );
  }
  if (me.role !== 'officer' && me.role !== 'analyst') return <span className="muted">not yet</span>;
  const file = (request: ReportFiledRequest): void => {
    void send(orderId, api.post<OrderReportV1>(`/v1/orders/${encodeURIComponent(orderId)}/report`, request), onChanged);
  };
  return (
    <details>
      <summary data-testid="file-report">Record that it was filed</summary>
      {failure !== null && <Failure failure={failure} />}
      <FilingForm orderId={orderId} isSending={sending !== null} onFiled={file} />
    </details>
  );
}

/** Reports that are owed after an export or were filed, one a row. */
export function ReportsTable({ reports, onChanged }: { readonly reports: readonly OrderReportV1[]; onChanged(report: OrderReportV1): void }) {
  return (
    <div className="scroll">
      <table className="reports" data-testid="reports">
        <caption className="hidden">Reports, the earliest due day first</caption>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Exported</th>
            <th scope="col">Report</th>
            <th scope="col">Filing</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr key={report.orderId} data-testid="report-row" data-order-id={report.orderId} data-state={report.state}>
              <th scope="row">
                <a href={orderLink(report.orderId, report.revision)}>{report.orderId}</a>
              </th>
              <td className="nowrap">{dayText(report.exportedOn)}</td>
              <td className={report.state === 'overdue' ? 'failed' : undefined}>
                {REPORT_LABELS[report.state]} {reportText(report)}
              </td>
              <td>
                <Filing report={report} onChanged={onChanged} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
