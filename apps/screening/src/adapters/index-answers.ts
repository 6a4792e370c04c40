import type { IsoDate } from '@ytterby/kernel';
import type { ListIndex, NameQuery, ScreeningFailure, ScreeningSubject, ShownEntity, SnapshotIndex } from '../ports';

/** A question to an index, as it goes to its thread. */
export type IndexQuestion =
  | { readonly kind: 'screen'; readonly subjects: readonly ScreeningSubject[]; readonly day: IsoDate }
  | { readonly kind: 'search'; readonly queries: readonly NameQuery[]; readonly day: IsoDate }
  | { readonly kind: 'shown'; readonly entityIds: readonly string[]; readonly day: IsoDate };

/** What each kind of question is answered with. */
export interface IndexAnswers {
  readonly screen: Awaited<ReturnType<ListIndex['screen']>>;
  readonly search: Awaited<ReturnType<ListIndex['search']>>;
  readonly shown: Awaited<ReturnType<ListIndex['shown']>>;
}

const FRAMES = 5;

/** Where it failed; the message of an unforeseen error may hold the party's name, which must not be logged. */
function failureOf(cause: unknown): ScreeningFailure {
  if (!(cause instanceof Error)) return { failed: { error: typeof cause, at: [] } };
  const frames = (cause.stack ?? '').split('\n').map((line) => line.trim());
  return { failed: { error: cause.name, at: frames.filter((line) => line.startsWith('at ')).slice(0, FRAMES) } };
}

function each<T, R>(asked: readonly T[], answer: (one: T) => R): (R | ScreeningFailure)[] {
  return asked.map((one) => {
    try {
      return answer(one);
    } catch (cause) {
      return failureOf(cause);
    }
  });
}

/** Answers a question; what throws for one subject or name is the failure of that one. */
export function answerOf<K extends IndexQuestion['kind']>(index: SnapshotIndex, question: Extract<IndexQuestion, { kind: K }>): IndexAnswers[K];
export function answerOf(index: SnapshotIndex, question: IndexQuestion): IndexAnswers[keyof IndexAnswers] {
  switch (question.kind) {
    case 'screen':
      return each(question.subjects, (subject) => (subject.kind === 'party' ? index.screenParty(subject.party, question.day) : index.screenExporter(subject.exporter, question.day)));
    case 'search':
      return each(question.queries, (query) => index.search(query, question.day));
    case 'shown':
      return new Map(question.entityIds.flatMap((id): [string, ShownEntity][] => {
        const shown = index.shown(id, question.day);
        return shown === null ? [] : [[id, shown]];
      }));
  }
}
