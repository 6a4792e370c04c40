import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchOrders, buildAll, bundle, type Product, SERVICES, startProduct } from '@ytterby/start';
import { type RunningStack, startStack } from '@ytterby/stack';

import { type PipelineResult, type PipelineTarget, runPipeline } from './pipeline';
import { residentMb, usageOfTree } from './process-usage';
import { runRawRelay } from './raw-relay';
import { median } from './statistics';

const root = join(__dirname, '..', '..', '..');
const ROUNDS = 5;
const ORDERS_PER_ROUND = Number(process.env['YTTERBY_BENCH_ORDERS'] ?? 20_000);
/** Loads at which the time from submit to decision is measured, in orders per second. */
const LOADS = [1, 20, 100];
const LATENCY_SECONDS = 10;
const SETTLE_MS = 5_000;
/** Below this the machine is too busy for the figures to mean anything. */
const RAW_RELAY_FLOOR = 5_000;
const TARGET_RATIO = 0.3;
const REST_LIMIT_MB = 300;

interface Round {
  readonly raw: number;
  readonly rawCommits: number;
  readonly pipeline: PipelineResult;
  readonly cpu: Readonly<Record<string, number>>;
}

/** Every process of the product and the stack that is measured, by name. */
function measuredPids(stack: RunningStack, product: Product): Record<string, number> {
  const services = SERVICES.map((service) => [service, product.supervisor.pidOf(service) ?? 0] as const);
  return Object.fromEntries([...services, ...Object.entries(stack.pids)].filter(([, pid]) => pid > 0));
}

function cpuOf(pids: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, usageOfTree(pid).cpuSeconds]));
}

async function measureRound(stack: RunningStack, product: Product, target: PipelineTarget, round: number): Promise<Round> {
  const orders = benchOrders(root, `BENCH-${round}`, ORDERS_PER_ROUND);
  const raw = await runRawRelay({ brokers: stack.kafka.brokers, postgresUrl: stack.postgres.url, orders, partitions: product.partitions, run: `r${round}` });
  const pids = measuredPids(stack, product);
  const before = cpuOf(pids);
  const pipeline = await runPipeline(target, orders);
  const after = cpuOf(pids);
  const perThousand = (name: string): number => (((after[name] ?? 0) - (before[name] ?? 0)) / orders.length) * 1000;
  return { raw: raw.ordersPerSecond, rawCommits: raw.commitsPerSecond, pipeline, cpu: Object.fromEntries(Object.keys(pids).map((name) => [name, perThousand(name)])) };
}

function printRound(round: Round, index: number): void {
  const { raw, rawCommits, pipeline } = round;
  const verdict = raw < RAW_RELAY_FLOOR ? ' (void: the raw relay made less than 5,000)' : '';
  console.log(
    `round ${index + 1}: raw relay ${raw.toFixed(0)} orders/s (${rawCommits.toFixed(0)} commits/s); pipeline ${pipeline.ordersPerSecond.toFixed(0)} orders/s; ` +
      `ratio ${(pipeline.ordersPerSecond / raw).toFixed(3)}; backlog p50 ${pipeline.p50Ms.toFixed(0)} ms, p99 ${pipeline.p99Ms.toFixed(0)} ms${verdict}`,
  );
}

function printSummary(rounds: readonly Round[], pids: Readonly<Record<string, number>>, rest: Readonly<Record<string, number>>): void {
  const valid = rounds.filter((round) => round.raw >= RAW_RELAY_FLOOR);
  const of = (pick: (round: Round) => number): number => median((valid.length > 0 ? valid : rounds).map(pick));
  const ratio = of((round) => round.pipeline.ordersPerSecond / round.raw);
  console.log(`\nmedian of ${valid.length} valid rounds of ${ORDERS_PER_ROUND} orders`);
  console.log(`  raw durable relay    ${of((round) => round.raw).toFixed(0)} orders/s`);
  console.log(`  pipeline             ${of((round) => round.pipeline.ordersPerSecond).toFixed(0)} orders/s`);
  console.log(`  ratio                ${ratio.toFixed(3)} (target ${TARGET_RATIO}: ${ratio >= TARGET_RATIO ? 'met' : 'missed'})`);
  console.log('  CPU seconds per 1,000 orders, peak and resting memory:');
  for (const name of Object.keys(pids)) {
    const resting = rest[name] ?? 0;
    const limit = name in PRODUCT ? ` at rest ${resting} MB (limit ${REST_LIMIT_MB}: ${resting <= REST_LIMIT_MB ? 'met' : 'missed'})` : '';
    console.log(`    ${name.padEnd(14)} ${of((round) => round.cpu[name] ?? 0).toFixed(3)} s  peak ${usageOfTree(pids[name] ?? 0).peakMemoryMb} MB${limit}`);
  }
}

