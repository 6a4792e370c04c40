import type { NameQuery } from '@ytterby/matching';
import { indexStoredNames, listDelta, namesOfOrder, type StoredNames } from '@ytterby/watchlists';
import type { Concern, KeptOrder, SnapshotContent } from '../ports';
import { snapshotIn } from './snapshot-index';

/** Parties that were indexed in one go. */
interface Segment {
  readonly names: StoredNames;
  /** The orders of each of them. */
  readonly orders: readonly (readonly string[])[];
}

/** What makes two parties one to the index: all that it reads of them. */
function identityOf({ name, nativeNames, aliases, schema, identifiers }: NameQuery): string {
  return JSON.stringify([name, nativeNames, aliases, schema, identifiers]);
}

/**
 * The names of orders, indexed once, and asked which orders a change of lists concerns. In this thread; seconds of CPU for many orders or a large change.
 * Parties come back from order to order, so each is indexed once, and every order that has it is remembered with it.
 */
export class OrderNamesIndex {
  private readonly segments: Segment[] = [];
  private readonly ordersOf = new Map<string, string[]>();

  takeIn(orders: readonly KeptOrder[]): void {
    const fresh: { query: NameQuery; orders: string[] }[] = [];
    for (const { key, parties } of orders) {
      for (const query of namesOfOrder(parties)) {
        const identity = identityOf(query);
        const known = this.ordersOf.get(identity);
        const ofParty = known ?? [];
        ofParty.push(key);
        if (known !== undefined) continue;
        this.ordersOf.set(identity, ofParty);
        fresh.push({ query, orders: ofParty });
      }
    }
    if (fresh.length > 0) this.segments.push({ names: indexStoredNames(fresh.map(({ query }) => query)), orders: fresh.map((party) => party.orders) });
  }

  /** @throws Error when the content of a snapshot is not what its id says */
  concernedBy(before: readonly SnapshotContent[], after: SnapshotContent): Concern {
    const { matched, touched, counts } = listDelta(before.map(snapshotIn), snapshotIn(after));
    const keys = new Set<string>();
    for (const { names, orders } of this.segments) {
      for (const entity of matched) for (const position of names.meeting(entity)) orders[position]?.forEach((key) => keys.add(key));
    }
    return { keys: [...keys], touched: [...touched], counts };
  }
}
