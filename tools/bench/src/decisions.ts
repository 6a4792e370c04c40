import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderV1, PartyScreening } from '@ytterby/contracts';
import { canonicalJson } from '@ytterby/kernel';
import { decide, type DecideInput, decisionRecord } from '@ytterby/regulation';
import { jsonRulesEngine, jsonRulesFacts } from './json-rules';
import { measureRulePackLoad } from './rule-pack-load';
import { median } from './statistics';

const ROUNDS = 9;
const PER_ROUND = 6_000;
const ENGINE_RUNS = 600;
/** CPU time for which either engine works before it is measured: a service decides for hours, and the compiler takes seconds to know what matters. */
const WARM_MICROS = 3e6;
const TARGET_RATE = 30_000;
const TARGET_FACTOR = 20;
const LOAD_LIMIT_MS = 300;
const LOAD_LIMIT_MB = 60;
const LINES = [1, 10, 100, 1000] as const;
/** At most this many times the smallest cost per line counts as linear. */
const LINEAR_WITHIN = 1.5;

interface Case extends DecideInput {
  readonly screening: { readonly parties: PartyScreening[] };
}

function clear(order: OrderV1): PartyScreening[] {
  return [...order.parties.map(({ partyId }) => partyId), '$exporter'].map((partyId) => ({ partyId, status: 'clear', listings: [], ownership: [] }));
}

function demoCases(root: string): Case[] {
  const rows = readFileSync(join(root, 'data/starter/orders_demo.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { asOf: string; order: OrderV1 });
  return rows.filter(({ order }) => order.lines.length === 1).map(({ asOf, order }) => ({ order, asOf, screening: { parties: clear(order) } }));
}

function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Something that is called over and over, and how often in one round. */
interface Work {
  readonly calls: number;
  /** Does it once with the case of this number. */
  readonly call: (index: number) => unknown;
}

async function microsOfRound({ calls, call }: Work): Promise<number> {
  const before = cpuMicros();
  for (let index = 0; index < calls; index += 1) {
    const answer = call(index);
    if (answer instanceof Promise) await answer;
  }
  return (cpuMicros() - before) / calls;
}

/**
 * CPU microseconds of one call of each, in {@link ROUNDS} rounds after {@link WARM_MICROS}. The rounds take turns, so that what else goes on in the machine
 * concerns all alike and their ratio in a round means something.
 */
async function microsOf<N extends string>(works: Record<N, Work>): Promise<Record<N, number>[]> {
  const named = Object.entries(works) as [N, Work][];
  for (const [, work] of named) for (const from = cpuMicros(); cpuMicros() - from < WARM_MICROS; ) await microsOfRound(work);
  const rounds: Record<N, number>[] = [];
  while (rounds.length < ROUNDS) {
    const round: Partial<Record<N, number>> = {};
    for (const [name, work] of named) round[name] = await microsOfRound(work);
    rounds.push(round as Record<N, number>);
  }
  return rounds;
}

/** Decides, or whatever else is to be done, over the cases in turn. */
function over(cases: readonly Case[], work: (one: Case) => unknown, calls = PER_ROUND): Work {
  return { calls, call: (index) => work(cases[index % cases.length] as Case) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Decides, makes every sentence, and writes the record with both of its hashes as canonical JSON. */
function decideAndWrite(one: Case): string {
  const screening = { listSnapshotId: 'bench', matcherVersion: 'bench', parties: one.screening.parties };
  return canonicalJson(decisionRecord({ evaluation: decide(one), order: one.order, screening, asOf: one.asOf, seq: 1, cause: 'screening', supersedes: null, hash: sha256 }));
}

function jsonRules(cases: readonly Case[]): Work {
  const engine = jsonRulesEngine();
  const facts = cases.map(({ order, screening, asOf }) => jsonRulesFacts(order, screening.parties, asOf));
  return { calls: ENGINE_RUNS, call: (index) => engine.run(facts[index % facts.length]) };
}

/** The order with the lines of all cases in turn, as many as wanted. */
function manyLines(cases: readonly Case[], count: number): Case {
  const [first] = cases;
  if (first === undefined) throw new Error('no demo orders');
  const lines = Array.from({ length: count }, (_, index) => ({ ...(cases[index % cases.length]?.order.lines[0] as OrderV1['lines'][number]), lineId: String(index + 1) }));
  return { ...first, order: { ...first.order, lines } };
}

const rate = (micros: number): string => `${micros.toFixed(1)} µs, ${(1e6 / micros).toFixed(0)}/s`;
const verdict = (met: boolean): string => (met ? 'met' : 'missed');

async function printLinear(cases: readonly Case[]): Promise<void> {
  const works = Object.fromEntries(LINES.map((count) => [count, over([manyLines(cases, count)], decide, Math.max(20, Math.round(PER_ROUND / count)))]));
  const rounds = (await microsOf(works)).map((round) => LINES.map((count) => (round[count] as number) / count));
  const perLine = LINES.map((_, index) => median(rounds.map((round) => round[index] as number)));
  // One line pays for the order as well; what must not grow is the price of a further line.
  const factor = median(rounds.map((round) => (round.at(-1) as number) / Math.min(...round)));
  console.log(`  CPU per line at ${LINES.join(', ')} lines: ${perLine.map((micros) => `${micros.toFixed(1)} µs`).join(', ')} (linear: ${verdict(factor <= LINEAR_WITHIN)})`);
}

/** Measures the evaluator on one core, in CPU time, beside the same rules in json-rules-engine, and prints it with the targets. */
export async function benchDecisions(root: string): Promise<void> {
  const cases = demoCases(root);
  const simple = cases.filter(({ order }) => order.orderId === 'DEMO-0008');
  const rounds = await microsOf({ mix: over(cases, decide), others: jsonRules(cases), plain: over(simple, decide), written: over(cases, decideAndWrite) });
  const middle = (name: keyof (typeof rounds)[number]): number => median(rounds.map((round) => round[name]));
  const factors = rounds.map(({ mix, others }) => others / mix);
  const factor = median(factors);
  console.log(`decisions on ${cases.length} single-line demo orders, one core, CPU time, median of ${ROUNDS} rounds that take turns`);
  console.log(`  a plain licence case         ${rate(middle('plain'))}`);
  console.log(`  all demo orders in turn      ${rate(middle('mix'))} (target ${TARGET_RATE}/s: ${verdict(1e6 / middle('mix') >= TARGET_RATE)})`);
  console.log(`  with sentences, hashes, JSON ${rate(middle('written'))}`);
  const range = `${Math.min(...factors).toFixed(1)} to ${Math.max(...factors).toFixed(1)}`;
  console.log(`  json-rules-engine            ${rate(middle('others'))}; the evaluator makes ${factor.toFixed(1)} times as many (${range}; target ${TARGET_FACTOR}: ${verdict(factor >= TARGET_FACTOR)})`);
  await printLinear(cases);
  const { wallMs, cpuMs, memoryMb } = await measureRulePackLoad(root);
  console.log(`  rule pack loads in ${wallMs.toFixed(0)} ms (${cpuMs.toFixed(0)} ms CPU; target ${LOAD_LIMIT_MS}: ${verdict(wallMs < LOAD_LIMIT_MS)}) and ${memoryMb.toFixed(0)} MB (target ${LOAD_LIMIT_MB}: ${verdict(memoryMb < LOAD_LIMIT_MB)})`);
}
