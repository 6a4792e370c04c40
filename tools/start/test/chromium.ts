import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'] as const;

/** The part of `@sparticuz/chromium` that is used; its CommonJS build exports the class itself or as `default`. */
interface Packaged {
  readonly default?: Packaged;
  executablePath(): Promise<string>;
}

/** The path of a Chromium that runs here: `YTTERBY_CHROMIUM`, else one on the path, else the one that the npm package brings; null where none does. */
export async function findChromium(): Promise<string | null> {
  const chosen = process.env['YTTERBY_CHROMIUM'] ?? '';
  if (chosen !== '') return chosen;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path) && runs(path));
  return onPath ?? packaged();
}

/** Some of these names are placeholders that only ask for another package. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

async function packaged(): Promise<string | null> {
  const module = (await import('@sparticuz/chromium').catch(() => null)) as Packaged | null;
  if (module === null) return null;
  const path = await (module.default ?? module).executablePath();
  return runs(path) ? path : null;
}
