export * from './binary-arrays';
export * from './database';
export * from './database-error';
export * from './ensure-database';
export * from './migrate';
export * from './open-database';
export type { Migration, MigrationModule } from './migration-files';
export * from './ports';
