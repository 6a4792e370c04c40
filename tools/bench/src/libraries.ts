import { benchDecisions } from './decisions';
import { benchDelta } from './delta';
import { benchMatching } from './matching';
import { benchNamePairs } from './name-pairs';

const PARTS: Readonly<Record<string, (root: string) => void | Promise<void>>> = { decisions: benchDecisions, matching: benchMatching, pairs: benchNamePairs, delta: benchDelta };

/** The parts of `npm run bench` that measure libraries; run from the root of the repository. */
async function main(part: string): Promise<void> {
  const run = PARTS[part];
  if (run === undefined) throw new Error(`there is no part "${part}"`);
  await run(process.cwd());
}

void main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
