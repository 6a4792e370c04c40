import { extname, join } from 'node:path';
import { YtterbyError } from '@ytterby/kernel';
import { Piscina } from 'piscina';

const EXTENSION = extname(__filename);
/** The source is read through tsx, as only its bundle is plain JavaScript. */
const EXEC_ARGV = EXTENSION === '.ts' ? ['--import', 'tsx'] : ['--enable-source-maps'];
/** A thread beside the first that had nothing to do for so long ends. */
const IDLE_MS = 30_000;

/** What a thread is for, as it is named when it ended: "The thread that … ended". */
export type ThreadPurpose = `${'builds' | 'holds' | 'screens against'} ${string}`;

function startThreads<Question, Answer>(file: string, options: { readonly most: number; readonly data?: unknown }): Piscina<Question, Answer> {
  const pool = new Piscina<Question, Answer>({
    filename: join(__dirname, `${file}${EXTENSION}`), minThreads: 1, maxThreads: options.most, idleTimeout: IDLE_MS, workerData: options.data, execArgv: EXEC_ARGV,
  });
  // A thread that dies between two questions is noticed by the next one; without a listener the process would end.
  pool.on('error', () => undefined);
  return pool;
}

/** @throws YtterbyError Transient when the thread ended: the answer is lost, not wrong, so whoever asked waits and asks again */
async function answerFrom<Question, Answer>(pool: Piscina<Question, Answer>, question: Question, purpose: ThreadPurpose): Promise<Answer> {
  try {
    return await pool.run(question);
  } catch (cause) {
    throw new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: `The thread that ${purpose} ended, so it is started anew.`, cause });
  }
}

/**
 * One thread that answers one question after the other and remembers what it was told. When it dies it is replaced by one that remembers nothing, so the
 * first lost answer is the end of it here: whoever used it starts another.
 */
export class ServiceThread<Question, Answer> {
  private readonly pool: Piscina<Question, Answer>;
  private isGone = false;

  /** @param file module beside this one, in the bundle as in the source, whose default export answers a question */
  constructor(
    file: string,
    private readonly purpose: ThreadPurpose,
  ) {
    this.pool = startThreads(file, { most: 1 });
  }

  get gone(): boolean {
    return this.isGone;
  }

  /** @throws YtterbyError Transient when it ended */
  async ask(question: Question): Promise<Answer> {
    try {
      return await answerFrom(this.pool, question, this.purpose);
    } catch (cause) {
      this.end();
      throw cause;
    }
  }

  /** Questions that were asked are answered first. */
  end(): void {
    this.isGone = true;
    this.pool.close().catch(() => undefined); // it is gone either way
  }
}

/**
 * Threads that know nothing but what each was given when it started, which is only read: any of them answers any question, as many at once as there are
 * threads, and one that dies loses the question at hand and is replaced by one that is as good.
 */
export class ServiceThreads<Question, Answer> {
  private readonly pool: Piscina<Question, Answer>;
  private isGone = false;

  /** @param file as for {@link ServiceThread}; what lies in shared memory of its `data` is not copied */
  constructor(
    file: string,
    private readonly options: { readonly purpose: ThreadPurpose; readonly most: number; readonly data: unknown },
  ) {
    this.pool = startThreads(file, options);
  }

  get gone(): boolean {
    return this.isGone;
  }

  /** @throws YtterbyError Transient when the thread that it was put to ended, or all of them */
  ask(question: Question): Promise<Answer> {
    return answerFrom(this.pool, question, this.options.purpose);
  }

  /** Questions that were asked are answered first. */
  end(): void {
    this.isGone = true;
    this.pool.close().catch(() => undefined); // they are gone either way
  }
}
