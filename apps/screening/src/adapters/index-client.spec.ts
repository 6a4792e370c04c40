import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ndjsonLines } from '@ytterby/platform';
import type { Piscina } from 'piscina';
import { aParty, inThisThread } from '../../test/builders';
import type { BuiltSnapshot, ListIndex, ScreeningSubject } from '../ports';
import { openIndex } from './index-client';
import { listBuilder } from './list-builder';
import { imageOf, snapshotIndex } from './snapshot-index';

const STARTER = join(__dirname, '..', '..', '..', '..', 'data', 'starter', 'watchlist_starter.jsonl');
const DAY = '2026-06-01';
const THREADS = 2;
// Threads read the source through tsx, which takes a second each.
jest.setTimeout(30_000);
const SUBJECTS: ScreeningSubject[] = [
  { kind: 'party', party: aParty('p1', 'TSMC Arizona Corp.', { country: 'US' }) },
  { kind: 'party', party: aParty('p2', undefined as never) },
  { kind: 'exporter', exporter: { name: 'Baotou Invented Magnets', nativeName: '包头', country: 'CN', isChineseOperator: true, locatedInChina: true } },
];

async function starterSnapshot(): Promise<BuiltSnapshot> {
  const { snapshot } = await listBuilder({ threads: THREADS }).build(ndjsonLines(Readable.from([readFileSync(STARTER)]), 100_000), { format: 'starter', onError: 'stop' });
  if (snapshot === null) throw new Error('no snapshot');
  return snapshot;
}

/** Everything that an index says, but where in the code a failure was. */
async function said(index: ListIndex): Promise<unknown> {
  const found = await index.screen(SUBJECTS, DAY);
  const searched = await index.search([{ name: '中芯国际' }, { name: 'Nobody at all' }], DAY);
  const shown = await index.shown(['YTB-SEMI-0002', 'none'], DAY);
  return { id: [index.snapshotId, index.matcherVersion, index.size], found: found.map((one) => ('failed' in one ? one.failed.error : one)), searched, shown };
}

describe('an index in threads of its own', () => {
  let snapshot: BuiltSnapshot;
  const held: (() => void)[] = [];

  beforeAll(async () => {
    snapshot = await starterSnapshot();
  });

  afterEach(() => held.splice(0).forEach((release) => release()));

  async function opened(): Promise<ListIndex> {
    const index = await openIndex(snapshot.snapshotId, snapshot.content, { threads: THREADS });
    held.push(index.hold());
    return index;
  }

  it('says what it would say in this one; a subject that cannot be screened fails alone', async () => {
    const here = await said(inThisThread(snapshotIndex(imageOf(snapshot))));
    expect(await said(await opened())).toEqual(here);
    expect(here).toMatchObject({ found: [{ screening: { status: 'review' } }, 'TypeError', { screening: { status: 'clear' } }], searched: [{ status: 'review' }, { status: 'clear' }] });
  });

  it('is built while this thread goes on with other work', async () => {
    let turns = 0;
    let building = true;
    const other = (async () => {
      while (building) {
        await setImmediate();
        turns += 1;
      }
    })();
    await opened();
    building = false;
    await other;
    expect(turns).toBeGreaterThan(100);
  });

  it('is refused when its content is not what the id says', async () => {
    const tampered = gzipSync(gunzipSync(snapshot.content).toString().replace('TSMC', 'TSMB'));
    await expect(openIndex(snapshot.snapshotId, tampered, { threads: THREADS })).rejects.toThrow('it was changed or cut');
  });

  describe('with a folder for what was laid out', () => {
    const dir = mkdtempSync(join(tmpdir(), 'ytterby-images-'));
    const problems: string[] = [];
    const openedFrom = async (folder: string, content: Buffer): Promise<ListIndex> => {
      const index = await openIndex(snapshot.snapshotId, content, { threads: THREADS, shelf: { dir: folder, program: 'this' }, onNotKept: (reason) => problems.push(reason) });
      held.push(index.hold());
      return index;
    };
    afterAll(() => rmSync(dir, { recursive: true }));

    it('is read from there when it is opened again, whatever its content costs to lay out', async () => {
      const built = await said(await openedFrom(dir, snapshot.content));
      const unreadable = Buffer.alloc(0);
      expect(await said(await openedFrom(dir, unreadable))).toEqual(built);
      expect(problems).toEqual([]);
    });

    it('is used although it cannot be kept, which is told', async () => {
      writeFileSync(join(dir, 'a file'), '');
      const index = await openedFrom(join(dir, 'a file'), snapshot.content);
      expect(await index.search([{ name: '中芯国际' }], DAY)).toMatchObject([{ status: 'review' }]);
      expect(problems).toEqual([expect.stringMatching(/EEXIST|ENOTDIR/)]);
    });
  });

  it('answers what was asked before its last holder let it go, and nothing after', async () => {
    const index = await openIndex(snapshot.snapshotId, snapshot.content, { threads: THREADS });
    const [one, two] = [index.hold(), index.hold()];
    one();
    one();
    const asked = index.search([{ name: '中芯国际' }], DAY);
    two();
    expect(await asked).toMatchObject([{ status: 'review' }]);
    expect(index.usable).toBe(false);
    await expect(index.search([{ name: '中芯国际' }], DAY)).rejects.toMatchObject({ kind: 'Transient' });
  });

  it('answers a long question with all its threads, each part as one alone would', async () => {
    const parties = Array.from({ length: 50 }, (_, i): ScreeningSubject => ({ kind: 'party', party: aParty(`p${i}`, i % 7 === 0 ? 'TSMC Arizona Corp.' : `Invented Works ${i}`, { country: 'US' }) }));
    const index = await opened();
    const answers = await index.screen(parties, DAY);
    expect(poolOf(index).threads).toHaveLength(THREADS);
    expect(answers).toEqual(await inThisThread(snapshotIndex(imageOf(snapshot))).screen(parties, DAY));
    expect(answers).toHaveLength(50);
  });

  it('loses the question at hand with a thread that dies, and has the list as before for the next', async () => {
    const index = await opened();
    const before = await searched(index);
    await loseOne(index);
    expect(index.usable).toBe(true);
    expect(await searched(index)).toEqual(before);
    expect(before).toMatchObject([{ status: 'review' }]);
  });

  it('refuses every question when the thread that should take the place of a dead one cannot start', async () => {
    const index = await opened();
    await searched(index);
    await loseOne(index);
    await loseOne(index);
    expect(index.usable).toBe(false);
    await expect(searched(index)).rejects.toMatchObject({ kind: 'Transient' });
  });
});

const searched = (index: ListIndex) => index.search([{ name: '中芯国际' }], DAY);

/** Asks a question whose threads end under it. */
async function loseOne(index: ListIndex): Promise<void> {
  const asked = Promise.allSettled([searched(index)]);
  await Promise.all(poolOf(index).threads.map((thread) => thread.terminate()));
  expect(await asked).toMatchObject([{ status: 'rejected', reason: { kind: 'Transient' } }]);
}

/** The threads that answer for an index. */
function poolOf(index: ListIndex): Piscina {
  return (index as unknown as { threads: { pool: Piscina } }).threads.pool;
}
