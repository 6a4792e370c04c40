import { extname, join } from 'node:path';
import { YtterbyError } from '@ytterby/kernel';
import { Piscina } from 'piscina';

const EXTENSION = extname(__filename);
/** The source is read through tsx, as only its bundle is plain JavaScript. */
const EXEC_ARGV = EXTENSION === '.ts' ? ['--import', 'tsx'] : ['--enable-source-maps'];

/** What a thread is for, as it is named when it ended: "The thread that … ended". */
export type ThreadPurpose = `holds ${string}`;

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
    this.pool = new Piscina({ filename: join(__dirname, `${file}${EXTENSION}`), minThreads: 1, maxThreads: 1, execArgv: EXEC_ARGV });
    // A thread that dies between two questions is noticed by the next one; without a listener the process would end.
    this.pool.on('error', () => undefined);
  }

  get gone(): boolean {
    return this.isGone;
  }

  /** @throws YtterbyError Transient when it ended: the answer is lost, not wrong, so whoever asked waits and asks again */
  async ask(question: Question): Promise<Answer> {
    try {
      return await this.pool.run(question);
    } catch (cause) {
      this.end();
      throw new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: `The thread that ${this.purpose} ended, so it is started anew.`, cause });
    }
  }

  /** Questions that were asked are answered first. */
  end(): void {
    this.isGone = true;
    this.pool.close().catch(() => undefined); // it is gone either way
  }
}
