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

/** Starts everything that `npm start` starts, apart from the demo. `withRedis: false` leaves Redis out. */
export async function startRunningProduct(options: { withRedis: boolean } = { withRedis: true }): Promise<RunningProduct> {
  const runDir = mkdtempSync(join(tmpdir(), 'ytterby-system-'));
  const events: SupervisorEvent[] = [];
  const [stack] = await Promise.all([
    startStack({
      mode: 'auto',
      dataDir: join(runDir, 'data'),
      cacheDir: process.env['YTTERBY_CACHE_DIR'] ?? join(root, '.ytterby', 'cache'),
      ports: 'free',
      fresh: true,
      parts: options.withRedis ? ['kafka', 'postgres', 'redis'] : ['kafka', 'postgres'],
      onProgress: () => undefined,
    }),
    buildAll(root),
  ]);
  const product = await startProduct({ root, runDir, stack, ports: 'free', onEvent: (event) => events.push(event), onProgress: () => undefined });
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
