import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { checkRegulation } from './check-regulation';

/** The services that run as Node processes, in start order. */
export const SERVICES = ['order-intake', 'screening', 'licensing', 'gateway'] as const;
/** One of {@link SERVICES}. */
export type ServiceName = (typeof SERVICES)[number];

/** What runs in threads of a service, by its entry: bundled beside the service, which looks there. */
const THREADS: Partial<Record<ServiceName, readonly string[]>> = { screening: ['adapters/image-thread', 'adapters/index-thread', 'adapters/order-names-thread'] };

/** The bundle of a service. */
export function bundlePath(root: string, service: ServiceName): string {
  return join(root, 'dist', 'apps', service, 'main.js');
}

/** Bundles a service into one file, and one for each kind of thread. Needs the generated database clients. */
async function bundleService(root: string, service: ServiceName): Promise<void> {
  const source = join(root, 'apps', service, 'src');
  const out = bundlePath(root, service);
  const threads = THREADS[service] ?? [];
  await Promise.all([bundle(root, join(source, 'main.ts'), out), ...threads.map((thread) => bundle(root, join(source, `${thread}.ts`), join(dirname(out), `${basename(thread)}.js`)))]);
}

/** Bundles a program into one file, as everything that ships is; packages stay outside. */
export async function bundle(root: string, entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'error',
  });
}

/** Runs a script of the repository to its end. @throws Error with its output when it fails. */
export async function runScript(root: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${args.join(' ')} failed:\n${output.join('')}`);
}

/** Generates the database clients (only those whose schema changed). */
export async function generateClients(root: string): Promise<void> {
  await runScript(root, ['tools/prisma/generate.cjs']);
}

/** Builds everything that runs: database clients, then services and console side by side. @throws StartError when the regulation data has a mistake */
export async function buildAll(root: string): Promise<void> {
  await checkRegulation(root);
  await generateClients(root);
  await Promise.all([...SERVICES.map((service) => bundleService(root, service)), runScript(root, ['apps/console/build.cjs'])]);
  const missing = SERVICES.filter((service) => !existsSync(bundlePath(root, service)));
  if (missing.length > 0) throw new Error(`not built: ${missing.join(', ')}`);
}
