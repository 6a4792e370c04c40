import type { Acceptance } from '@ytterby/domain-orders';
import { YtterbyError } from '@ytterby/kernel';
import type { OrderSubmission } from '../ports';

/** Stores submissions in one transaction; resolves after its commit. */
export type StoreBatch = (submissions: readonly OrderSubmission[]) => Promise<readonly Acceptance[]>;

interface Waiting {
  readonly submission: OrderSubmission;
  readonly resolve: (acceptance: Acceptance) => void;
  readonly reject: (cause: unknown) => void;
}

const MAX_BATCH = 500;
const MAX_BATCH_CHARS = 8 * 1024 * 1024;
const MAX_WAITING = 5_000;
const MAX_WAITING_CHARS = 64 * 1024 * 1024;

/**
 * Group commit for orders over HTTP: while one transaction is under way, the submissions that arrive wait and go into the next one together. An
 * order that comes alone is stored at once; under load a commit is shared by many. Order of arrival is kept.
 */
export class SubmissionQueue {
  private waiting: Waiting[] = [];
  private waitingChars = 0;
  private running = false;

  constructor(private readonly storeBatch: StoreBatch) {}

  /** Resolves after the commit. @throws YTB_DB_UNAVAILABLE when the database does not answer, or too many wait for it already. */
  submit(submission: OrderSubmission): Promise<Acceptance> {
    if (this.waiting.length >= MAX_WAITING || this.waitingChars >= MAX_WAITING_CHARS) {
      return Promise.reject(new YtterbyError('YTB_DB_UNAVAILABLE', { message: 'Too many orders wait to be stored. Send this one again in a moment.' }));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ submission, resolve, reject });
      this.waitingChars += sizeOf(submission);
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    await Promise.resolve(); // lets the other submissions of the same turn join
    while (this.waiting.length > 0) await this.store(this.takeBatch());
    this.running = false;
  }

  /** At least one submission, at most what fits into a transaction. */
  private takeBatch(): readonly Waiting[] {
    let chars = 0;
    const end = this.waiting.findIndex(({ submission }, i) => {
      chars += sizeOf(submission);
      return i >= MAX_BATCH || (i > 0 && chars > MAX_BATCH_CHARS);
    });
    const batch = this.waiting.splice(0, end < 0 ? this.waiting.length : end);
    for (const { submission } of batch) this.waitingChars -= sizeOf(submission);
    return batch;
  }

  /** A batch that fails for another reason than the database being away is stored one by one, so that a bad one fails alone. */
  private async store(batch: readonly Waiting[]): Promise<void> {
    try {
      const acceptances = await this.storeBatch(batch.map(({ submission }) => submission));
      batch.forEach(({ resolve, reject }, i) => {
        const acceptance = acceptances[i];
        if (acceptance === undefined) reject(new YtterbyError('YTB_BUG'));
        else resolve(acceptance);
      });
    } catch (cause) {
      const isTransient = cause instanceof YtterbyError && cause.kind === 'Transient';
      if (isTransient || batch.length === 1) batch.forEach(({ reject }) => reject(cause));
      else for (const one of batch) await this.store([one]);
    }
  }
}

function sizeOf({ content }: OrderSubmission): number {
  return content.canonical.length;
}
