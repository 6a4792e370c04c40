import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Redis from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { freePort } from './loopback-ports';
import { identify, isRunning, type ProcessIdentity } from './process/process-identity';
import { gone, readRecord } from './process/stack-record';
import { REPOSITORY } from './repository-files';
import { startStack } from './start-stack';
import { ensureTopics } from './topics';
import type { HoldMessage, RunningStack, StackOptions } from './types';

jest.setTimeout(180_000);

const TOPICS_FILE = join(REPOSITORY, 'infra', 'kafka', 'topics.yaml');
/** The stack of the global setup. Read here and not through @ytterby/testing, which itself is started on this project. */
const THERE = {
  kafkaBrokers: (process.env['YTTERBY_TEST_KAFKA_BROKERS'] ?? '').split(','),
  postgresUrl: process.env['YTTERBY_TEST_POSTGRES_URL'] ?? '',
  redisUrl: process.env['YTTERBY_TEST_REDIS_URL'],
};
const stacks: RunningStack[] = [];
const folders: string[] = [];

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'ytterby-stack-'));
  folders.push(dir);
  return dir;
}

async function start(options: Partial<StackOptions>): Promise<{ stack: RunningStack; lines: string[] }> {
  const lines: string[] = [];
  const stack = await startStack({ mode: 'process', ports: 'free', onProgress: (line) => lines.push(line), ...options });
  stacks.push(stack);
  return { stack, lines };
}

async function query(stack: RunningStack, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: stack.postgres.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function kafka(brokers: readonly string[]): Kafka {
  return new Kafka({ clientId: 'test', brokers: [...brokers], logLevel: logLevel.NOTHING });
}

async function produce(stack: Pick<RunningStack, 'kafka'>, topic: string, value: string | Buffer): Promise<void> {
  const producer = kafka(stack.kafka.brokers).producer({ allowAutoTopicCreation: false, retry: { retries: 1 } });
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: [{ key: 'k', value, partition: 0 }] });
  await producer.disconnect();
}

