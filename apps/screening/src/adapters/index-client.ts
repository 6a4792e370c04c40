import { editionOf, type ScreeningImage } from '@ytterby/watchlists';
import type { ListIndex } from '../ports';
import type { ImageAnswer, ImageQuestion } from './image-thread';
import type { IndexAnswers, IndexQuestion } from './index-answers';
import { type ImageShelf, programOf } from './kept-image';
import { ServiceThread, ServiceThreads, threadModule } from './service-thread';

/** Subjects or names in a question from which on half of it is worth another thread's while. */
const WORTH_A_THREAD = 16;

/** A folder in which this program keeps what it lays out; null where none is named, or where the program is no bundle that it could be known by. */
export function shelfIn(dir: string | undefined): ImageShelf | null {
  if (dir === undefined) return null;
  const program = programOf(threadModule('image-thread'));
  return program === null ? null : { dir, program };
}

/** How a snapshot is laid out and asked. */
export interface OpenOptions {
  /** How many threads may answer at once; they share what was laid out. */
  readonly threads: number;
  /** Where what was laid out is kept for the next start; nowhere when nothing is said. */
  readonly shelf?: ImageShelf | null;
  /** Told why it could not be kept. */
  readonly onNotKept?: (reason: string) => void;
}

/**
 * Lays a stored snapshot out in a thread of its own, or reads how this program did so before, and opens it for others to answer from.
 * @throws Error when the content is not what the id says; Transient when the thread ends before
 */
export async function openIndex(snapshotId: string, content: Buffer, { threads, shelf = null, onNotKept }: OpenOptions): Promise<ListIndex> {
  const builder = new ServiceThread<ImageQuestion, ImageAnswer>('image-thread', `builds list snapshot ${snapshotId}`);
  try {
    const answer = await builder.ask({ snapshotId, content, shelf });
    if (typeof answer === 'string') throw new Error(answer);
    if (answer.notKept !== null) onNotKept?.(answer.notKept);
    return new SharedIndex(answer.image, threads);
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
