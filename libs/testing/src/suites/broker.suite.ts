import { partitionFor, type Broker, type BrokerConsumer, type BrokerRecord, type OutgoingRecord, type RecordBatch } from '@ytterby/messaging';
import { eventually } from '../eventually';
import { testPrefix } from '../test-stack';

/** Topics that the suite needs, each with {@link BROKER_SUITE_PARTITIONS} partitions. */
export const BROKER_SUITE_TOPICS = ['suite.order', 'suite.earliest', 'suite.crash', 'suite.resume', 'suite.poison', 'suite.backlog', 'suite.bytes', 'suite.lag', 'suite.resend', 'suite.stop'] as const;
export const BROKER_SUITE_PARTITIONS = 4;

/** A broker with the topics of the suite; each `connect` is a client as another process would have it. */
export interface BrokerUnderTest {
  connect(): Broker;
  close(): Promise<void>;
}

interface Seen {
  readonly member: string;
  readonly record: BrokerRecord;
  readonly text: string;
}

const REBALANCE_TIMEOUT_MS = 40_000;
const FETCH_BYTES = 1024 * 1024;

function message(topic: string, key: string, text: string): OutgoingRecord {
  return { topic, partition: partitionFor(key, BROKER_SUITE_PARTITIONS), key, value: Buffer.from(text), headers: { ce_id: text } };
}

/** `perKey` records of each of `keys` keys, in turns; texts are `key#number`. */
function backlog(topic: string, keys: number, perKey: number): OutgoingRecord[] {
  return Array.from({ length: keys * perKey }, (_, index) => {
    const key = `key-${index % keys}`;
    return message(topic, key, `${key}#${Math.floor(index / keys)}`);
  });
}

const numberOf = (text: string): number => Number(text.split('#')[1]);

/** First occurrences must come in the order of their numbers. */
function expectOrderPerKey(seen: readonly Seen[]): void {
  const next = new Map<string, number>();
  const known = new Set<string>();
  for (const { text } of seen) {
    if (known.has(text)) continue;
    known.add(text);
    const key = text.split('#')[0] ?? '';
    expect({ key, number: numberOf(text) }).toEqual({ key, number: next.get(key) ?? 0 });
    next.set(key, numberOf(text) + 1);
  }
}

const distinct = (seen: readonly Seen[]): number => new Set(seen.map(({ text }) => text)).size;

