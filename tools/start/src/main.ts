import { join } from 'node:path';
import { type RunningStack, StackError, stackOptionsFromEnv, startStack } from '@ytterby/stack';
import { buildAll } from './build';
import { runDemo } from './demo/run-demo';
import { keyOf, ensureLocalKeys } from './local-keys';
import { type Product, startProduct } from './product';
import { StartError } from './start-error';
import type { SupervisorEvent } from './supervisor';
import { Teller } from './teller';

const root = join(__dirname, '..', '..', '..');
const runDir = join(root, '.ytterby');
const tell = new Teller(process.stdout);

const USAGE = `npm start              start everything, run the demo orders, stay up (Ctrl-C stops)
npm start -- --once    the same, but stop after the table
npm start -- --no-demo start everything without demo orders`;

function tellEvent(event: SupervisorEvent): void {
  if (event.kind === 'started') {
    if (event.restarts > 0) tell.line(`${event.name} was started again (restart ${event.restarts})`);
    return;
  }
  tell.line(`${event.name} stopped (${event.reason}); it is started again in ${event.restartInMs} ms. Its last log lines:\n${event.logTail}`);
}

/** Starts the stack while the bundles are built; when the build fails, the stack does not stay behind. */
async function startParts(): Promise<RunningStack> {
  const starting = startStack({ ...stackOptionsFromEnv(process.env, root), onProgress: (text) => tell.progress(text) });
  const [stack, built] = await Promise.allSettled([starting, buildAll(root)]);
  if (stack.status === 'rejected') throw stack.reason;
  if (built.status === 'fulfilled') return stack.value;
  await stack.value.stop();
  throw built.reason;
}

async function demo(product: Product): Promise<void> {
  // Not before the regulation data was checked: the tables need the rule library, which cannot even be loaded with a mistake in it.
  const { decisionTable, resolutionTable } = await import('./demo/table');
  const rows = await runDemo(product, (text) => tell.progress(text));
  tell.line(`\n${decisionTable(rows)}`);
  const resolved = resolutionTable(rows);
  if (resolved !== '') tell.line(`\nAfter the demo reviewer resolved screening hits:\n\n${resolved}`);
  tell.line('\nDecisions support a person; they are no legal advice.');
}

function tellAddresses(product: Product): void {
  const key = keyOf(ensureLocalKeys(runDir), 'demo-reviewer');
  tell.line(`
Console     ${product.urls.gateway}/#key=${key}
API docs    ${product.urls.gateway}/docs
Orders API  ${product.urls.gateway}/v1/orders   (keys: .ytterby/keys.local.json)
Logs        .ytterby/logs`);
}

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

async function run(stopped: Promise<void>, args: readonly string[]): Promise<void> {
  const stack = await startParts();
  tell.line(`Stack: ${stack.provider} (${stack.reason})`);
  if (stack.redis === null) tell.line('Redis is not there: everything works without it, only slower.');
  let product: Product | null = null;
  try {
    product = await startProduct({ root, runDir, stack, ports: 'default', onEvent: tellEvent, onProgress: (text) => tell.progress(text) });
    if (!args.includes('--no-demo')) await Promise.race([demo(product), stopped]);
    tellAddresses(product);
    if (args.includes('--once')) return;
    tell.line('\nRunning. Ctrl-C stops.');
    await stopped;
  } finally {
    tell.progress('stopping');
    await product?.stop();
    await stack.stop();
    tell.line('Stopped.');
  }
}

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => !['--once', '--no-demo'].includes(arg));
  if (unknown !== undefined) {
    process.stderr.write(`ytterby: npm start does not know ${unknown}.\n${USAGE}\n`);
    return 2;
  }
  try {
    await run(stopSignal(), args);
    return 0;
  } catch (error) {
    const expected = error instanceof StartError || error instanceof StackError;
    process.stderr.write(`\nytterby: ${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

void main(process.argv.slice(2)).then((status) => process.exit(status));
