import { extname, join } from 'node:path';
import { YtterbyError } from '@ytterby/kernel';
import { Piscina } from 'piscina';

const EXTENSION = extname(__filename);
/** The source is read through tsx, as only its bundle is plain JavaScript. */
const EXEC_ARGV = EXTENSION === '.ts' ? ['--import', 'tsx'] : ['--enable-source-maps'];
/** The module of a thread, beside this one, in the bundle as in the source. */
export const threadModule = (file: string): string => join(__dirname, `${file}${EXTENSION}`);
/** A thread beside the first that had nothing to do for so long ends. */
const IDLE_MS = 30_000;

/** What a thread is for, as it is named when it ended: "The thread that … ended". */
export type ThreadPurpose = `${'builds' | 'holds' | 'screens against'} ${string}`;

/** What threads are started with. */
export interface ThreadsOptions {
  readonly purpose: ThreadPurpose;
  /** How many may answer at once; one is always there, the others while there is work for them. */
  readonly most: number;
  /** Given to each when it starts; what lies in shared memory is not copied. */
  readonly data?: unknown;
}

/**
 * Threads that know nothing but what each was given when it started, which is only read: any of them answers any question, as many at once as there are
 * threads. One that dies loses the question at hand and is replaced by one that is as good; when none is left, as the next one cannot even start, every
 * question is lost.
 */
export class ServiceThreads<Question, Answer> {
  private readonly pool: Piscina<Question, Answer>;
  private isGone = false;

  /** @param file its {@link threadModule}, whose default export answers a question */
  constructor(
    file: string,
    private readonly options: ThreadsOptions,
  ) {
    this.pool = new Piscina({ filename: threadModule(file), minThreads: 1, maxThreads: options.most, idleTimeout: IDLE_MS, workerData: options.data, execArgv: EXEC_ARGV });
    // A thread that dies between two questions is noticed by the next one; without a listener the process would end.
    this.pool.on('error', () => undefined);
    // The pool starts no other in place of one that died while it started, and would let questions wait for ever.
    this.pool.on('workerDestroy', () => setImmediate(() => this.pool.threads.length === 0 && this.giveUp()));
  }

  get gone(): boolean {
    return this.isGone;
  }

  /** @throws YtterbyError Transient when its thread ended: the answer is lost, not wrong, so whoever asked waits and asks again */
  async ask(question: Question): Promise<Answer> {
    try {
      if (this.isGone) throw new Error('it is not there any more');
      return await this.pool.run(question);
    } catch (cause) {
      throw new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: `The thread that ${this.options.purpose} ended, so it is started anew.`, cause });
    }
  }

  /** Questions that were asked are answered first. */
  end(): void {
    this.isGone = true;
    this.pool.close().catch(() => undefined); // they are gone either way
  }

  private giveUp(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.pool.destroy().catch(() => undefined); // its questions are refused first
  }
}

/**
 * One thread that answers one question after the other and remembers what it was told. What takes its place when it dies remembers nothing, so the first
 * lost answer is the end of it here: whoever used it starts another.
 */
export class ServiceThread<Question, Answer> extends ServiceThreads<Question, Answer> {
  constructor(file: string, purpose: ThreadPurpose) {
    super(file, { purpose, most: 1 });
  }

  override async ask(question: Question): Promise<Answer> {
    try {
      return await super.ask(question);
    } catch (cause) {
      this.end();
      throw cause;
    }
  }
}