/** What every broker behind our port must do: kafkajs and memory run the same tests. */
export function describeBroker(name: string, start: () => Promise<BrokerUnderTest>): void {
  describe(`broker contract: ${name}`, () => {
    let underTest: BrokerUnderTest;
    const clients: Broker[] = [];
    beforeAll(async () => {
      underTest = await start();
    }, REBALANCE_TIMEOUT_MS);
    afterAll(async () => {
      await Promise.all(clients.map((client) => client.close()));
      await underTest.close();
    }, REBALANCE_TIMEOUT_MS);

    function connect(): Broker {
      const client = underTest.connect();
      clients.push(client);
      return client;
    }
    async function send(records: readonly OutgoingRecord[]): Promise<void> {
      const producer = connect().producer();
      await producer.connect();
      await producer.send(records);
      await producer.disconnect();
    }
    function member(groupId: string, topic: string): BrokerConsumer {
      return connect().consumer({ groupId, topics: [topic], maxBytesPerPartition: FETCH_BYTES });
    }
    const collect =
      (seen: Seen[], memberName = 'only', commit = true) =>
      async (batch: RecordBatch): Promise<void> => {
        for (const record of batch.records) seen.push({ member: memberName, record, text: record.value?.toString() ?? '' });
        const last = batch.records.at(-1);
        if (commit && last !== undefined) await batch.commit(last.offset);
      };

    it('delivers a partition in offset order and every key in the order it was sent', async () => {
      await send(backlog('suite.order', 10, 60));
      const seen: Seen[] = [];
      const consumer = member(testPrefix(), 'suite.order');
      await consumer.run(collect(seen));
      await eventually('all records', () => seen.length >= 600);
      await consumer.stop();
      expect(seen).toHaveLength(600);
      expectOrderPerKey(seen);
      for (let partition = 0; partition < BROKER_SUITE_PARTITIONS; partition++) {
        const offsets = seen.filter(({ record }) => record.partition === partition).map(({ record }) => Number(record.offset));
        expect(offsets).toEqual(offsets.map((_, index) => index));
      }
    });

    it('starts a new group at the earliest record', async () => {
      await send([message('suite.earliest', 'a', 'a#0')]);
      const seen: Seen[] = [];
      const consumer = member(testPrefix(), 'suite.earliest');
      await consumer.run(collect(seen));
      await eventually('the record from before', () => seen.length === 1);
      await consumer.stop();
      expect(seen[0]?.record).toMatchObject({ offset: 0n, topic: 'suite.earliest' });
    });

    it('redelivers what was handled but not committed, so that an inbox can make the effect happen once', async () => {
      await send(backlog('suite.crash', 4, 5));
      const group = testPrefix();
      const effects = new Map<string, number>();
      const applyOnce = (texts: readonly string[]): void => {
        for (const text of texts) effects.set(text, effects.get(text) ?? 1);
      };
      const deliveries: Seen[] = [];
      const crashing = member(group, 'suite.crash');
      await crashing.run(async (batch) => {
        await collect(deliveries, 'crashing', false)(batch);
        applyOnce(batch.records.map(({ value }) => String(value)));
        throw new Error('killed between the database commit and the offset commit');
      });
      await eventually('a first delivery', () => deliveries.length > 0);
      await crashing.stop();
      const before = deliveries.length;
      const survivor = member(group, 'suite.crash');
      await survivor.run(async (batch) => {
        applyOnce(batch.records.map(({ value }) => String(value)));
        await collect(deliveries, 'survivor')(batch);
      });
      await eventually('all records again', () => distinct(deliveries.slice(before)) === 20);
      await survivor.stop();
      expect(distinct(deliveries.slice(0, before))).toBeGreaterThan(0);
      expect([...effects.values()]).toEqual(Array.from({ length: 20 }, () => 1));
    });

    it('resumes behind the last committed offset of each partition', async () => {
      const records = Array.from({ length: 10 }, (_, index) => message('suite.resume', 'one-key', `one-key#${index}`));
      await send(records);
      const group = testPrefix();
      const first: string[] = [];
      const firstMember = member(group, 'suite.resume');
      await firstMember.run(async (batch) => {
        if (first.length > 0) throw new Error('handles no more');
        const [, second] = batch.records;
        if (second === undefined) return;
        await batch.commit(second.offset);
        first.push(...batch.records.slice(0, 2).map(({ value }) => String(value)));
      });
      await eventually('two committed', () => first.length === 2);
      await firstMember.stop();
      const seen: Seen[] = [];
      const next = member(group, 'suite.resume');
      await next.run(collect(seen));
      await eventually('the others', () => seen.length === 8);
      await next.stop();
      expect([...first, ...seen.map(({ text }) => text)]).toEqual(records.map(({ value }) => value.toString()));
    });

    it('goes on with other partitions while one batch fails, and delivers that one again', async () => {
      await send(backlog('suite.poison', 12, 5));
      const poisoned = partitionFor('key-0', BROKER_SUITE_PARTITIONS);
      const seen: Seen[] = [];
      let failures = 0;
      const consumer = member(testPrefix(), 'suite.poison');
      await consumer.run(async (batch) => {
        const isDone = distinct(seen.filter(({ record }) => record.partition !== poisoned)) > 0;
        if (batch.partition === poisoned && (failures < 2 || !isDone)) {
          failures += 1;
          throw new Error('poison');
        }
        await collect(seen)(batch);
      });
      await eventually('all records', () => distinct(seen) === 60, REBALANCE_TIMEOUT_MS);
      await consumer.stop();
      expect(failures).toBeGreaterThanOrEqual(2);
      expectOrderPerKey(seen);
    }, 60_000);

    it('keeps order per key and never gives a partition to two members when one joins under backlog', async () => {
      await send(backlog('suite.backlog', 40, 50));
      const group = testPrefix();
      const seen: Seen[] = [];
      const owners = new Map<number, string>();
      const overlaps: string[] = [];
      const gate: { open: () => void; opened: Promise<void> } = { open: () => undefined, opened: Promise.resolve() };
      gate.opened = new Promise((resolve) => {
        gate.open = resolve;
      });
      const work = (memberName: string) => async (batch: RecordBatch) => {
        for (const record of batch.records) {
          if (batch.isStale()) return;
          const owner = owners.get(record.partition);
          if (owner !== undefined && owner !== memberName) overlaps.push(`${owner} and ${memberName} on ${record.partition}`);
          owners.set(record.partition, memberName);
          if (seen.length === 500) await gate.opened;
          else await new Promise((resolve) => setImmediate(resolve));
          seen.push({ member: memberName, record, text: String(record.value) });
          owners.delete(record.partition);
          await batch.commit(record.offset);
          await batch.heartbeat();
        }
      };
      const first = member(group, 'suite.backlog');
      await first.run(work('first'));
      await eventually('a quarter is done', () => seen.length >= 500, REBALANCE_TIMEOUT_MS);
      const second = member(group, 'suite.backlog');
      const joined = second.run(work('second'));
      gate.open();
      await joined;
      await eventually('all records', () => distinct(seen) === 2000, 60_000);
      await Promise.all([first.stop(), second.stop()]);
      expect(overlaps).toEqual([]);
      expectOrderPerKey(seen);
    }, 120_000);

    it('carries bytes, keys and headers unchanged', async () => {
      const value = Buffer.from([0, 255, 254, 10, 123, 0x80]);
      const large = Buffer.alloc(200_000, 'x');
      const headers = { ce_id: 'ä 語 𝛼', 'content-type': 'application/json', empty: '' };
      const partition = partitionFor('schlüssel', BROKER_SUITE_PARTITIONS);
      await send([
        { topic: 'suite.bytes', partition, key: 'schlüssel', value, headers },
        { topic: 'suite.bytes', partition, key: 'schlüssel', value: large, headers: {} },
      ]);
      const seen: Seen[] = [];
      const consumer = member(testPrefix(), 'suite.bytes');
      await consumer.run(collect(seen));
      await eventually('both records', () => seen.length === 2);
      await consumer.stop();
      expect(seen[0]?.record.value).toEqual(value);
      expect(seen[0]?.record.key?.toString()).toBe('schlüssel');
      expect({ ...seen[0]?.record.headers }).toEqual(headers);
      expect(seen[1]?.record.value?.equals(large)).toBe(true);
    });

    it('stores a batch that is sent twice a second time, in the same order', async () => {
      const batch = Array.from({ length: 20 }, (_, index) => message('suite.resend', 'k', `k#${index}`));
      await send(batch);
      await send(batch);
      const seen: Seen[] = [];
      const consumer = member(testPrefix(), 'suite.resend');
      await consumer.run(collect(seen));
      await eventually('both copies', () => seen.length === 40);
      await consumer.stop();
      expect(seen.map(({ text }) => numberOf(text))).toEqual([...Array.from({ length: 20 }, (_, i) => i), ...Array.from({ length: 20 }, (_, i) => i)]);
    });

    it('knows the lag of its group', async () => {
      await send(backlog('suite.lag', 8, 5));
      const consumer = member(testPrefix(), 'suite.lag');
      let isOpen = false;
      const seen: Seen[] = [];
      await consumer.run(async (batch) => {
        if (isOpen) await collect(seen)(batch);
        else await new Promise((resolve) => setImmediate(resolve));
      });
      await eventually('a lag of all', async () => (await consumer.lag()) === 40n);
      isOpen = true;
      await eventually('no lag', async () => (await consumer.lag()) === 0n);
      await consumer.stop();
      expect(seen).toHaveLength(40);
    });

    it('finishes the batch at hand before it stops, and hands over nothing that was committed', async () => {
      await send(backlog('suite.stop', 1, 10));
      const group = testPrefix();
      const seen: Seen[] = [];
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let isInside = false;
      const leaving = member(group, 'suite.stop');
      await leaving.run(async (batch) => {
        isInside = true;
        await held;
        await collect(seen, 'leaving')(batch);
      });
      await eventually('inside a batch', () => isInside);
      const stopped = leaving.stop();
      release();
      await stopped;
      const count = seen.length;
      expect(count).toBeGreaterThan(0);
      const next = member(group, 'suite.stop');
      await next.run(collect(seen, 'next'));
      await send([message('suite.stop', 'key-0', 'key-0#10')]);
      await eventually('the rest', () => distinct(seen) === 11);
      await next.stop();
      expect(seen).toHaveLength(11);
    });

    it('refuses topics that do not exist', async () => {
      const broker = connect();
      await expect(broker.partitionCount('suite.order')).resolves.toBe(BROKER_SUITE_PARTITIONS);
      await expect(broker.partitionCount('suite.absent')).rejects.toMatchObject({ code: 'YTB_BROKER_UNAVAILABLE' });
      await expect(send([message('suite.absent', 'k', 'k#0')])).rejects.toMatchObject({ code: 'YTB_BROKER_UNAVAILABLE' });
    }, 30_000);
  });
}
