import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

const runDir = join(__dirname, '..', '..', '..', '.ytterby');
/** What a reset clears; downloaded programs (cache) stay. */
const CLEARED = ['data', 'images', 'logs', 'keys.json', 'keys.local.json', 'services.pids.json'];

async function confirmed(args: readonly string[]): Promise<boolean> {
  if (args.includes('--yes')) return true;
  if (!process.stdin.isTTY) {
    process.stderr.write('ytterby: npm run reset asks before it clears the data; without a terminal say npm run reset -- --yes.\n');
    return false;
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question('This clears all local orders, decisions, lists, keys and logs. Type yes to go on: ');
  prompt.close();
  return answer.trim().toLowerCase() === 'yes';
}

async function main(args: readonly string[]): Promise<number> {
  if (!(await confirmed(args))) {
    process.stdout.write('Nothing was cleared.\n');
    return 1;
  }
  if (existsSync(join(runDir, 'data', 'stack.pids.json')) && existsSync(join(runDir, 'services.pids.json'))) {
    process.stderr.write('ytterby: the platform seems to be running; stop it first (Ctrl-C in its window), then reset.\n');
    return 1;
  }
  for (const name of CLEARED) rmSync(join(runDir, name), { recursive: true, force: true });
  process.stdout.write('Cleared. The next npm start begins with nothing.\n');
  return 0;
}

void main(process.argv.slice(2)).then((status) => process.exit(status));
