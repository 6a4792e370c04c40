import type { DeltaStore, ListBuilder, OrderNames, RevisionKey, ScreenedParties } from '../ports';
import type { ListDelta } from '@ytterby/watchlists';

/** What it needs. */
export interface KnownOrdersDependencies {
  readonly deltas: Pick<DeltaStore, 'openOrders' | 'ordersOf'>;
  readonly builder: Pick<ListBuilder, 'indexNames'>;
  /** Lets other work of the process run between slices. */
  readonly breathe: () => Promise<void>;
}

interface Segment {
  readonly keys: readonly string[];
  readonly names: OrderNames;
}

/** Orders indexed in one go; other work waits for so long. */
const SLICE = 1_000;
/** Segments are asked one after the other; when there are many, they are made anew as few. */
const MAX_SEGMENTS = 200;

/** An order revision as a text that sorts and compares. */
export const keyTextOf = ({ orderId, revision }: RevisionKey): string => `${orderId} ${revision}`;

function keyIn(text: string): RevisionKey {
  const space = text.lastIndexOf(' ');
  return { orderId: text.slice(0, space), revision: Number(text.slice(space + 1)) };
}

/**
 * The names of all open orders, indexed once each and kept in memory: asking which orders a delta concerns first indexes those that came since it was
 * asked last. What it holds is always read from the store; losing it costs time only.
 */
export class KnownOrders {
  private segments: Segment[] = [];
  private known = new Set<string>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly dependencies: KnownOrdersDependencies) {}

  /** The open orders that an entity of the delta may meet, and how many open orders there are. */
  concernedBy(delta: ListDelta): Promise<{ readonly orders: readonly RevisionKey[]; readonly openOrders: number }> {
    const next = this.turn.then(() => this.ask(delta));
    this.turn = next.catch(() => undefined);
    return next;
  }

  private async ask(delta: ListDelta): Promise<{ orders: RevisionKey[]; openOrders: number }> {
    const open = new Set((await this.dependencies.deltas.openOrders()).map(keyTextOf));
    await this.takeIn(open);
    const concerned: string[] = [];
    for (const { keys, names } of this.segments) {
      for (const position of names.concernedBy(delta)) concerned.push(keys[position] ?? '');
      await this.dependencies.breathe();
    }
    return { orders: concerned.filter((key) => open.has(key)).map(keyIn), openOrders: open.size };
  }

  /** Indexes what is not known yet; starts anew when most of what is known is closed, or is in too many pieces. */
  private async takeIn(open: ReadonlySet<string>): Promise<void> {
    const gone = [...this.known].filter((key) => !open.has(key)).length;
    if (gone > open.size || this.segments.length > MAX_SEGMENTS) {
      this.segments = [];
      this.known = new Set();
    }
    const fresh = [...open].filter((key) => !this.known.has(key));
    for (let start = 0; start < fresh.length; start += SLICE) await this.addSegment(fresh.slice(start, start + SLICE).map(keyIn));
  }

  private async addSegment(asked: readonly RevisionKey[]): Promise<void> {
    const { deltas, builder, breathe } = this.dependencies;
    const orders = await deltas.ordersOf(asked);
    const keys = orders.map(keyTextOf);
    this.segments.push({ keys, names: builder.indexNames(orders.map(({ partiesJson }) => JSON.parse(partiesJson.toString()) as ScreenedParties)) });
    for (const key of keys) this.known.add(key);
    await breathe();
  }
}
