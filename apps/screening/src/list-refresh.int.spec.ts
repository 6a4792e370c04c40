import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PrismaPg } from '@prisma/adapter-pg';
import type { ListSourceView } from '@ytterby/contracts';
import { type Metrics, sha256Hex, silentLogger } from '@ytterby/platform';
import { createTestDatabase, eventually, type TestDatabase } from '@ytterby/testing';
import { inThisThread } from '../test/builders';
import { listBuilder } from './adapters/list-builder';
import { listFileReader } from './adapters/list-file';
import { listMerger } from './adapters/list-merger';
import { loadListSources } from './adapters/list-sources-file';
import { LoadedLists } from './adapters/loaded-lists';
import { PgListStore } from './adapters/pg-list-store';
import { imageOf, snapshotIndex } from './adapters/snapshot-index';
import { activateSnapshot } from './application/activate-snapshot';
import { importList } from './application/import-list';
import { PrismaClient } from './generated/prisma/client';
import { refreshLists } from './list-refresh';
import type { ListBuilder, ProveSnapshot } from './ports';
import type { SourceWatch } from './source-watch';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const MIGRATIONS = join(__dirname, '..', 'prisma', 'migrations');
const MAX_LOSS_PCT = 10;
jest.setTimeout(60_000);
const HOUR_MS = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'ytterby-refresh-'));

let testDatabase: TestDatabase;
let lists: PgListStore;
let prisma: PrismaClient;
let nowMs = 0;
let base = '';
let answers: Record<string, Answer> = {};
let asked: string[] = [];
const running: SourceWatch[] = [];

const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  (answers[request.url ?? ''] ?? ((_request, missing) => missing.writeHead(404).end()))(request, response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  testDatabase = await createTestDatabase([{ name: 'screening', directory: MIGRATIONS }]);
  prisma = new PrismaClient({ adapter: new PrismaPg(testDatabase.database.pool) });
  lists = new PgListStore(testDatabase.database, prisma);
});

beforeEach(async () => {
  nowMs = Date.parse('2026-11-27T08:00:00Z');
  answers = {};
  asked = [];
  await testDatabase.database.query('TRUNCATE list_snapshot, list_activation, list_source, list_source_fetch, list_part, list_snapshot_part, rescreen_job RESTART IDENTITY CASCADE');
});

afterEach(async () => {
  for (const watch of running.splice(0)) await watch.stop();
});

