export * from './broker/test-topics';
export * from './database/test-database';
export * from './test-stack';
