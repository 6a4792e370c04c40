import { join } from 'node:path';
import { openDatabase, type OpenDatabaseOptions, type PgDatabase } from '@ytterby/persistence';
import { messagingMigrations } from './migrations';

/** A service's own database with the messaging tables and its own (`apps/<service>/prisma/migrations`). `root` is the folder that holds `apps/` and `libs/`. */
export function openServiceDatabase(options: Omit<OpenDatabaseOptions, 'migrations'> & { readonly root: string }): Promise<PgDatabase> {
  const { root, service } = options;
  return openDatabase({ ...options, migrations: [messagingMigrations(root), { name: service, directory: join(root, 'apps', service, 'prisma', 'migrations') }] });
}