afterAll(async () => {
  await prisma.$disconnect();
  await testDatabase.drop();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const clock = (): number => nowMs;

/** The builder of the service, but for the threads: dozens of tiny lists come into force here. */
const builder: ListBuilder = { ...listBuilder({ threads: 1 }), index: (snapshotId, content) => Promise.resolve(inThisThread(snapshotIndex(imageOf({ snapshotId, content })))) };

/** A list of so many entities, named after it. */
function listOf(list: string, count: number, more: object = {}): string {
  return Array.from({ length: count }, (_, i) => JSON.stringify({ id: `${list}-${i}`, list, names: [`${list} Works ${i}`], ...more })).join('\n');
}

/** Publishes a list with an ETag of its content. */
function publish(path: string, body: string): void {
  const etag = `"${body.length}"`;
  answers[path] = (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(body);
  };
}

const gauges = new Map<string, number>();
const metrics: Metrics = { count: () => undefined, observeSeconds: () => undefined, gauge: (name, value, labels = {}) => void gauges.set(`${name} ${labels['source'] ?? ''}`, value) };

/** Does a statement on sources wait for a row? */
async function isClaimWaiting(): Promise<boolean> {
  const { rows } = await testDatabase.database.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%UPDATE list_source SET lease_holder%'");
  return rows.length > 0;
}

/** A process with the given sources; its timer never comes: a test looks when it wants to. */
async function replica(sources: readonly object[], holder = 'one'): Promise<SourceWatch> {
  const path = join(folder, 'sources.json');
  writeFileSync(path, JSON.stringify({ sources: sources.map((source) => ({ format: 'ytterby', ...source })) }));
  const indexes = new LoadedLists({ store: lists, builder, logger: silentLogger, metrics, clock });
  const watch = refreshLists({
    sources: loadListSources(path, {}), database: testDatabase.database, lists, builder, maxLossPct: MAX_LOSS_PCT, holder, clock, logger: silentLogger, metrics,
    prove: (id, use) => indexes.prove(id, use), onActivated: () => undefined, pause: () => Promise.resolve(),
  });
  running.push(watch);
  await watch.start();
  await watch.check();
  return watch;
}

const A = { id: 'a', url: '' };
const sourceA = (more: object = {}): object => ({ ...A, url: `${base}/a`, ...more });
const sourceB = (more: object = {}): object => ({ id: 'b', url: `${base}/b`, ...more });

async function shown(watch: SourceWatch, id = 'a'): Promise<ListSourceView> {
  const found = (await watch.status()).sources.find((source) => source.id === id);
  if (found === undefined) throw new Error(`no source ${id}`);
  return found;
}

const proving: ProveSnapshot = (id, use) => new LoadedLists({ store: lists, builder, logger: silentLogger, metrics, clock }).prove(id, use);
const activating = () => ({ store: lists, prove: proving, onActivated: () => undefined, clock, logger: silentLogger });

async function activate(snapshotId: string | null, acceptLoss = false): Promise<void> {
  nowMs += 1;
  await activateSnapshot(activating(), { snapshotId: snapshotId ?? 'none', by: 'olga', acceptLoss, maxLossPct: MAX_LOSS_PCT });
}

async function importByHand(text: string, others: 'drop' | 'keep' = 'drop'): Promise<string> {
  const dependencies = { store: lists, builder, reader: listFileReader, merger: listMerger, maxFileBytes: 1_000_000, maxLossPct: MAX_LOSS_PCT, clock, logger: silentLogger };
  return (await importList(dependencies, { files: [{ name: 'by hand', bytes: Buffer.from(text) }] }, { format: 'ytterby', onError: 'stop', others, acceptLoss: 'true' }, 'olga')).snapshotId;
}

const inForce = (): Promise<unknown> => lists.countsInForce();

async function activations(): Promise<string[]> {
  const { rows } = await testDatabase.database.query<{ activated_by: string }>('SELECT activated_by FROM list_activation ORDER BY activation_id');
  return rows.map((row) => row.activated_by);
}

async function attempts(): Promise<string[]> {
  const { rows } = await testDatabase.database.query<{ line: string }>("SELECT done_by || ' ' || outcome AS line FROM list_source_fetch ORDER BY fetch_id");
  return rows.map((row) => row.line);
}

async function later(watch: SourceWatch, hours = 2): Promise<void> {
  nowMs += hours * HOUR_MS;
  await watch.check();
}

describe('a source that a person activates', () => {
  it('offers its first part in a snapshot that waits, and is current when the person has activated it', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA()]);
    const before = await shown(watch);
    expect(before).toMatchObject({ outcome: 'changed', problem: null, part: { entities: 20, counts: { A: 20 }, inForce: false }, waiting: expect.stringMatching(/^ls-/) as string });
    expect([await inForce(), await attempts()]).toEqual([{}, ['source:a changed']]);
    await activate(before.waiting);
    await watch.check();
    expect(await shown(watch)).toMatchObject({ part: { inForce: true }, waiting: null, stale: false });
    expect((await lists.status()).snapshots[0]?.importedBy).toBe('source:a');
  });

  it('asks only for what is new, and that nothing is new counts as fresh', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA({ maxAgeHours: 3 })]);
    await activate((await shown(watch)).waiting);
    await watch.check();
    await later(watch);
    await later(watch);
    expect(await shown(watch)).toMatchObject({ outcome: 'unchanged', stale: false, ageSeconds: 0, nextAttemptAt: expect.stringMatching(/^2026-11-27T(12:5|13:0)/) as string });
    expect(await attempts()).toEqual(['source:a changed', 'source:a unchanged', 'source:a unchanged']);
  });

  it('becomes stale while something newer waits for a person, and says so to monitoring', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA({ maxAgeHours: 3 })]);
    await activate((await shown(watch)).waiting);
    await watch.check();
    publish('/a', listOf('A', 21));
    await later(watch);
    await later(watch);
    expect(await shown(watch)).toMatchObject({ outcome: 'unchanged', stale: true, ageSeconds: 4 * 3600, part: { entities: 21, inForce: false }, waiting: expect.any(String) as string });
    expect([gauges.get('list_source_stale a'), gauges.get('list_source_age_seconds a')]).toEqual([1, 4 * 3600]);
  });

  it('leaves the lists of other sources and those of no source as they are', async () => {
    publish('/a', listOf('A', 20));
    publish('/b', listOf('B', 5));
    await activate(await importByHand([listOf('OWN', 3), listOf('A', 19)].join('\n')));
    const watch = await replica([sourceA(), sourceB()]);
    await activate((await shown(watch)).waiting);
    expect(await inForce()).toEqual({ A: 20, B: 5, OWN: 3 });
    publish('/b', listOf('B', 6));
    await later(watch);
    await activate((await shown(watch, 'b')).waiting);
    expect(await inForce()).toEqual({ A: 20, B: 6, OWN: 3 });
    expect(await shown(watch, 'a')).toMatchObject({ waiting: null, part: { inForce: true } });
  });

  it('stays in force beside a list that a person imports alone and keeps the others', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA({ activate: 'auto' })]);
    await activate(await importByHand(listOf('OWN', 3), 'keep'));
    await watch.check();
    await watch.check();
    expect([await inForce(), await shown(watch)]).toMatchObject([{ A: 20, OWN: 3 }, { part: { inForce: true }, waiting: null }]);
    publish('/a', listOf('A', 21));
    await later(watch);
    expect(await inForce()).toEqual({ A: 21, OWN: 3 });
  });

  it('offers again on the snapshot that a person has put in force meanwhile', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA()]);
    await activate(await importByHand(listOf('OWN', 3)));
    await watch.check();
    await activate((await shown(watch)).waiting);
    expect(await inForce()).toEqual({ A: 20, OWN: 3 });
  });

  it('finds its part in force when a person has imported the same by hand', async () => {
    publish('/a', listOf('A', 20));
    await activate(await importByHand(listOf('A', 20)));
    const watch = await replica([sourceA()]);
    await watch.check();
    expect(await shown(watch)).toMatchObject({ part: { inForce: true }, waiting: null });
  });
});

