import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What loading the rule pack takes in a process of its own. */
export interface LoadCost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

/** Loads the bundle given as argument and prints what that took. Runs in the child; garbage is collected before each look at the memory. */
const CHILD = `
const memory = () => { gc(); return process.memoryUsage().rss; };
const [before, start, cpu] = [memory(), performance.now(), process.cpuUsage()];
const { RULE_PACK } = require(process.argv[1]);
const wallMs = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
if (RULE_PACK.entries.length === 0) throw new Error('no rules');
console.log(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, memoryMb: (memory() - before) / 1e6 }));
`;

/** Bundles the regulation library as the services do and loads it, linter included, in a fresh process. */
export async function measureRulePackLoad(root: string): Promise<LoadCost> {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-load-'));
  try {
    const outfile = join(folder, 'regulation.js');
    await build({ entryPoints: [join(root, 'libs/regulation/src/index.ts')], outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node20', tsconfig: join(root, 'tsconfig.json'), logLevel: 'error' });
    return JSON.parse(execFileSync(process.execPath, ['--expose-gc', '-e', CHILD, outfile], { encoding: 'utf8' })) as LoadCost;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
