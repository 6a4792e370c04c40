import type { StatusEntry } from '@ytterby/regulation';
import type { DecisionInputs, DecisionReader, Joined, LatestDecision, LicensingStore, OrderHalf, ScreeningHalf, StoredDecision } from '../src/ports';

interface CaseState {
  superseded: boolean;
  order: OrderHalf | null;
  screening: ScreeningHalf | null;
  screenings: number;
}

const keyOf = (row: { orderId: string; revision: number }): string => `${row.orderId}#${row.revision}`;

/** {@link LicensingStore} in memory, with the database's constraints; both pass the same suite (licensing-store.suite.ts). */
export class MemoryLicensingStore implements LicensingStore, DecisionReader {
  private readonly cases = new Map<string, CaseState>();
  readonly decisions: StoredDecision[] = [];

  supersede(_tx: unknown, orders: readonly { orderId: string; revision: number }[]): Promise<void> {
    for (const { orderId, revision } of orders) {
      for (const [key, state] of this.cases) {
        const [id, number] = key.split('#');
        if (id === orderId && Number(number) < revision) state.superseded = true;
      }
    }
    return Promise.resolve();
  }

  writeOrders(_tx: unknown, halves: readonly OrderHalf[]): Promise<Joined<ScreeningHalf>[]> {
    refuseRepeats(halves);
    return Promise.resolve(
      halves.flatMap((half) => {
        const state = this.state(half);
        if (state.order !== null) return [];
        state.order = half;
        state.superseded = this.hasHigher(half);
        return [{ orderId: half.orderId, revision: half.revision, superseded: state.superseded, other: state.screening, mayBeDecided: false }];
      }),
    );
  }

  writeScreenings(_tx: unknown, halves: readonly ScreeningHalf[]): Promise<Joined<OrderHalf>[]> {
    refuseRepeats(halves);
    return Promise.resolve(
      halves.flatMap((half) => {
        const state = this.state(half);
        if (!isNewer(half, state.screening)) return [];
        state.screening = half;
        state.screenings += 1;
        return [{ orderId: half.orderId, revision: half.revision, superseded: state.superseded, other: state.order, mayBeDecided: state.screenings > 1 }];
      }),
    );
  }

  latestDecisions(_tx: unknown, causes: readonly { orderId: string; revision: number; cause: string }[]): Promise<(LatestDecision | null)[]> {
    return Promise.resolve(
      causes.map((item) => {
        const all = this.decisions.filter((row) => keyOf(row) === keyOf(item)).sort((a, b) => b.seq - a.seq);
        const latest = all[0];
        return latest === undefined ? null : { decisionId: latest.decisionId, seq: latest.seq, causeDecided: all.some((row) => row.cause === item.cause), shippedOn: null };
      }),
    );
  }

  statusEntries(): Promise<readonly StatusEntry[]> {
    return Promise.resolve([]);
  }

  insertDecisions(_tx: unknown, decisions: readonly StoredDecision[]): Promise<void> {
    for (const row of decisions) {
      const same = this.decisions.filter((other) => keyOf(other) === keyOf(row));
      if (same.some((other) => other.cause === row.cause || other.seq === row.seq)) return Promise.reject(new Error('duplicate key value violates unique constraint'));
      this.decisions.push(row);
    }
    return Promise.resolve();
  }

  decision(decisionId: string): Promise<Buffer | null> {
    return Promise.resolve(this.decisions.find((row) => row.decisionId === decisionId)?.decisionJson ?? null);
  }

  trace(decisionId: string): Promise<Buffer | null | undefined> {
    return Promise.resolve(this.decisions.find((row) => row.decisionId === decisionId)?.traceJson);
  }

  inputs(decisionId: string): Promise<DecisionInputs | null> {
    const row = this.decisions.find((decision) => decision.decisionId === decisionId);
    const order = row === undefined ? null : this.state(row).order;
    if (row === undefined || order === null) return Promise.resolve(null);
    return Promise.resolve({ decision: row.decisionJson, order: order.orderJson, screening: row.screeningJson, releaseAllowed: row.releaseAllowed, rateTable: null });
  }

  decisionsOf(orderId: string): Promise<readonly Buffer[]> {
    const rank = (row: StoredDecision): number => row.revision * 1_000 + row.seq;
    const rows = this.decisions.filter((row) => row.orderId === orderId).sort((a, b) => rank(a) - rank(b));
    return Promise.resolve(rows.map((row) => row.decisionJson));
  }

  private state(row: { orderId: string; revision: number }): CaseState {
    const found = this.cases.get(keyOf(row));
    if (found !== undefined) return found;
    const made: CaseState = { superseded: false, order: null, screening: null, screenings: 0 };
    this.cases.set(keyOf(row), made);
    return made;
  }

  private hasHigher({ orderId, revision }: { orderId: string; revision: number }): boolean {
    return [...this.cases].some(([, { order }]) => order?.orderId === orderId && order.revision > revision);
  }
}

function refuseRepeats(rows: readonly { orderId: string; revision: number }[]): void {
  if (new Set(rows.map(keyOf)).size !== rows.length) throw new Error('ON CONFLICT DO UPDATE command cannot affect row a second time');
}

function isNewer(half: ScreeningHalf, before: ScreeningHalf | null): boolean {
  if (before === null) return true;
  if (half.cause === 'screening') return false;
  return before.seq === null || half.seq === null || half.seq > before.seq;
}
