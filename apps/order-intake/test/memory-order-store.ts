import type { OrderHistory } from '@ytterby/domain-orders';
import type { Tx } from '@ytterby/persistence';
import type { ArrivedDecision, OrderHead, OrderStore, StoredRevision } from '../src/ports';

interface ShownDecision {
  readonly revision: number;
  readonly seq: number;
}

/** An {@link OrderStore} in memory for use cases; nothing is rolled back. */
export class MemoryOrderStore implements OrderStore {
  readonly heads = new Map<string, OrderHead>();
  readonly revisions: StoredRevision[] = [];
  readonly decisions = new Map<string, ArrivedDecision>();
  readonly shown = new Map<string, ShownDecision>();

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
    return Promise.resolve(new Set(inForce.map(({ decision }) => decision.orderId)));
  };

  private history(orderId: string): OrderHistory {
    const own = this.revisions.filter(({ submission }) => submission.order.orderId === orderId);
    return {
      currentRevision: this.heads.get(orderId)?.currentRevision ?? null,
      contentHashes: new Map(own.map(({ submission }) => [submission.order.revision, submission.content.contentHash])),
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
