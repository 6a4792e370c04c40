import { editionOf, type ScreeningImage } from '@ytterby/watchlists';
import type { ListIndex } from '../ports';
import type { ImageAnswer, ImageQuestion } from './image-thread';
import type { IndexAnswers, IndexQuestion } from './index-answers';
import { ServiceThread, ServiceThreads } from './service-thread';

/** Subjects or names in a question from which on half of it is worth another thread's while. */
const WORTH_A_THREAD = 16;

/**
 * Lays a stored snapshot out in a thread of its own, and opens it for others to answer from.
 * @param threads how many may answer at once; they share what was laid out
 * @throws Error when the content is not what the id says; Transient when the thread ends before
 */
export async function openIndex(snapshotId: string, content: Buffer, threads: number): Promise<ListIndex> {
  const builder = new ServiceThread<ImageQuestion, ImageAnswer>('image-thread', `builds list snapshot ${snapshotId}`);
  try {
    const image = await builder.ask({ snapshotId, content });
    if (typeof image === 'string') throw new Error(image);
    return new SharedIndex(image, threads);
  } finally {
    builder.end();
  }
}

class SharedIndex implements ListIndex {
  readonly snapshotId: string;
  readonly matcherVersion: ListIndex['matcherVersion'];
  readonly size: ListIndex['size'];
  private readonly threads: ServiceThreads<IndexQuestion, IndexAnswers[keyof IndexAnswers]>;
  private holders = 0;

  constructor(
    image: ScreeningImage,
    private readonly most: number,
  ) {
    ({ snapshotId: this.snapshotId, matcherVersion: this.matcherVersion, size: this.size } = editionOf(image));
    this.threads = new ServiceThreads('index-thread', { purpose: `screens against list snapshot ${this.snapshotId}`, most, data: image });
  }

  get usable(): boolean {
    return !this.threads.gone;
  }

  screen(...[subjects, day]: Parameters<ListIndex['screen']>): ReturnType<ListIndex['screen']> {
    return this.inShares(subjects, (share) => this.ask({ kind: 'screen', subjects: share, day }));
  }

  search(...[queries, day]: Parameters<ListIndex['search']>): ReturnType<ListIndex['search']> {
    return this.inShares(queries, (share) => this.ask({ kind: 'search', queries: share, day }));
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
      if (this.holders === 0) this.threads.end();
    };
  }

  /** Asks as many equal parts, in order, as threads can answer side by side. */
  private async inShares<T, A>(asked: readonly T[], ask: (share: readonly T[]) => Promise<readonly A[]>): Promise<readonly A[]> {
    const count = Math.max(1, Math.min(this.most, Math.floor(asked.length / WORTH_A_THREAD)));
    const size = Math.ceil(asked.length / count);
    return (await Promise.all(Array.from({ length: count }, (_, k) => ask(asked.slice(k * size, (k + 1) * size))))).flat();
  }

  private async ask<K extends keyof IndexAnswers>(question: Extract<IndexQuestion, { kind: K }>): Promise<IndexAnswers[K]> {
    return (await this.threads.ask(question)) as IndexAnswers[K];
  }
}