describe('a source that may activate', () => {
  const auto = { activate: 'auto' };

  it('puts what is new in force by itself, signed with its name', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA(auto)]);
    expect([await inForce(), await shown(watch)]).toMatchObject([{ A: 20 }, { part: { inForce: true }, stale: false }]);
    publish('/a', listOf('A', 22));
    await later(watch);
    expect([await inForce(), await activations()]).toEqual([{ A: 22 }, ['source:a', 'source:a']]);
  });

  it('does not begin with a part of all lists: clear against some of them is not clear', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA(auto), sourceB(auto)]);
    expect([await inForce(), await shown(watch, 'b')]).toMatchObject([{}, { outcome: 'failed', problem: { code: 'YTB_LIST_FETCH_FAILED' } }]);
    publish('/b', listOf('B', 5));
    await later(watch);
    expect([await inForce(), await activations()]).toEqual([{ A: 20, B: 5 }, ['source:a,b']]);
  });

  it('takes no part of a source along that waits for a person', async () => {
    publish('/a', listOf('A', 20));
    publish('/b', listOf('B', 5));
    const watch = await replica([sourceA(auto), sourceB()]);
    await activate((await shown(watch)).waiting);
    publish('/a', listOf('A', 21));
    publish('/b', listOf('B', 6));
    await later(watch);
    expect(await inForce()).toEqual({ A: 21, B: 5 });
    await activate((await shown(watch, 'b')).waiting);
    expect(await inForce()).toEqual({ A: 21, B: 6 });
  });

  it('does not undo what a person has put in force since, until the publisher has something newer', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA(auto)]);
    await activate(await importByHand(listOf('A', 19)));
    await watch.check();
    expect([await inForce(), await shown(watch)]).toMatchObject([{ A: 19 }, { part: { inForce: false }, waiting: expect.any(String) as string }]);
    publish('/a', listOf('A', 21));
    await later(watch);
    expect(await inForce()).toEqual({ A: 21 });
  });
});

