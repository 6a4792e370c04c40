/** The side of a group member that its group talks to. */
export interface GroupMember {
  readonly topics: readonly string[];
  /** The group is rebalancing: finish the batch at hand and rejoin. */
  onRebalance(): void;
}

/** Partitions of one member, as `topic/partition`. */
export type Assignment = ReadonlySet<string>;

/** `topic/partition` as a map key. */
export const slot = (topic: string, partition: number): string => `${topic}/${partition}`;

/** A commit or heartbeat of a member that is no longer in the current generation, as Kafka answers it. */
export class NotInGeneration extends Error {
  constructor() {
    super('the group has moved on to another generation');
    this.name = 'NotInGeneration';
  }
}

/**
 * A consumer group with Kafka's eager protocol: when a member comes or goes, all finish their batch and rejoin; only when the last has rejoined are
 * the partitions dealt out anew, so no partition ever has two owners.
 */
export class MemoryGroup {
  generation = 0;
  private readonly members = new Set<GroupMember>();
  private readonly rejoined = new Map<GroupMember, (assignment: Assignment) => void>();
  private readonly offsets = new Map<string, bigint>();
  /** Between the coming or going of a member and the moment when all have rejoined. */
  isRebalancing = false;

  constructor(private readonly partitionsOf: (topic: string) => number) {}

  /** Resolves with the partitions when all members are there. */
  join(member: GroupMember): Promise<Assignment> {
    const isNew = !this.members.has(member);
    this.members.add(member);
    const assignment = new Promise<Assignment>((resolve) => this.rejoined.set(member, resolve));
    if (isNew) this.rebalance();
    this.completeIfAllRejoined();
    return assignment;
  }

  leave(member: GroupMember): void {
    if (!this.members.delete(member)) return;
    this.rejoined.delete(member);
    this.rebalance();
    this.completeIfAllRejoined();
  }

  /** @throws NotInGeneration while the group rebalances, as a heartbeat does */
  heartbeat(member: GroupMember, generation: number): void {
    if (this.isRebalancing || !this.isCurrent(member, generation)) throw new NotInGeneration();
  }

  /** @throws NotInGeneration when the member's generation is over */
  commit(member: GroupMember, generation: number, name: string, next: bigint): void {
    if (!this.isCurrent(member, generation)) throw new NotInGeneration();
    this.offsets.set(name, next);
  }

  /** The offset to be read next, or null when none was committed. */
  committed(name: string): bigint | null {
    return this.offsets.get(name) ?? null;
  }

  private isCurrent(member: GroupMember, generation: number): boolean {
    return this.members.has(member) && generation === this.generation;
  }

  private rebalance(): void {
    this.isRebalancing = true;
    for (const member of this.members) member.onRebalance();
  }

  private completeIfAllRejoined(): void {
    if ([...this.members].some((member) => !this.rejoined.has(member))) return;
    this.generation += 1;
    this.isRebalancing = false;
    const assignments = this.deal();
    const waiting = [...this.rejoined];
    this.rejoined.clear();
    for (const [member, resolve] of waiting) resolve(assignments.get(member) ?? new Set());
  }

  private deal(): Map<GroupMember, Assignment> {
    const members = [...this.members];
    const dealt = new Map(members.map((member) => [member, new Set<string>()]));
    for (const topic of new Set(members.flatMap(({ topics }) => topics))) {
      const subscribers = members.filter(({ topics }) => topics.includes(topic));
      for (let partition = 0; partition < this.partitionsOf(topic); partition++) {
        const owner = subscribers[partition % subscribers.length];
        if (owner !== undefined) dealt.get(owner)?.add(slot(topic, partition));
      }
    }
    return dealt;
  }
}
