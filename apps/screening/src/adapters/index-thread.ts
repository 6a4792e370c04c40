import type { SnapshotIndex } from '../ports';
import { answerOf, type IndexAnswers, type IndexQuestion } from './index-answers';
import { reasonOf } from './reason-of';
import { snapshotIndex } from './snapshot-index';

/** The first thing that a thread is told: the snapshot that it is for. */
export interface OpenQuestion {
  readonly kind: 'open';
  readonly snapshotId: string;
  readonly content: Uint8Array;
}

/** What is known of an index from outside its thread; a string says why it could not be made. */
export type Opened = Pick<SnapshotIndex, 'matcherVersion' | 'size'> | string;

let index: SnapshotIndex | null = null;

function open({ snapshotId, content }: OpenQuestion): Opened {
  try {
    index = snapshotIndex(snapshotId, Buffer.from(content));
  } catch (cause) {
    return reasonOf(cause);
  }
  return { matcherVersion: index.matcherVersion, size: index.size };
}

/** Runs in a thread of its own, which serves one snapshot until it ends. @throws Error when it never was, or is not any more, the thread of a snapshot */
export default function answer(question: IndexQuestion | OpenQuestion): IndexAnswers[keyof IndexAnswers] | Opened {
  if (question.kind === 'open') return open(question);
  if (index === null) throw new Error('the thread was started anew and holds no snapshot');
  return answerOf(index, question);
}