describe('a list that shrank', () => {
  const auto = { activate: 'auto' };

  async function shrunken(): Promise<SourceWatch> {
    publish('/a', listOf('A', 40));
    publish('/b', listOf('B', 5));
    const watch = await replica([sourceA(auto), sourceB(auto)]);
    publish('/a', listOf('A', 12));
    publish('/b', listOf('B', 6));
    await later(watch);
    return watch;
  }

  it('is held and says so until somebody deals with it, while other sources go on', async () => {
    const watch = await shrunken();
    expect(await inForce()).toEqual({ A: 40, B: 6 });
    for (let times = 0; times < 2; times += 1) {
      expect(await shown(watch)).toMatchObject({ outcome: 'held', problem: { code: 'YTB_LIST_SHRUNKEN', message: expect.stringContaining('A from 40 to 12') as string }, held: { entities: 12, losses: [{ list: 'A', before: 40, after: 12 }] } });
      await later(watch);
    }
    await later(watch, 48);
    expect([await inForce(), await shown(watch)]).toMatchObject([{ A: 40, B: 6 }, { stale: true }]);
  });

  it('comes into force when a person accepts the loss, of the part that was looked at and again at the activation', async () => {
    const watch = await shrunken();
    await expect(watch.accept('a', 'ls-another', 'olga')).rejects.toMatchObject({ code: 'YTB_LIST_SOURCE_CONFLICT' });
    const { held } = await shown(watch);
    const after = await watch.accept('a', held?.partId ?? '', 'olga');
    expect(after).toMatchObject({ held: null, problem: null, part: { entities: 12, inForce: false }, waiting: expect.any(String) as string });
    expect([(await attempts()).at(-1), await inForce()]).toEqual(['olga accepted', { A: 40, B: 6 }]);
    await expect(activate(after.waiting)).rejects.toMatchObject({ code: 'YTB_LIST_SHRUNKEN' });
    await activate(after.waiting, true);
    await watch.check();
    expect([await inForce(), (await shown(watch)).part?.inForce]).toEqual([{ A: 12, B: 6 }, true]);
  });

  it('is forgotten when the publisher has it whole again', async () => {
    const watch = await shrunken();
    publish('/a', listOf('A', 41));
    await later(watch);
    expect([await inForce(), await shown(watch)]).toMatchObject([{ A: 41, B: 6 }, { held: null, problem: null, outcome: 'changed' }]);
  });

  it('is held on the first day too, against what a person had imported', async () => {
    await activate(await importByHand(listOf('A', 40)));
    publish('/a', listOf('A', 12));
    const watch = await replica([sourceA(auto)]);
    expect([await inForce(), (await shown(watch)).held?.losses]).toEqual([{ A: 40 }, [{ list: 'A', before: 40, after: 12 }]]);
  });

  it('that is empty is refused, and one of several that is gone is held', async () => {
    publish('/a', [listOf('A', 40), listOf('A2', 3)].join('\n'));
    const watch = await replica([sourceA(auto)]);
    publish('/a', '\n');
    await later(watch);
    expect(await shown(watch)).toMatchObject({ outcome: 'refused', problem: { code: 'YTB_LIST_REFUSED', message: 'The file has no entity that can be used.' } });
    publish('/a', listOf('A', 40));
    await later(watch);
    expect([await inForce(), (await shown(watch)).held?.losses]).toEqual([{ A: 40, A2: 3 }, [{ list: 'A2', before: 3, after: 0 }]]);
  });
});

