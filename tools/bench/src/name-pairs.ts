import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compareNames, DEFAULT_CONFIG, prepareName, REVIEW_THRESHOLD } from '@ytterby/matching';
import { median } from './statistics';

const PEER = 'nomenklatura';
const PEER_VERSION = '4.17.4';
/** The threshold that its authors use. */
const PEER_THRESHOLD = 0.7;
const ROUNDS = 5;
/** CPU seconds for which both work before the clock starts: our code is compiled while it runs, the peer fills caches of its own. */
const WARM_SECONDS = 3;
const TARGET = 50;
const QUERIES = 200;
const CANDIDATES_PER_QUERY = 50;

interface Pair {
  readonly left: string;
  readonly right: string;
  readonly schema: string | null;
  readonly label: 0 | 1;
}

const wordsOf = (name: string): string[] => name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);

/** What a search looks at: queries spread evenly over the set, each with the names of its kind that share a word with it, filled up with its neighbours in the file. */
function candidatePairs(pairs: readonly Pair[]): Pair[] {
  const byWord = new Map<string, Pair[]>();
  for (const pair of pairs) for (const word of wordsOf(pair.right)) byWord.set(word, [...(byWord.get(word) ?? []), pair]);
  const step = Math.floor(pairs.length / QUERIES);
  return Array.from({ length: QUERIES }, (_, n) => n * step).flatMap((at) => {
    const { left, schema } = pairs[at] as Pair;
    const sharing = wordsOf(left).flatMap((word) => byWord.get(word) ?? []);
    const others = [...pairs.slice(at), ...pairs].slice(0, CANDIDATES_PER_QUERY);
    return [...new Set([...sharing, ...others])].slice(0, CANDIDATES_PER_QUERY).map((other) => ({ left, right: other.right, schema, label: 0 as const }));
  });
}

interface Measured {
  /** Of one round over all pairs; median. */
  readonly cpuSeconds: number;
  readonly scores: readonly number[];
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

function measureOurs(pairs: readonly Pair[], rounds: number): Measured {
  // As in screening: the listed names are prepared when the list is read, each name of a query once.
  const listed = pairs.map(({ right, schema }) => prepareName(right, { schema }));
  const sameAsBefore = pairs.map(({ left, schema }, at) => left === pairs[at - 1]?.left && schema === pairs[at - 1]?.schema);
  const round = (): number[] => {
    let query: ReturnType<typeof prepareName> | undefined;
    return pairs.map(({ left, schema }, at) => {
      if (query === undefined || sameAsBefore[at] !== true) query = prepareName(left, { schema });
      const other = listed[at];
      return other === undefined || query.problem !== null || other.problem !== null ? 0 : compareNames(query, other, DEFAULT_CONFIG).score;
    });
  };
  const scores = round();
  for (const from = cpuSeconds(); rounds > 0 && cpuSeconds() - from < WARM_SECONDS; ) round();
  const seconds = Array.from({ length: rounds }, () => {
    const from = cpuSeconds();
    round();
    return cpuSeconds() - from;
  });
  return { cpuSeconds: median(seconds), scores };
}

/** A Python that has the peer, made once in the cache. */
function pythonWithPeer(cacheDir: string): string {
  const home = join(cacheDir, `${PEER}-${PEER_VERSION}`);
  const python = join(home, 'bin', 'python');
  if (!existsSync(join(home, 'ready'))) {
    console.log(`  fetching ${PEER} ${PEER_VERSION} with pip, once; it takes some minutes`);
    execFileSync('python3', ['-m', 'venv', home], { stdio: 'inherit' });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', `${PEER}==${PEER_VERSION}`], { stdio: 'inherit' });
    writeFileSync(join(home, 'ready'), '');
  }
  return python;
}

function measurePeer({ python, script }: { python: string; script: string }, pairs: readonly Pair[], rounds: number): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-pairs-'));
  try {
    const file = join(folder, 'pairs.jsonl');
    writeFileSync(file, pairs.map((pair) => JSON.stringify(pair)).join('\n'));
    const answer = JSON.parse(execFileSync(python, [script, file, String(rounds), String(WARM_SECONDS)], { maxBuffer: 1 << 28, encoding: 'utf8' })) as { cpuSeconds: number[]; scores: number[] };
    return { cpuSeconds: median(answer.cpuSeconds), scores: answer.scores };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function f1(pairs: readonly Pair[], scores: readonly number[], threshold: number): number {
  const count = (label: 0 | 1, said: boolean): number => pairs.filter((pair, at) => pair.label === label && (scores[at] ?? 0) >= threshold === said).length;
  const found = count(1, true);
  return (2 * found) / (2 * found + count(0, true) + count(1, false));
}

/** Ytterby's comparison of two names beside nomenklatura's logic-v2: the same labelled pairs, the same run, CPU seconds. Says so and measures nothing when there are no pairs. */
export function benchNamePairs(root: string): void {
  const file = join(root, '..', 'shared', 'data', 'accuracy', 'dev', 'pairs.jsonl.gz');
  console.log('name pairs, beside logic-v2');
  if (!existsSync(file)) {
    console.log(`  nothing measured: there are no labelled pairs beside the repository (${file})`);
    return;
  }
  const pairs = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as Pair);
  const python = pythonWithPeer(join(root, '.ytterby', 'cache'));
  const script = join(root, 'tools', 'bench', 'peers', 'logic_v2.py');
  console.log(`  F1 of all ${pairs.length} labelled pairs: Ytterby ${f1(pairs, measureOurs(pairs, 0).scores, REVIEW_THRESHOLD).toFixed(4)}, logic-v2 ${f1(pairs, measurePeer({ python, script }, pairs, 0).scores, PEER_THRESHOLD).toFixed(4)}`);
  const candidates = candidatePairs(pairs);
  const [ours, peer] = [measureOurs(candidates, ROUNDS), measurePeer({ python, script }, candidates, ROUNDS)];
  const perPair = ({ cpuSeconds }: Measured): string => `${((cpuSeconds / candidates.length) * 1e6).toFixed(1)} µs a pair`;
  const ratio = peer.cpuSeconds / ours.cpuSeconds;
  console.log(`  ${QUERIES} queries with ${CANDIDATES_PER_QUERY} candidates each, medians of ${ROUNDS} rounds after ${WARM_SECONDS} s of work, CPU time: Ytterby ${perPair(ours)}, logic-v2 ${perPair(peer)}`);
  console.log(`  ratio ${ratio.toFixed(1)} (target ${TARGET}: ${ratio >= TARGET ? 'met' : 'missed'})`);
}
