import type { ClosedAs, OrderClosedV1 } from '@ytterby/contracts';
import type { OrderHistory } from '@ytterby/domain-orders';
import type { Tx } from '@ytterby/persistence';
import type { ArrivedDecision, ClosingStore, OrderHead, OrderStore, StoredRevision } from '../src/ports';

type ShownDecision = Pick<ArrivedDecision['decision'], 'action' | 'outcome' | 'revision' | 'seq'>;

/** An {@link OrderStore} in memory for use cases; nothing is rolled back. */
export class MemoryOrderStore implements OrderStore, ClosingStore {
  readonly heads = new Map<string, OrderHead>();
  readonly revisions: StoredRevision[] = [];
  readonly decisions = new Map<string, ArrivedDecision>();
  readonly shown = new Map<string, ShownDecision>();
  readonly closings = new Map<string, OrderClosedV1>();

  claim: OrderStore['claim'] = (_tx, heads) => {
    const known = heads.filter(({ orderId }) => this.heads.has(orderId));
    for (const head of heads) if (!this.heads.has(head.orderId)) this.heads.set(head.orderId, head);
    return Promise.resolve(new Map(known.map(({ orderId }) => [orderId, this.history(orderId)])));
  };

  supersede: OrderStore['supersede'] = (_tx, heads) => {
    for (const head of heads) {
      this.heads.set(head.orderId, head);
      this.shown.delete(head.orderId);
    }
    return Promise.resolve();
  };

  insertRevisions: OrderStore['insertRevisions'] = (_tx, revisions) => {
    this.revisions.push(...revisions);
    return Promise.resolve();
  };

  insertDecisions: OrderStore['insertDecisions'] = (_tx, decisions) => {
    for (const arrived of decisions) this.decisions.set(arrived.decision.decisionId, arrived);
    return Promise.resolve();
  };

  showDecisions: OrderStore['showDecisions'] = (_tx, decisions) => {
    const inForce = decisions.filter(({ decision: { orderId, revision, seq } }) => this.heads.get(orderId)?.currentRevision === revision && seq > (this.shown.get(orderId)?.seq ?? 0));
    for (const { decision } of inForce) this.shown.set(decision.orderId, decision);
    return Promise.resolve(new Map(inForce.map(({ decision }) => [decision.orderId, this.closedAs(decision.orderId)])));
  };

  hold: ClosingStore['hold'] = (_tx, orderId) => {
    const head = this.heads.get(orderId);
    if (head === undefined) return Promise.resolve(null);
    const shown = this.shown.get(orderId);
    const decision = shown === undefined ? null : { seq: shown.seq, outcome: shown.outcome, action: shown.action };
    return Promise.resolve({ currentRevision: head.currentRevision, closing: this.closings.get(orderId) ?? null, decision });
  };

  close: ClosingStore['close'] = (_tx, closing) => {
    if (this.closings.has(closing.orderId)) return Promise.reject(new Error('duplicate key value violates unique constraint'));
    this.closings.set(closing.orderId, closing);
    return Promise.resolve();
  };

  private closedAs(orderId: string): ClosedAs | null {
    return this.closings.get(orderId)?.closedAs ?? null;
  }

  private history(orderId: string): OrderHistory {
    const own = this.revisions.filter(({ submission }) => submission.order.orderId === orderId);
    return {
      currentRevision: this.heads.get(orderId)?.currentRevision ?? null,
      contentHashes: new Map(own.map(({ submission }) => [submission.order.revision, submission.content.contentHash])),
      closedAs: this.closedAs(orderId),
    };
  }
}

/** A transaction of a use case that runs no SQL itself. */
export class FakeTx implements Tx {
  private readonly callbacks: (() => void)[] = [];

  query(): Promise<never> {
    return Promise.reject(new Error('a use case runs no SQL'));
  }

  afterCommit(callback: () => void): void {
    this.callbacks.push(callback);
  }

  commit(): void {
    for (const callback of this.callbacks.splice(0)) callback();
  }
}