describe('a file that cannot be had or used', () => {
  it.each<[string, object, Answer, string, RegExp]>([
    ['an error of the server', {}, (_request, response) => void response.writeHead(500).end(), 'failed', /answered 500/],
    ['a body that was cut', {}, (request, response) => void response.writeHead(200, { 'content-length': '999' }).write('x', () => request.socket.destroy()), 'failed', /cannot be read|broke off/],
    ['a wrong checksum', { sha256: 'a'.repeat(64) }, (_request, response) => void response.writeHead(200).end(listOf('A', 20)), 'refused', /has the SHA-256/],
    ['bad lines', {}, (_request, response) => void response.writeHead(200).end(`${listOf('A', 20)}\n{"id":"x"}`), 'refused', /1 entry cannot be used, and onError is "stop": line 21: /],
    ['a list that it may not give', { lists: ['OTHER'] }, (_request, response) => void response.writeHead(200).end(listOf('A', 20)), 'refused', /the list "A"; the source may give OTHER/],
  ])('changes nothing: %s', async (...[, more, answer, outcome, sentence]) => {
    await activate(await importByHand(listOf('A', 20)));
    answers['/a'] = answer;
    const watch = await replica([sourceA(more)]);
    expect(await shown(watch)).toMatchObject({ outcome, part: null, waiting: null, problem: { message: expect.stringMatching(sentence) as string } });
    expect([await inForce(), await activations()]).toEqual([{ A: 20 }, ['olga']]);
  });

  it('is asked for again soon, and is what it was once it is there', async () => {
    const watch = await replica([sourceA()]);
    expect(await shown(watch)).toMatchObject({ outcome: 'failed', nextAttemptAt: expect.stringMatching(/^2026-11-27T08:0[45]/) as string });
    publish('/a', listOf('A', 20));
    await later(watch);
    expect(await shown(watch)).toMatchObject({ outcome: 'changed', problem: null });
  });

  it('that was refused for its checksum is taken when the checksum came after it', async () => {
    const body = listOf('A', 20);
    publish('/a', body);
    answers['/a.sha256'] = (_request, response) => void response.writeHead(200).end('0'.repeat(64));
    const watch = await replica([sourceA({ sha256Url: `${base}/a.sha256` })]);
    expect((await shown(watch)).outcome).toBe('refused');
    answers['/a.sha256'] = (_request, response) => void response.writeHead(200).end(sha256Hex(body));
    await later(watch);
    expect((await shown(watch)).outcome).toBe('changed');
  });
});

describe('two sources', () => {
  it('may not give the same list', async () => {
    publish('/a', listOf('A', 20));
    publish('/b', listOf('A', 21));
    const watch = await replica([sourceA(), sourceB()]);
    expect(await shown(watch, 'b')).toMatchObject({ outcome: 'refused', problem: { message: 'The file has entries of the list "A", which source "a" gives; a list has one source.' } });
  });

  it('with the same id of an entity are told apart in words, and the first one goes on', async () => {
    publish('/a', JSON.stringify({ id: 'X', list: 'A', names: ['X Works'] }));
    publish('/b', JSON.stringify({ id: 'X', list: 'B', names: ['X Works'] }));
    const watch = await replica([sourceA(), sourceB()]);
    expect(await shown(watch, 'b')).toMatchObject({ waiting: null, problem: { code: 'YTB_LIST_REFUSED', message: expect.stringMatching(/the entity id "X" comes from source "a" and from source "b"/) as string } });
    await activate((await shown(watch, 'a')).waiting);
    expect(await inForce()).toEqual({ A: 1 });
  });
});