async function firstValue(stack: RunningStack, topic: string): Promise<string> {
  const consumer = kafka(stack.kafka.brokers).consumer({ groupId: `reader-${topic}`, allowAutoTopicCreation: false });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  try {
    return await new Promise((resolve, reject) => {
      consumer.run({ eachMessage: ({ message }) => Promise.resolve(resolve(message.value?.toString() ?? '')) }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}

function identities(stack: RunningStack): ProcessIdentity[] {
  return Object.values(stack.pids).map((pid) => {
    const identity = identify(pid);
    if (identity === null) throw new Error(`process ${pid} does not run`);
    return identity;
  });
}

afterAll(async () => {
  await Promise.all(stacks.map((stack) => stack.stop()));
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

describe('a stack of plain processes', () => {
  const dataDir = folder();

  it('answers, keeps its data over a stop and over a hard kill, and is started on them again', async () => {
    const { stack: first, lines } = await start({ dataDir });
    expect(lines[0]).toBe('Stack: YTTERBY_STACK=process: plain processes of this machine');
    await ensureTopics(first.kafka.brokers, TOPICS_FILE);
    await produce(first, 'orders.accepted.v1', 'written before the stop');
    await query(first, "CREATE TABLE kept AS SELECT 'before the stop' AS note");
    if (first.redis !== null) {
      const redis = new Redis(first.redis.url);
      await expect(redis.set('a', 'b')).resolves.toBe('OK');
      redis.disconnect();
    }
    const running = identities(first);
    await first.stop();
    expect(running.filter(isRunning)).toEqual([]);
    expect(readRecord(dataDir)).toBeNull();

    const { stack: second } = await start({ dataDir });
    await expect(firstValue(second, 'orders.accepted.v1')).resolves.toBe('written before the stop');
    await produce(second, 'orders.rejected.v1', 'written before the kill');
    await query(second, "INSERT INTO kept VALUES ('before the kill')");
    const killed = identities(second);
    for (const { pid } of killed) process.kill(pid, 'SIGKILL');
    await second.stop();
    expect(killed.filter(isRunning)).toEqual([]);

    const { stack: third } = await start({ dataDir });
    await expect(firstValue(third, 'orders.rejected.v1')).resolves.toBe('written before the kill');
    await expect(query(third, 'SELECT note FROM kept ORDER BY note')).resolves.toEqual([{ note: 'before the kill' }, { note: 'before the stop' }]);
    await expect(ensureTopics(third.kafka.brokers, TOPICS_FILE)).resolves.toMatchObject({ created: [] });
    await third.stop();
  });

  it('starts although the lock of a killed PostgreSQL names a number that another program has now', async () => {
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'postgres')}\n1700000000\n5432\n\n127.0.0.1\n 1 1\nready   \n`);
    const { stack } = await start({ dataDir, parts: ['postgres'] });
    await expect(query(stack, 'SELECT count(*)::int AS n FROM kept')).resolves.toEqual([{ n: 2 }]);
    await stack.stop();
  });

  it('is refused while another one runs on the same data', async () => {
    const { stack } = await start({ dataDir, parts: ['postgres'] });
    await expect(start({ dataDir, parts: ['postgres'] })).rejects.toMatchObject({ code: 'YTB_STACK_IN_USE' });
    await stack.stop();
  });

  it('tells a wrong password of existing data', async () => {
    await expect(start({ dataDir, parts: ['postgres'], postgresPassword: 'another' })).rejects.toMatchObject({
      code: 'YTB_STACK_START_FAILED',
      message: expect.stringContaining('YTTERBY_POSTGRES_PASSWORD') as unknown,
    });
  });

  it('keeps the settings that protect data', async () => {
    const { stack } = await start({ dataDir, parts: ['postgres'] });
    const sql = "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses') ORDER BY name";
    await expect(query(stack, sql)).resolves.toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    await stack.stop();
  });

  it('starts a part again that dies, on the same port, and says so', async () => {
    const exits: string[] = [];
    const { stack } = await start({ dataDir, parts: ['postgres'], onExit: (exit) => exits.push(`${exit.part} ${exit.reason} ${String(exit.restarting)}`) });
    const [before] = identities(stack);
    if (before === undefined) throw new Error('no process');
    process.kill(before.pid, 'SIGKILL');
    await gone(before, 10_000);
    await expect(eventually(() => query(stack, 'SELECT count(*)::int AS n FROM kept'))).resolves.toEqual([{ n: 2 }]);
    expect(exits).toEqual(['postgres signal SIGKILL true']);
    await eventually(() => Promise.resolve(expect(stack.pids.postgres).not.toBe(before.pid)));
    await stack.stop();
  });
});

describe('a start that fails', () => {
  let taken: Server;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen({ port, host: '127.0.0.1' }, resolve));
  });

  afterAll(async () => {
    await new Promise((resolve) => taken.close(resolve));
  });

  it('names the port that is taken, and leaves nothing running', async () => {
    const dataDir = folder();
    await expect(start({ dataDir, parts: ['kafka', 'postgres'], ports: { kafka: port, postgres: await freePort() } })).rejects.toMatchObject({
      code: 'YTB_STACK_PORT_TAKEN',
      message: expect.stringContaining(`Port ${port}`) as unknown,
    });
    expect(readRecord(dataDir)).toBeNull();
  });

  it('is only a warning for Redis', async () => {
    const { stack, lines } = await start({ dataDir: folder(), parts: ['redis'], ports: { redis: port } });
    expect(stack.redis).toBeNull();
    expect(stack.warnings).toEqual([expect.stringMatching(/^There is no Redis.*YTTERBY_REDIS_PORT/)]);
    expect(lines).toContain(stack.warnings[0]);
  });

  it('quotes the log', async () => {
    await expect(start({ dataDir: folder(), parts: ['kafka'], kafkaHeap: '1x' })).rejects.toMatchObject({
      code: 'YTB_STACK_START_FAILED',
      message: expect.stringMatching(/^Kafka did not start: .*kafka\.log.*Invalid maximum heap size: -Xmx1x/s) as unknown,
    });
  });

  it('can be a start that somebody gives up', async () => {
    const dataDir = folder();
    const giveUp = new AbortController();
    const starting = start({ dataDir, parts: ['kafka', 'postgres'], fresh: true, signal: giveUp.signal, onProgress: () => giveUp.abort() });
    await expect(starting).rejects.toMatchObject({ code: 'YTB_STACK_START_FAILED', message: 'The start was interrupted.' });
    expect(readdirSync(join(dataDir, 'fresh'))).toEqual([]);
  });
});

describe('a fresh stack', () => {
  it('is removed when it is stopped', async () => {
    const dataDir = folder();
    const { stack } = await start({ dataDir, fresh: true, parts: ['postgres'] });
    await query(stack, 'SELECT 1');
    await stack.stop();
    expect(readdirSync(join(dataDir, 'fresh'))).toEqual([]);
  });

  it('ends with the process that wanted it', async () => {
    const dataDir = folder();
    const { holder } = await hold(dataDir);
    const record = recordOfFresh(dataDir);
    holder.disconnect();
    await new Promise((resolve) => holder.once('exit', resolve));
    expect(Object.values(record.parts).filter(isRunning)).toEqual([]);
    expect(readdirSync(join(dataDir, 'fresh'))).toEqual([]);
  });

  it('that was left behind by a hard kill is stopped and removed by the next start', async () => {
    const dataDir = folder();
    const { holder } = await hold(dataDir);
    const record = recordOfFresh(dataDir);
    expect(Object.values(record.parts).filter(isRunning).length).toBeGreaterThanOrEqual(2);
    holder.kill('SIGKILL');
    await gone(record.owner, 10_000);
    const { stack } = await start({ dataDir, parts: ['postgres'] });
    expect(Object.values(record.parts).filter(isRunning)).toEqual([]);
    expect(readdirSync(join(dataDir, 'fresh'))).toEqual([]);
    await stack.stop();
  });
});

describe('topics', () => {
  const { kafkaBrokers } = THERE;
  const testPrefix = (): string => `t${randomBytes(6).toString('hex')}`;

  it('are made once; what exists is left as it is', async () => {
    const prefix = testPrefix();
    const first = await ensureTopics(kafkaBrokers, TOPICS_FILE, { prefix });
    expect(first.created).toHaveLength(8);
    await expect(ensureTopics(kafkaBrokers, TOPICS_FILE, { prefix })).resolves.toEqual({ created: [], existing: first.created });
  });

  it('that differ from the file are an error that names topic, setting and both values', async () => {
    const prefix = testPrefix();
    const admin = kafka(kafkaBrokers).admin();
    await admin.connect();
    await admin.createTopics({ waitForLeaders: false, topics: [{ topic: `${prefix}license.decided.v1`, numPartitions: 2, configEntries: [{ name: 'retention.ms', value: '1000' }] }] });
    await admin.disconnect();
    await expect(ensureTopics(kafkaBrokers, TOPICS_FILE, { prefix })).rejects.toMatchObject({
      code: 'YTB_STACK_TOPICS',
      message: expect.stringMatching(new RegExp(`${prefix}license\\.decided\\.v1 has 2 partitions, the file says 4.*retention\\.ms=1000, the file says 31536000000`)) as unknown,
    });
  });

  it('take an order a little over the limit, and refuse what is far over it', async () => {
    const prefix = testPrefix();
    await ensureTopics(kafkaBrokers, TOPICS_FILE, { prefix });
    const stack = { kafka: { brokers: kafkaBrokers } };
    await produce(stack, `${prefix}orders.submitted.v1`, Buffer.alloc(4_194_304 + 100_000));
    await expect(produce(stack, `${prefix}orders.submitted.v1`, Buffer.alloc(6_000_000))).rejects.toThrow(/larger|too large|max/i);
  });

  it('are not made by writing to a name that does not exist', async () => {
    const stack = { kafka: { brokers: kafkaBrokers } };
    await expect(produce(stack, `${testPrefix()}orders.acepted.v1`, 'x')).rejects.toThrow(/does not host this topic/);
  });

  it('cannot be made where nobody answers', async () => {
    await expect(ensureTopics([`127.0.0.1:${await freePort()}`], TOPICS_FILE)).rejects.toMatchObject({ code: 'YTB_STACK_NOT_ANSWERING' });
  });
});

describe('servers that run already', () => {
  const external = { kafkaBrokers: THERE.kafkaBrokers.join(','), postgresUrl: THERE.postgresUrl, redisUrl: THERE.redisUrl };

  it('are taken when they answer, and are not stopped', async () => {
    const { stack } = await start({ mode: 'external', external });
    expect(stack).toMatchObject({ provider: 'external', kafka: { brokers: THERE.kafkaBrokers }, postgres: { url: THERE.postgresUrl }, pids: {}, dataDir: null });
    await stack.stop();
    await expect(query(stack, 'SELECT 1 AS n')).resolves.toEqual([{ n: 1 }]);
  });

  it.each([
    ['YTTERBY_KAFKA_BROKERS', { kafkaBrokers: undefined }],
    ['YTTERBY_POSTGRES_URL', { postgresUrl: '' }],
  ])('are refused when %s is not set', async (variable, missing) => {
    await expect(start({ mode: 'external', external: { ...external, ...missing } })).rejects.toMatchObject({
      code: 'YTB_STACK_CONFIG',
      message: expect.stringContaining(`needs ${variable}, which is not set: set it, for example to`) as unknown,
    });
  });

  it('are refused when they do not answer; the password is not shown', async () => {
    const postgresUrl = `postgresql://me:secret@127.0.0.1:${await freePort()}/postgres`;
    const failure = start({ mode: 'external', external: { ...external, postgresUrl } });
    await expect(failure).rejects.toMatchObject({ code: 'YTB_STACK_NOT_ANSWERING', message: expect.stringMatching(/PostgreSQL \(YTTERBY_POSTGRES_URL\) at postgresql:\/\/me@127/) as unknown });
    await expect(failure).rejects.not.toThrow(/secret/);
  });

  it('may lack Redis', async () => {
    const { stack } = await start({ mode: 'external', external: { ...external, redisUrl: undefined } });
    expect([stack.redis, stack.warnings]).toEqual([null, [expect.stringContaining('YTTERBY_REDIS_URL is not set')]]);
  });
});

/** Starts the holder that the global setup of the integration tests uses, on a data folder of its own. */
async function hold(dataDir: string): Promise<{ holder: ChildProcess; message: HoldMessage }> {
  const holder = fork(join(__dirname, 'hold-stack.ts'), [], {
    cwd: REPOSITORY,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, YTTERBY_DATA_DIR: dataDir, YTTERBY_STACK: 'process' },
  });
  const message = await new Promise<HoldMessage>((resolve, reject) => {
    holder.once('message', (told) => resolve(told as HoldMessage));
    holder.once('exit', () => reject(new Error('the holder ended')));
  });
  if ('failed' in message) throw new Error(message.failed);
  return { holder, message };
}

function recordOfFresh(dataDir: string): NonNullable<ReturnType<typeof readRecord>> {
  const [name] = readdirSync(join(dataDir, 'fresh'));
  const record = name === undefined ? null : readRecord(join(dataDir, 'fresh', name));
  if (record === null || !existsSync(dataDir)) throw new Error(`no record in ${dataDir}: ${readFileSync(join(dataDir, 'fresh'), 'utf8')}`);
  return record;
}

/** Repeats until it succeeds, for what another process does in its own time. */
async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await delay(50);
    }
  }
}
