import type { BrokerConsumer, BrokerRecord, RecordBatch } from '../../ports';
import { NotInGeneration, slot, type Assignment, type GroupMember, type MemoryGroup } from './memory-group';
import type { MemoryLog } from './memory-log';

const MAX_FETCH_RECORDS = 1_000;
const MAX_FAILURES = 10;

interface Assigned {
  readonly topic: string;
  readonly partition: number;
  position: bigint;
}

/** {@link BrokerConsumer} in memory, with the semantics of the kafkajs adapter: eager rebalance, redelivery from the last committed offset, crash after repeated failures. */
export class MemoryConsumer implements BrokerConsumer, GroupMember {
  private assigned: Assigned[] = [];
  private generation = -1;
  private running = false;
  private mustRejoin = true;
  private failures = 0;
  private looping: Promise<void> | undefined;
  private wake: () => void = () => undefined;
  private crashCallback: (cause: unknown) => void = () => undefined;
  private unsubscribe: () => void = () => undefined;

  constructor(
    readonly topics: readonly string[],
    private readonly log: MemoryLog,
    private readonly group: MemoryGroup,
  ) {}

  run(onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    this.running = true;
    this.unsubscribe = this.log.onAppend(() => this.wake());
    this.looping = this.loop(onBatch);
    return Promise.resolve();
  }

  onCrash(callback: (cause: unknown) => void): void {
    this.crashCallback = callback;
  }

  onRebalance(): void {
    this.mustRejoin = true;
    this.wake();
  }

  lag(): Promise<bigint> {
    const lags = this.assigned.map(({ topic, partition }) => this.log.end(topic, partition) - (this.group.committed(slot(topic, partition)) ?? 0n));
    return Promise.resolve(lags.reduce((sum, lag) => sum + lag, 0n));
  }

  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.looping;
    this.group.leave(this);
    this.unsubscribe();
  }

  private async loop(onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    while (this.running) {
      if (this.mustRejoin) await this.rejoin();
      const next = this.nextBatch();
      if (next === null) await this.waitForWork();
      else await this.deliver(next, onBatch);
    }
  }

  private async rejoin(): Promise<void> {
    this.mustRejoin = false;
    const left = new Promise<Assignment>((resolve) => {
      this.wake = () => {
        if (!this.running) resolve(new Set());
      };
    });
    const assignment = await Promise.race([this.group.join(this), left]);
    // Told to rejoin while already waiting for it: that is done with this assignment, unless the group has moved again since.
    this.mustRejoin = this.group.isRebalancing;
    this.generation = this.group.generation;
    this.assigned = this.topics.flatMap((topic) =>
      Array.from({ length: this.log.partitionCount(topic) }, (_, partition) => ({ topic, partition, position: this.group.committed(slot(topic, partition)) ?? 0n })),
    ).filter(({ topic, partition }) => assignment.has(slot(topic, partition)));
  }

  private nextBatch(): Assigned | null {
    const index = this.assigned.findIndex(({ topic, partition, position }) => position < this.log.end(topic, partition));
    if (index === -1) return null;
    const [found] = this.assigned.splice(index, 1);
    if (found === undefined) return null;
    this.assigned.push(found); // its turn comes again after the others
    return found;
  }

  private async deliver(assigned: Assigned, onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    const { topic, partition, position } = assigned;
    try {
      await onBatch(this.toBatch(assigned, this.log.read(topic, partition, position, MAX_FETCH_RECORDS)));
      this.failures = 0;
    } catch (cause) {
      if (!(cause instanceof NotInGeneration)) this.failures += 1;
      if (this.failures >= MAX_FAILURES) this.crash(cause);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  private crash(cause: unknown): void {
    this.running = false;
    this.group.leave(this);
    this.unsubscribe();
    this.crashCallback(cause);
  }

  private toBatch(assigned: Assigned, records: readonly BrokerRecord[]): RecordBatch {
    const { topic, partition } = assigned;
    const { generation } = this;
    return {
      topic,
      partition,
      records,
      isStale: () => !this.running,
      heartbeat: async () => Promise.resolve().then(() => this.group.heartbeat(this, generation)),
      commit: async (offset) => {
        await Promise.resolve();
        this.group.commit(this, generation, slot(topic, partition), offset + 1n);
        assigned.position = offset + 1n;
      },
    };
  }

  private async waitForWork(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (this.mustRejoin || !this.running) resolve();
    });
  }
}
