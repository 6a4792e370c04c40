import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { YtterbyError } from '@ytterby/kernel';

/** A set of migrations with a history of its own: `<directory>/<number>_<name>/migration.sql`, Prisma's folder layout. */
export interface MigrationModule {
  readonly name: string;
  readonly directory: string;
}

/** One migration file. */
export interface Migration {
  readonly module: string;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text with line ends as LF, so that a checkout with CRLF is the same file. */
  readonly checksum: string;
}

const FOLDER = /^(\d+)_[a-z0-9_]+$/;

/** Reads the migrations of a module in the order of their numbers. @throws YtterbyError YTB_MIGRATION_REFUSED on a bad name, a number used twice, or a missing file. */
export async function readMigrations(module: MigrationModule): Promise<Migration[]> {
  const entries = await readdir(module.directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const sorted = names.map((name) => ({ name, number: numberOf(module, name) })).sort((a, b) => a.number - b.number);
  sorted.forEach(({ name, number }, index) => {
    const before = sorted[index - 1];
    if (before?.number === number) refuse(module, name, `has the same number as ${before.name}`);
  });
  return Promise.all(sorted.map(({ name }) => readMigration(module, name)));
}

function numberOf(module: MigrationModule, name: string): number {
  const number = FOLDER.exec(name)?.[1];
  if (number === undefined) return refuse(module, name, 'is no migration name; it must look like 0001_create_orders');
  return Number(number);
}

async function readMigration(module: MigrationModule, name: string): Promise<Migration> {
  const file = join(module.directory, name, 'migration.sql');
  const text = await readFile(file, 'utf8').catch(() => refuse(module, name, 'has no file migration.sql'));
  const sql = text.replace(/\r\n/g, '\n');
  return { module: module.name, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

function refuse(module: MigrationModule, name: string, reason: string): never {
  throw new YtterbyError('YTB_MIGRATION_REFUSED', { message: `Migration ${module.name}/${name} ${reason}.` });
}