/** The time from submit to decision while orders come in at a steady rate: at {@link LOADS}, and at half of what the pipeline can do. */
async function measureLatency(target: PipelineTarget, half: number): Promise<void> {
  for (const perSecond of [...LOADS, Math.round(half)]) {
    const { p50Ms, p99Ms } = await runPipeline(target, benchOrders(root, `PACED-${perSecond}`, perSecond * LATENCY_SECONDS), perSecond);
    console.log(`  submit to decision at ${perSecond} orders/s: p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms`);
  }
}

const PRODUCT: Readonly<Record<string, true>> = Object.fromEntries(SERVICES.map((service) => [service, true]));

async function bench(stack: RunningStack, runDir: string): Promise<void> {
  await buildAll(root);
  const product = await startProduct({ root, runDir, stack, ports: 'free', onEvent: (event) => event.kind === 'exited' && console.error(event), onProgress: () => undefined });
  const producer = await product.producer();
  const target = { brokers: stack.kafka.brokers, producer, topicPrefix: product.topicPrefix, partitions: product.partitions };
  try {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const pids = measuredPids(stack, product);
    const rest = Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, residentMb(pid)]));
    await runPipeline(target, benchOrders(root, 'WARM', ORDERS_PER_ROUND / 4));
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await measureRound(stack, product, target, round));
      printRound(rounds[round] as Round, round);
    }
    printSummary(rounds, pids, rest);
    await measureLatency(target, median(rounds.map((round) => round.pipeline.ordersPerSecond)) / 2);
  } finally {
    await producer.disconnect();
    await product.stop();
  }
}

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  decisions: () => benchLibraries('decisions'),
  matching: () => benchLibraries('matching'),
  pairs: () => benchLibraries('pairs'),
  pipeline: benchPipeline,
  delta: () => benchLibraries('delta'),
};
/** A million names take minutes, and more memory than most machines have to spare. */
const ONLY_WHEN_NAMED: readonly string[] = ['delta'];

/** Measures the libraries in a process and a bundle of their own, as the services run them: run from source they cost up to half as much again. */
async function benchLibraries(part: string): Promise<void> {
  const outfile = join(root, 'dist', 'tools', 'bench', 'libraries.js');
  await bundle(root, join(root, 'tools', 'bench', 'src', 'libraries.ts'), outfile);
  const child = spawn(process.execPath, [outfile, part], { cwd: root, stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`the part "${part}" ended with ${String(code)}`);
}

/** Everything but {@link ONLY_WHEN_NAMED}, or the part that is named: `npm run bench -- decisions`. */
async function main(part: string | undefined): Promise<void> {
  if (part !== undefined && PARTS[part] === undefined) throw new Error(`npm run bench knows no part "${part}"; there are: ${Object.keys(PARTS).join(', ')}`);
  for (const [name, run] of Object.entries(PARTS)) if (part === name || (part === undefined && !ONLY_WHEN_NAMED.includes(name))) await run();
}

async function benchPipeline(): Promise<void> {
  const runDir = mkdtempSync(join(tmpdir(), 'ytterby-bench-'));
  const stack = await startStack({ mode: 'auto', dataDir: join(runDir, 'data'), cacheDir: join(root, '.ytterby', 'cache'), ports: 'free', fresh: true, onProgress: () => undefined });
  try {
    await bench(stack, runDir);
  } finally {
    await stack.stop();
    rmSync(runDir, { recursive: true, force: true });
  }
}

void main(process.argv[2]).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
