import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningStack, startStack } from '@ytterby/stack';
import { buildAll, type Product, startProduct } from '../src';
import type { SupervisorEvent } from '../src/supervisor';

const root = join(__dirname, '..', '..', '..');

/** A whole product on a stack of its own, on free ports, with empty data. */
export interface RunningProduct {
  readonly product: Product;
  readonly stack: RunningStack;
  readonly events: SupervisorEvent[];
  stop(): Promise<void>;
}

/** What may be other than `npm start` has it. */
export interface RunningOptions {
  /** False leaves Redis out. */
  readonly withRedis?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts everything that `npm start` starts, apart from the demo. */
export async function startRunningProduct({ withRedis = true, settings = {} }: RunningOptions = {}): Promise<RunningProduct> {
  const runDir = mkdtempSync(join(tmpdir(), 'ytterby-system-'));
  const events: SupervisorEvent[] = [];
  const [stack] = await Promise.all([
    startStack({
      mode: 'auto',
      dataDir: join(runDir, 'data'),
      cacheDir: process.env['YTTERBY_CACHE_DIR'] ?? join(root, '.ytterby', 'cache'),
      ports: 'free',
      fresh: true,
      parts: withRedis ? ['kafka', 'postgres', 'redis'] : ['kafka', 'postgres'],
      onProgress: () => undefined,
    }),
    buildAll(root),
  ]);
  const starting = startProduct({ root, runDir, stack, ports: 'free', settings, onEvent: (event) => events.push(event), onProgress: () => undefined });
  const product = await starting.catch(async (cause: unknown) => {
    await stack.stop(); // else the test runner never ends
    throw cause;
  });
  return {
    product,
    stack,
    events,
    stop: async () => {
      await product.stop();
      await stack.stop();
      rmSync(runDir, { recursive: true, force: true });
    },
  };
}
