import { parseJson } from '@ytterby/contracts';
import { printAnswer } from '../answers';
import { call, type ApiTarget, resolveTarget, type TargetOptions } from '../api-client';
import { EXIT, type ExitStatus } from '../exit-status';
import { Progress, readLines, writeLine } from '../lines';
import type { Register } from '../main';
import { withTarget } from '../target-options';

const LINES_PER_REQUEST = 500;

/** A line to be sent, with its number in the input. */
interface OrderLine {
  readonly number: number;
  readonly text: string;
}

/** Sends lines in batches over `POST /v1/orders:batch` and prints one answer a line, in input order. */
async function sendOrders(target: ApiTarget, input: string): Promise<ExitStatus> {
  const progress = new Progress('orders send');
  let status: ExitStatus = EXIT.ok;
  let batch: OrderLine[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) status = worse(status, await sendBatch(target, batch));
    batch = [];
  };
  for await (const { number, text } of readLines(input)) {
    batch.push({ number, text: orderOf(text ?? 'no UTF-8') });
    progress.step();
    if (batch.length === LINES_PER_REQUEST) await flush();
  }
  await flush();
  progress.end();
  return status;
}

/** A line may be an order, or a wrapper `{order, …}` as the demo file has it. */
function orderOf(text: string): string {
  const parsed = parseJson(text);
  const value = parsed.ok ? parsed.value : null;
  return typeof value === 'object' && value !== null && 'order' in value ? JSON.stringify(value.order) : text;
}

async function sendBatch(target: ApiTarget, lines: readonly OrderLine[]): Promise<ExitStatus> {
  const response = await fetch(new URL('/v1/orders:batch', target.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${target.key}`, 'content-type': 'application/x-ndjson' },
    body: `${lines.map(({ text }) => text).join('\n')}\n`,
  }).catch(() => null);
  if (response?.ok !== true) {
    return printAnswer({ status: response?.status ?? 503, body: response === null ? { title: `${target.url} does not answer` } : await response.json().catch(() => null) });
  }
  let status: ExitStatus = EXIT.ok;
  for (const text of (await response.text()).split('\n').filter((line) => line !== '')) {
    const answer = JSON.parse(text) as { status: string; line: number };
    if (answer.status === 'refused') status = EXIT.someFailed;
    await writeLine(process.stdout, { ...answer, line: lines[answer.line - 1]?.number ?? answer.line });
  }
  return status;
}

function worse(a: ExitStatus, b: ExitStatus): ExitStatus {
  return a > b ? a : b;
}

/** `ytterby orders send|status|decide-again`. */
export const registerOrders: Register = (program, done) => {
  const orders = program.command('orders').description('Send orders and see what became of them (needs the running platform).');
  withTarget(orders.command('send'))
    .requiredOption('--in <file>', 'orders as JSON lines, or lines of {order, …}; .gz or - for standard input')
    .description('Submit orders; one answer line per input line.')
    .addHelpText('after', '\nExample:\n  ytterby orders send --in data/starter/orders_demo.jsonl')
    .action(async (options: TargetOptions & { in: string }) => done(await sendOrders(resolveTarget(options, 'demo-erp'), options.in)));
  withTarget(orders.command('status <orderId>'))
    .description('Show one order with its revisions, timeline and decisions.')
    .action(async (orderId: string, options: TargetOptions) => {
      done(printAnswer(await call(resolveTarget(options, 'demo-erp'), 'GET', `/v1/orders/${encodeURIComponent(orderId)}`)));
    });
  withTarget(orders.command('decide-again <orderId>'))
    .description('Decide an order again: as of its stated day, or as of today when none was stated (for officers).')
    .requiredOption('--reason <text>', 'why; it is kept with the order')
    .addHelpText('after', '\nExample:\n  ytterby orders decide-again DEMO-0001 --reason "No. 70 was extended, status entry 01…"')
    .action(async (orderId: string, options: TargetOptions & { reason: string }) => {
      const body = { type: 'application/json', content: JSON.stringify({ reason: options.reason }) };
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'POST', `/v1/orders/${encodeURIComponent(orderId)}/decisions`, body)));
    });
};
