import type { BatchAnswerLine } from '@ytterby/contracts';
import { type ErrorCode, ERROR_CODES, YtterbyError } from '@ytterby/kernel';
import type { OrderSubmission } from '../ports';
import { mapInOrder } from './map-in-order';
import { ackOf, type Acknowledged } from './submit-order';

/** One line of a batch; `bytes` null = longer than the limit. */
export interface BatchLine {
  readonly line: number;
  readonly bytes: Buffer | null;
}

/** What a batch needs. */
export interface BatchOptions {
  readonly maxLines: number;
  readonly maxLineBytes: number;
  /** Reads one line. @throws YtterbyError InvalidInput */
  readonly read: (bytes: Buffer) => OrderSubmission;
  /** Stores one order; resolves after the commit. */
  readonly submit: (submission: OrderSubmission) => Promise<Acknowledged>;
}

const WINDOW = { maxItems: 500, maxWeight: 16 * 1024 * 1024 };

/** Answers each line in order; a bad line refuses only itself. Lines behind the limit are answered once, then thrown away. */
export async function* submitBatch(options: BatchOptions, lines: AsyncIterable<BatchLine>): AsyncGenerator<BatchAnswerLine> {
  const window = { ...WINDOW, weigh: ({ bytes }: BatchLine) => bytes?.length ?? 0 };
  yield* mapInOrder(upTo(options.maxLines + 1, lines), window, (line) => answer(options, line));
}

/** The first lines; the rest is read to its end, so that the sender gets to see the answers. */
async function* upTo(count: number, lines: AsyncIterable<BatchLine>): AsyncGenerator<BatchLine> {
  for await (const line of lines) if (line.line <= count) yield line;
}

async function answer(options: BatchOptions, { line, bytes }: BatchLine): Promise<BatchAnswerLine> {
  let submission: OrderSubmission | undefined;
  try {
    submission = readLine(options, line, bytes);
    const { duplicate, ...ack } = ackOf(submission, await options.submit(submission));
    return { line, ...ack, status: duplicate ? 'duplicate' : 'accepted' };
  } catch (cause) {
    return refusal(line, submission, cause);
  }
}

function readLine(options: BatchOptions, line: number, bytes: Buffer | null): OrderSubmission {
  if (line > options.maxLines) throw new YtterbyError('YTB_INPUT_TOO_LARGE', { message: `A batch has at most ${options.maxLines} lines; this line and all behind it were not read.` });
  if (bytes === null) throw new YtterbyError('YTB_INPUT_TOO_LARGE', { message: `The line is longer than ${options.maxLineBytes} bytes.` });
  if (bytes.length === 0) throw new YtterbyError('YTB_INPUT_JSON', { message: 'The line is empty; send one order a line.' });
  return options.read(bytes);
}

/** What is no error of ours is shown without its text. */
function refusal(line: number, submission: OrderSubmission | undefined, cause: unknown): BatchAnswerLine {
  const own = cause instanceof YtterbyError ? cause : null;
  const code: ErrorCode = own?.code ?? 'YTB_BUG';
  const named = submission === undefined ? {} : { orderId: submission.order.orderId, revision: submission.order.revision };
  return { line, status: 'refused', ...named, code, message: own?.message ?? ERROR_CODES.YTB_BUG.message, errors: [...(own?.fields ?? [])] };
}
