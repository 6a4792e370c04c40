import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildIndex, compareNames, type NameIndex, type NameQuery, prepareName, REVIEW_THRESHOLD, screenName } from '@ytterby/matching';
import { pick, readEntities, seededRandom, synthesiseEntities } from './delta-data';
import { median, quantile } from './statistics';

const LISTS = process.env['YTTERBY_BENCH_LISTS'];
const QUERIES = process.env['YTTERBY_BENCH_QUERIES'];
const ROUNDS = 5;
/** How many times as many listings as there are real ones; the rest is invented. */
const SCALE = Number(process.env['YTTERBY_BENCH_SCALE'] ?? 1);
const QUERIES_PER_ROUND = Number(process.env['YTTERBY_BENCH_NAMES'] ?? 1_500);
/** The exhaustive scorer needs seconds a query. */
const EXHAUSTIVE_QUERIES = 5;
const TARGET = { perSecond: 5_000, p99Ms: 5, buildSecondsPer100k: 3 };

/** CPU seconds of this process so far, user and system. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

type Entities = ReturnType<typeof readEntities>;

/** The labelled queries beside the repository; without them, listed names with one letter left out, which is harder than most of what comes in. */
function readQueries(file: string, entities: Entities, random: () => number): NameQuery[] {
  if (existsSync(file)) {
    const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
    return lines.map((line) => {
      const { name, schema = null, country = null } = JSON.parse(line) as NameQuery;
      return { name, schema, country };
    });
  }
  return Array.from({ length: ROUNDS * QUERIES_PER_ROUND }, () => {
    const { names, schema } = pick(entities, random);
    const name = names[0] ?? '';
    const at = Math.floor(random() * name.length);
    return { name: name.slice(0, at) + name.slice(at + 1), schema };
  });
}

/** In an order that has nothing to do with the file's, the same in every run. */
function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values.map((value) => [random(), value] as const).sort(([a], [b]) => a - b).map(([, value]) => value);
}

interface Round {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  hits: number;
}

/** Queries that were not asked before: what the index remembers of words helps as it would in service, and no query is asked twice. */
function measure(queries: readonly NameQuery[], index: NameIndex): Round {
  const times: number[] = [];
  let hits = 0;
  const start = cpuSeconds();
  for (const query of queries) {
    const began = performance.now();
    hits += screenName(query, index).hits.length;
    times.push(performance.now() - began);
  }
  const seconds = cpuSeconds() - start;
  return { perSecond: queries.length / seconds, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), hits };
}

/** What the index spares: each query compared with every listed name, all prepared beforehand. Queries per CPU second. */
function exhaustive(queries: readonly NameQuery[], entities: Entities, index: NameIndex): number {
  const names = entities.flatMap(({ names: main, nativeNames, aliases, weakAliases, schema }) => [...main, ...nativeNames, ...aliases, ...weakAliases].map((raw) => prepareName(raw, { schema })));
  const start = cpuSeconds();
  let met = 0;
  for (const { name, schema } of queries) {
    const query = prepareName(name, { schema: schema ?? null });
    for (const listed of names) if (compareNames(query, listed, index.config).score >= REVIEW_THRESHOLD) met += 1;
  }
  const seconds = cpuSeconds() - start;
  console.log(`  comparing every name (${names.length}), ${queries.length} queries: ${met} names met`);
  return queries.length / seconds;
}

function verdict(met: boolean, target: string): string {
  return `(target ${target}: ${met ? 'met' : 'missed'})`;
}

/** `npm run bench -- matching`: how fast one core screens names against all lists, what the index costs, and what comparing every name would cost. `YTTERBY_BENCH_SCALE=10`: against ten times as many. */
export function benchMatching(root: string): void {
  const random = seededRandom(20_261_126);
  const shared = join(root, '..', 'shared', 'data');
  const real = readEntities(root, LISTS ?? join(shared, 'lists'));
  const entities = [...real, ...synthesiseEntities(real, Math.round(real.length * (SCALE - 1)), seededRandom(20_261_128))];
  const queries = shuffled(readQueries(QUERIES ?? join(shared, 'accuracy', 'dev', 'screen', 'queries.jsonl.gz'), real, random), random);
  const start = cpuSeconds();
  const index = buildIndex(entities);
  const build = cpuSeconds() - start;
  const per100k = (build / index.size.entities) * 100_000;
  console.log(`${index.size.entities} listings, ${index.size.names} names, ${index.size.words} words`);
  console.log(`  built in ${build.toFixed(1)} s CPU, ${per100k.toFixed(1)} s per 100,000 listings ${verdict(per100k <= TARGET.buildSecondsPer100k, `${TARGET.buildSecondsPer100k} s`)}`);
  console.log(`  flat arrays ${(index.size.bytes / 1e6).toFixed(0)} MB, process ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => measure(queries.slice(round * QUERIES_PER_ROUND, (round + 1) * QUERIES_PER_ROUND), index));
  rounds.forEach((round, i) => console.log(`  round ${i + 1}: ${round.perSecond.toFixed(0)} queries/s of CPU, p50 ${round.p50Ms.toFixed(2)} ms, p99 ${round.p99Ms.toFixed(2)} ms, ${round.hits} hits`));
  const [perSecond, p99] = [median(rounds.map((round) => round.perSecond)), median(rounds.map((round) => round.p99Ms))];
  const every = SCALE === 1 ? exhaustive(queries.slice(0, EXHAUSTIVE_QUERIES), entities, index) : null;
  console.log(`median of ${ROUNDS} rounds of ${QUERIES_PER_ROUND} names`);
  console.log(`  one core ${perSecond.toFixed(0)} queries/s ${verdict(perSecond >= TARGET.perSecond, String(TARGET.perSecond))}, p50 ${median(rounds.map((round) => round.p50Ms)).toFixed(2)} ms`);
  console.log(`  p99 ${p99.toFixed(2)} ms on the clock ${verdict(p99 <= TARGET.p99Ms, `${TARGET.p99Ms} ms`)}`);
  if (every !== null) console.log(`  comparing every name: ${every.toFixed(2)} queries/s; the index is ${(perSecond / every).toFixed(0)} × that`);
}
