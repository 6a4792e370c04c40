import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/*
 * `npm run bench:accuracy`: the scorecard of the matcher against its floor. Fails when a figure fell below it, and in CI also when the labelled sets,
 * which are not ours to publish, are not beside the repository.
 */

const root = join(__dirname, '..', '..', '..');
const sets = join(root, '..', 'shared', 'data', 'accuracy', 'dev');

function main(args: readonly string[]): number {
  if (!existsSync(sets)) {
    console.error(`bench:accuracy: there are no labelled sets beside the repository (${sets}), so nothing was measured.`);
    return process.env['CI'] === 'true' ? 1 : 0;
  }
  const launcher = join(root, 'tools', 'cli', 'bin', 'ytterby.cjs');
  const { status } = spawnSync(process.execPath, [launcher, 'evaluate', '--sets', sets, '--floor', join(root, 'tools', 'bench', 'accuracy-floor.json'), ...args], { stdio: 'inherit' });
  return status ?? 1;
}

process.exitCode = main(process.argv.slice(2));
