import { extname, join } from 'node:path';
import { YtterbyError } from '@ytterby/kernel';
import { Piscina } from 'piscina';
import type { ListIndex } from '../ports';
import type { IndexAnswers, IndexQuestion } from './index-answers';
import type { Opened, OpenQuestion } from './index-thread';

const EXTENSION = extname(__filename);
/** Beside this file, in the bundle as in the source. */
const THREAD_FILE = join(__dirname, `index-thread${EXTENSION}`);
/** The source is read through tsx, as only its bundle is plain JavaScript. */
const EXEC_ARGV = EXTENSION === '.ts' ? ['--import', 'tsx'] : ['--enable-source-maps'];

type Question = IndexQuestion | OpenQuestion;

/** Answers of a thread that is gone are lost, not wrong: whoever asked waits and asks again. */
function threadGone(snapshotId: string, cause: unknown): YtterbyError {
  return new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: `The thread that holds list snapshot ${snapshotId} ended, so it is loaded anew.`, cause });
}

/** Starts a thread, builds the index of a stored snapshot in it, and answers when it is ready. @throws Error when the content is not what the id says; Transient when the thread ends before */
export async function openIndex(snapshotId: string, content: Buffer): Promise<ListIndex> {
  const thread = new Piscina<Question, unknown>({ filename: THREAD_FILE, minThreads: 1, maxThreads: 1, execArgv: EXEC_ARGV });
  // A thread that dies between two questions is noticed by the next one; without a listener the process would end.
  thread.on('error', () => undefined);
  const opened = await thread.run({ kind: 'open', snapshotId, content } satisfies OpenQuestion).then(
    (answer) => answer as Opened,
    (cause: unknown) => threadGone(snapshotId, cause),
  );
  if (typeof opened !== 'string' && !(opened instanceof YtterbyError)) return new ThreadIndex(snapshotId, opened, thread);
  await thread.destroy();
  throw opened instanceof YtterbyError ? opened : new Error(opened);
}

class ThreadIndex implements ListIndex {
  readonly matcherVersion: ListIndex['matcherVersion'];
  readonly size: ListIndex['size'];
  usable = true;
  private holders = 0;

  constructor(
    readonly snapshotId: string,
    opened: Exclude<Opened, string>,
    private readonly thread: Piscina<Question, unknown>,
  ) {
    this.matcherVersion = opened.matcherVersion;
    this.size = opened.size;
  }

  screen(...[subjects, day]: Parameters<ListIndex['screen']>): ReturnType<ListIndex['screen']> {
    return this.ask({ kind: 'screen', subjects, day });
  }

  search(...[queries, day]: Parameters<ListIndex['search']>): ReturnType<ListIndex['search']> {
    return this.ask({ kind: 'search', queries, day });
  }

  shown(...[entityIds, day]: Parameters<ListIndex['shown']>): ReturnType<ListIndex['shown']> {
    return this.ask({ kind: 'shown', entityIds, day });
  }

  hold(): () => void {
    this.holders += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.holders -= 1;
      if (this.holders === 0) this.end();
    };
  }

  /** Questions that were asked are answered first. */
  private end(): void {
    this.usable = false;
    this.thread.close().catch(() => undefined); // it is gone either way
  }

  private async ask<K extends keyof IndexAnswers>(question: Extract<IndexQuestion, { kind: K }>): Promise<IndexAnswers[K]> {
    try {
      return (await this.thread.run(question)) as IndexAnswers[K];
    } catch (cause) {
      // The thread answers failures of a single subject; only its own end gets here.
      this.usable = false;
      throw threadGone(this.snapshotId, cause);
    }
  }
}
