import { int2Array, int8Array, type Database } from '@ytterby/persistence';

/** The shards that a relay holds, each with its epoch (the fencing token). */
export type HeldShards = ReadonlyMap<number, bigint>;

/*
 * All times are the database's: a wrong or frozen clock of a relay neither steals nor keeps a lease. A holder takes a lease of its own name at
 * start without waiting for its end (restart after a crash), with a new epoch, so that a zombie of the same name is fenced.
 */
const ACQUIRE = `
  INSERT INTO relay_lease AS lease (shard, holder, epoch, expires_at)
  SELECT shard, $2, 1, clock_timestamp() + $3 * interval '1 millisecond' FROM unnest($1::smallint[]) AS s (shard)
  ON CONFLICT (shard) DO UPDATE SET holder = excluded.holder, epoch = lease.epoch + 1, expires_at = excluded.expires_at
    WHERE lease.expires_at < clock_timestamp() OR ($4 AND lease.holder = excluded.holder)
  RETURNING shard, epoch`;

const RENEW = `
  UPDATE relay_lease AS lease SET expires_at = clock_timestamp() + $4 * interval '1 millisecond'
  FROM unnest($1::smallint[], $2::bigint[]) AS held (shard, epoch)
  WHERE lease.shard = held.shard AND lease.epoch = held.epoch AND lease.holder = $3
  RETURNING lease.shard, lease.epoch`;

const RELEASE = `
  UPDATE relay_lease AS lease SET expires_at = clock_timestamp()
  FROM unnest($1::smallint[], $2::bigint[]) AS held (shard, epoch)
  WHERE lease.shard = held.shard AND lease.epoch = held.epoch AND lease.holder = $3`;

interface LeaseRow {
  readonly shard: number;
  readonly epoch: string;
}

const toHeld = (rows: readonly LeaseRow[]): HeldShards => new Map(rows.map(({ shard, epoch }) => [shard, BigInt(epoch)]));

/** Two parallel arrays for UNNEST. */
export function heldParams(held: HeldShards): [Buffer, Buffer] {
  return [int2Array([...held.keys()]), int8Array([...held.values()])];
}

/** The lease rows of one holder. */
export class Leases {
  constructor(
    private readonly database: Database,
    private readonly holder: string,
    private readonly leaseMs: number,
  ) {}

  /** Takes the shards that nobody holds; with `ownToo` also those held under this holder's own name (only at start). */
  async acquire(shards: readonly number[], ownToo: boolean): Promise<HeldShards> {
    if (shards.length === 0) return new Map();
    const { rows } = await this.database.query<LeaseRow>(ACQUIRE, [int2Array(shards), this.holder, this.leaseMs, ownToo]);
    return toHeld(rows);
  }

  /** @returns those of the held shards that are still ours */
  async renew(held: HeldShards): Promise<HeldShards> {
    if (held.size === 0) return held;
    const { rows } = await this.database.query<LeaseRow>(RENEW, [...heldParams(held), this.holder, this.leaseMs]);
    return toHeld(rows);
  }

  /** Ends the leases at once, so that another relay need not wait. */
  async release(held: HeldShards): Promise<void> {
    if (held.size === 0) return;
    await this.database.query(RELEASE, [...heldParams(held), this.holder]);
  }
}
