import { join } from 'node:path';
import { buildScreeningImage, indexStoredNames, listDelta, ScreeningIndex } from '@ytterby/watchlists';
import { changedLists, readEntities, seededRandom, synthesiseParties } from './delta-data';

const LISTS = process.env['YTTERBY_BENCH_LISTS'];
const PARTIES = Number(process.env['YTTERBY_BENCH_PARTIES'] ?? 1_000_000);
const CHANGED = 500;
const DAY = '2026-11-26';
const TARGET_SECONDS = 30;

/** CPU seconds of this process so far, user and system. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function timed<T>(what: string, work: () => T): { value: T; seconds: number } {
  const start = cpuSeconds();
  const value = work();
  const seconds = cpuSeconds() - start;
  console.log(`  ${what.padEnd(58)} ${seconds.toFixed(2)} s CPU, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
  return { value, seconds };
}

/**
 * `npm run bench -- delta`: a change of 500 entities of the real lists against stored parties: their names are indexed once, what is new of the changed entities is looked up in that
 * index, and whom it may meet is screened again, with all that had met a changed entity before (the service knows them by their stored hits). Prints CPU seconds of the one thread it
 * runs on.
 */
export function benchDelta(root: string): void {
  const random = seededRandom(20_261_126);
  const entities = readEntities(root, LISTS ?? join(root, '..', 'shared', 'data', 'lists'));
  const parties = synthesiseParties(entities, PARTIES, random);
  const { before, after } = changedLists(entities, CHANGED, random);
  console.log(`${entities.length} listings, ${CHANGED} of them changed, ${PARTIES} stored parties`);
  const stored = timed('index the stored parties (once; kept between changes)', () => indexStoredNames(parties)).value;
  const index = timed('index the new list (the service has it)', () => new ScreeningIndex(buildScreeningImage(after))).value;
  const delta = timed('what differs', () => listDelta([before], after));
  const met = timed(`match ${delta.value.matched.length} entities against the stored parties`, () => delta.value.matched.flatMap((entity) => [...stored.meeting(entity)]));
  const known = before.entities.filter(({ id }) => delta.value.touched.has(id)).flatMap((entity) => [...stored.meeting(entity)]);
  const concerned = new Set([...known, ...met.value]);
  const again = timed(`screen ${concerned.size} parties again`, () => {
    let hits = 0;
    for (const position of concerned) {
      const query = parties[position];
      if (query !== undefined) hits += index.screen('party', query, DAY).hits.length;
    }
    return hits;
  });
  const total = delta.seconds + met.seconds + again.seconds;
  console.log(`delta re-screen: ${total.toFixed(1)} s CPU on one core, ${again.value} hits (target ${TARGET_SECONDS} s: ${total <= TARGET_SECONDS ? 'met' : 'missed'})`);
}
