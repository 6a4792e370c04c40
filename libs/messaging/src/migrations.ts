import { join } from 'node:path';
import type { MigrationModule } from '@ytterby/persistence';

/** The migrations of the messaging tables. `workspaceRoot` is the folder that holds `libs/`. */
export function messagingMigrations(workspaceRoot: string): MigrationModule {
  return { name: 'messaging', directory: join(workspaceRoot, 'libs', 'messaging', 'prisma', 'migrations') };
}