describe('processes', () => {
  it('keep what was fetched: a new one asks for nothing before it is due', async () => {
    publish('/a', listOf('A', 20));
    await (await replica([sourceA()])).stop();
    const again = await replica([sourceA()]);
    expect([asked, (await shown(again)).part?.entities]).toEqual([['/a'], 20]);
  });

  it('read again at once what is configured otherwise', async () => {
    publish('/a', listOf('A', 20));
    await (await replica([sourceA()])).stop();
    nowMs += 1;
    await replica([sourceA({ lists: ['A'] })]);
    expect(await attempts()).toEqual(['source:a changed', 'source:a unchanged']);
  });

  it('fetch once, however many there are', async () => {
    const waiting: (() => void)[] = [];
    answers['/a'] = (_request, response) => void waiting.push(() => response.writeHead(200).end(listOf('A', 20)));
    const first = replica([sourceA({ activate: 'auto' })], 'one');
    await eventually('the file is asked for', () => waiting.length > 0);
    const second = await replica([sourceA({ activate: 'auto' })], 'two');
    await expect(second.refresh('a', 'olga')).rejects.toMatchObject({ code: 'YTB_LIST_SOURCE_CONFLICT' });
    waiting.forEach((answer) => answer());
    const watch = await first;
    await second.check();
    expect([asked, await inForce(), await activations()]).toEqual([['/a'], { A: 20 }, ['source:a']]);
    expect((await shown(watch)).part?.inForce).toBe(true);
  });

  it('take a source whose row is only being written, which is no lease', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA()]);
    const refreshed = await testDatabase.database.transaction(async (tx) => {
      await tx.query("UPDATE list_source SET problem = problem WHERE source_id = 'a'");
      const answer = watch.refresh('a', 'olga').then(({ outcome }) => outcome, String);
      const isDone = answer.then(() => true);
      await eventually('the claim waits', () => Promise.race([isDone, isClaimWaiting()]));
      return { answer };
    });
    expect(await refreshed.answer).toBe('unchanged');
  });

  it('give a source back when they end in the middle of it', async () => {
    const waiting: Answer[] = [];
    answers['/a'] = (request, response) => void waiting.push(() => response.writeHead(200).end(request.url));
    const first = replica([sourceA()], 'one');
    await eventually('the file is asked for', () => waiting.length > 0);
    await running[0]?.stop();
    await first;
    expect(await attempts()).toEqual([]);
    publish('/a', listOf('A', 20));
    expect(await shown(await replica([sourceA()], 'two'))).toMatchObject({ outcome: 'changed' });
  });

  it('refresh when a person asks, due or not, and sign with the name', async () => {
    publish('/a', listOf('A', 20));
    const watch = await replica([sourceA()]);
    publish('/a', listOf('A', 21));
    expect(await watch.refresh('a', 'olga')).toMatchObject({ outcome: 'changed', part: { entities: 21 } });
    expect(await attempts()).toEqual(['source:a changed', 'olga changed']);
    await expect(watch.refresh('none', 'olga')).rejects.toMatchObject({ code: 'YTB_NOT_FOUND', message: expect.stringContaining('there are a') as string });
  });
});

describe('files as they were published', () => {
  const SAMPLES = join(__dirname, '..', '..', '..', '..', 'shared', 'data', 'raw-samples');

  it('come from addresses, gzipped or in several parts, and every entry is in the snapshot', async () => {
    if (!existsSync(SAMPLES)) {
      if (process.env['CI'] !== 'true') console.warn(`no official files beside the repository (${SAMPLES}): not read`);
      expect(process.env['CI']).not.toBe('true');
      return;
    }
    answers = new Proxy({}, { get: (_none, path: string): Answer => (_request, response) => void response.writeHead(200).end(readFileSync(join(SAMPLES, path))) });
    const cons = ['prim', 'alt', 'add', 'comments'].map((file) => `${base}/ofac_cons_${file}.csv`);
    const watch = await replica([
      { id: 'sdn', url: `${base}/ofac_sdn_2024-05-07.xml.gz`, format: 'ofac-xml' },
      { id: 'cons', url: cons, format: 'ofac-csv', list: 'US-OFAC-CONS' },
      { id: 'eu', url: `${base}/eu_fsf_2024-05-13.xml.gz`, format: 'eu-xml' },
    ]);
    const { sources } = await watch.status();
    expect(sources.map(({ id, problem, part }) => [id, problem, part?.counts])).toEqual([
      ['sdn', null, { 'US-OFAC-SDN': 14_966 }],
      ['cons', null, { 'US-OFAC-CONS': 442 }],
      ['eu', null, { 'EU-FSF': 4_811 }],
    ]);
    const waiting = (await lists.status()).snapshots.find(({ snapshotId }) => snapshotId === sources[0]?.waiting);
    expect(waiting).toMatchObject({ entities: 20_219, importedBy: 'source:sdn,cons,eu' });
  });
});

it('a folder is a source like an address, and its snapshot can be read', async () => {
  writeFileSync(join(folder, 'own-1.jsonl'), listOf('OWN', 2));
  writeFileSync(join(folder, 'own-2.jsonl'), listOf('OWN-2', 3));
  const watch = await replica([{ id: 'own', folder, take: 'all', endsWith: '.jsonl', activate: 'auto' }]);
  const snapshotId = (await lists.activation())?.snapshotId ?? '';
  expect([await inForce(), gunzipSync((await lists.snapshotContent(snapshotId)) ?? '').toString().split('\n').length]).toEqual([{ OWN: 2, 'OWN-2': 3 }, 5]);
  expect((await shown(watch, 'own')).from).toEqual([folder]);
});
