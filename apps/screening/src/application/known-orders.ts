import type { Concern, DeltaStore, OrderNames, RevisionKey, ScreenedParties, SnapshotContent } from '../ports';

/** What it needs. */
export interface KnownOrdersDependencies {
  readonly deltas: Pick<DeltaStore, 'openOrders' | 'ordersOf'>;
  readonly names: OrderNames;
}

/** Open orders that a change of lists concerns, and what the change is. */
export interface ConcernedOrders extends Omit<Concern, 'keys'> {
  readonly orders: readonly RevisionKey[];
  /** How many orders are open. */
  readonly openOrders: number;
}

/** Orders read and indexed in one go. */
const SLICE = 1_000;
/** Names of fewer orders are read again in a second or two, so they are not kept: the thread that holds them takes more memory than they do. */
const WORTH_KEEPING = 2_000;
/** Pieces are asked one after the other; when there are more, all is made anew, in at most half as many. */
const MAX_PIECES = 200;

/** An order revision as a text that sorts and compares. */
export const keyTextOf = ({ orderId, revision }: RevisionKey): string => `${orderId} ${revision}`;

function keyIn(text: string): RevisionKey {
  const space = text.lastIndexOf(' ');
  return { orderId: text.slice(0, space), revision: Number(text.slice(space + 1)) };
}

/**
 * The names of all open orders, indexed once each and kept in memory when they are many: asking which orders a change concerns first indexes those that came
 * since it was asked last. What it holds is always read from the store; losing it costs time only.
 */
export class KnownOrders {
  /** The orders whose names are held; null: nothing is sure. */
  private known: Set<string> | null = null;
  private pieces = 0;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly dependencies: KnownOrdersDependencies) {}

  /** The open orders that the later snapshot may concern otherwise than the earlier ones. @throws Error when a snapshot cannot be read; Transient */
  concernedBy(before: readonly SnapshotContent[], after: SnapshotContent): Promise<ConcernedOrders> {
    const next = this.turn.then(() => this.ask(before, after));
    this.turn = next.catch(() => {
      this.known = null;
    });
    return next;
  }

  private async ask(before: readonly SnapshotContent[], after: SnapshotContent): Promise<ConcernedOrders> {
    const open = new Set((await this.dependencies.deltas.openOrders()).map(keyTextOf));
    await this.takeIn(open);
    const { keys, ...change } = await this.dependencies.names.concernedBy(before, after);
    if (open.size < WORTH_KEEPING) this.letGo();
    return { ...change, orders: keys.filter((key) => open.has(key)).map(keyIn), openOrders: open.size };
  }

  private letGo(): void {
    this.known = null;
    this.dependencies.names.close();
  }

  /** Indexes what is not known yet; starts anew when most of what is known is closed, or is in too many pieces. */
  private async takeIn(open: ReadonlySet<string>): Promise<void> {
    const known = await this.kept(open);
    const fresh = [...open].filter((key) => !known.has(key));
    const size = Math.max(SLICE, Math.ceil((2 * fresh.length) / MAX_PIECES));
    for (let start = 0; start < fresh.length; start += size) await this.addPiece(known, fresh.slice(start, start + size).map(keyIn));
  }

  private async kept(open: ReadonlySet<string>): Promise<Set<string>> {
    const { known } = this;
    const gone = [...(known ?? [])].filter((key) => !open.has(key)).length;
    if (known !== null && gone <= open.size && this.pieces <= MAX_PIECES) return known;
    await this.dependencies.names.forget();
    this.pieces = 0;
    this.known = new Set();
    return this.known;
  }

  private async addPiece(known: Set<string>, asked: readonly RevisionKey[]): Promise<void> {
    const { deltas, names } = this.dependencies;
    const orders = await deltas.ordersOf(asked);
    await names.takeIn(orders.map((order) => ({ key: keyTextOf(order), parties: JSON.parse(order.partiesJson.toString()) as ScreenedParties })));
    this.pieces += 1;
    for (const order of orders) known.add(keyTextOf(order));
  }
}
