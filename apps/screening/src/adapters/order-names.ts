import { indexStoredNames, listDelta, namesOfOrder, type StoredNames } from '@ytterby/watchlists';
import type { Concern, KeptOrder, SnapshotContent } from '../ports';
import { snapshotIn } from './snapshot-index';

/** Names that were indexed in one go. */
interface Segment {
  readonly names: StoredNames;
  /** The order of each name. */
  readonly keys: readonly string[];
}

/** The names of orders, indexed once, and asked which orders a change of lists concerns. In this thread; seconds of CPU for many orders or a large change. */
export class OrderNamesIndex {
  private readonly segments: Segment[] = [];

  takeIn(orders: readonly KeptOrder[]): void {
    const names = orders.flatMap(({ key, parties }) => namesOfOrder(parties).map((query) => ({ key, query })));
    this.segments.push({ names: indexStoredNames(names.map(({ query }) => query)), keys: names.map(({ key }) => key) });
  }

  /** @throws Error when the content of a snapshot is not what its id says */
  concernedBy(before: readonly SnapshotContent[], after: SnapshotContent): Concern {
    const { matched, touched, counts } = listDelta(before.map(snapshotIn), snapshotIn(after));
    const keys = new Set<string>();
    for (const { names, keys: keysOfNames } of this.segments) {
      for (const entity of matched) for (const position of names.meeting(entity)) keys.add(keysOfNames[position] ?? '');
    }
    return { keys: [...keys], touched: [...touched], counts };
  }
}
