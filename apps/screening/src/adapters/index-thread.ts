import type { ScreeningImage } from '@ytterby/watchlists';
import { workerData } from 'piscina';
import type { SnapshotIndex } from '../ports';
import { answerOf, type IndexAnswers, type IndexQuestion } from './index-answers';
import { snapshotIndex } from './snapshot-index';

let index: SnapshotIndex | null = null;

/** Runs in threads of its own, each of which was given the same snapshot, laid out. */
export default function answer(question: IndexQuestion): IndexAnswers[keyof IndexAnswers] {
  index ??= snapshotIndex(workerData as ScreeningImage);
  return answerOf(index, question);
}
