import { YtterbyError } from '@ytterby/kernel';
import { aSubmission } from '../../test/builders';
import { type BatchLine, type BatchOptions, submitBatch } from './submit-batch';

async function* lines(...texts: (string | null)[]): AsyncGenerator<BatchLine> {
  for (const [i, text] of texts.entries()) yield await Promise.resolve({ line: i + 1, bytes: text === null ? null : Buffer.from(text) });
}

async function answers(options: Partial<BatchOptions>, ...texts: (string | null)[]): Promise<unknown[]> {
  const read = (bytes: Buffer): ReturnType<BatchOptions['read']> => {
    if (bytes.toString() === 'bad') throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: [{ path: 'orderId', message: 'is missing' }] });
    return aSubmission(bytes.toString());
  };
  const submit: BatchOptions['submit'] = ({ order }) => {
    if (order.orderId === 'stale') return Promise.reject(new YtterbyError('YTB_ORDER_STALE_REVISION', { message: 'too late' }));
    if (order.orderId === 'bug') return Promise.reject(new Error('internal detail'));
    return Promise.resolve(order.orderId === 'again' ? { kind: 'duplicate' } : { kind: 'accepted', supersedes: null });
  };
  const found: unknown[] = [];
  for await (const answer of submitBatch({ maxLines: 100, maxLineBytes: 50, read, submit, ...options }, lines(...texts))) found.push(answer);
  return found;
}

describe('submitBatch', () => {
  it('answers each line, and refuses a bad one alone', async () => {
    expect(await answers({}, 'a', 'bad', 'again', '', null, 'stale', 'bug', 'b')).toEqual([
      { line: 1, status: 'accepted', orderId: 'a', revision: 1, statusUrl: '/v1/orders/a' },
      { line: 2, status: 'refused', code: 'YTB_INPUT_SCHEMA', message: expect.any(String), errors: [{ path: 'orderId', message: 'is missing' }] },
      { line: 3, status: 'duplicate', orderId: 'again', revision: 1, statusUrl: '/v1/orders/again' },
      { line: 4, status: 'refused', code: 'YTB_INPUT_JSON', message: 'The line is empty; send one order a line.', errors: [] },
      { line: 5, status: 'refused', code: 'YTB_INPUT_TOO_LARGE', message: 'The line is longer than 50 bytes.', errors: [] },
      { line: 6, status: 'refused', orderId: 'stale', revision: 1, code: 'YTB_ORDER_STALE_REVISION', message: 'too late', errors: [] },
      { line: 7, status: 'refused', orderId: 'bug', revision: 1, code: 'YTB_BUG', message: expect.not.stringContaining('internal'), errors: [] },
      { line: 8, status: 'accepted', orderId: 'b', revision: 1, statusUrl: '/v1/orders/b' },
    ]);
  });

  it('answers the first line behind the limit, and reads the rest without answering', async () => {
    const found = await answers({ maxLines: 2 }, 'a', 'b', 'c', 'd', 'e');
    expect(found).toHaveLength(3);
    expect(found[2]).toMatchObject({ line: 3, status: 'refused', code: 'YTB_INPUT_TOO_LARGE', message: 'A batch has at most 2 lines; this line and all behind it were not read.' });
  });
});
