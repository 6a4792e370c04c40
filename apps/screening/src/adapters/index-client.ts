import type { ListIndex } from '../ports';
import type { IndexAnswers, IndexQuestion } from './index-answers';
import type { Opened, OpenQuestion } from './index-thread';
import { ServiceThread } from './service-thread';

type IndexThread = ServiceThread<IndexQuestion | OpenQuestion, Opened | IndexAnswers[keyof IndexAnswers]>;

/** Starts a thread, builds the index of a stored snapshot in it, and answers when it is ready. @throws Error when the content is not what the id says; Transient when the thread ends before */
export async function openIndex(snapshotId: string, content: Buffer): Promise<ListIndex> {
  const thread: IndexThread = new ServiceThread('index-thread', `holds list snapshot ${snapshotId}`);
  const opened = (await thread.ask({ kind: 'open', snapshotId, content })) as Opened;
  if (typeof opened !== 'string') return new ThreadIndex(snapshotId, opened, thread);
  thread.end();
  throw new Error(opened);
}

class ThreadIndex implements ListIndex {
  readonly matcherVersion: ListIndex['matcherVersion'];
  readonly size: ListIndex['size'];
  private holders = 0;

  constructor(
    readonly snapshotId: string,
    opened: Exclude<Opened, string>,
    private readonly thread: IndexThread,
  ) {
    this.matcherVersion = opened.matcherVersion;
    this.size = opened.size;
  }

  get usable(): boolean {
    return !this.thread.gone;
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
      if (this.holders === 0) this.thread.end();
    };
  }

  private async ask<K extends keyof IndexAnswers>(question: Extract<IndexQuestion, { kind: K }>): Promise<IndexAnswers[K]> {
    return (await this.thread.ask(question)) as IndexAnswers[K];
  }
}
