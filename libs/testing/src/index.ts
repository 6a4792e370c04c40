export * from './broker/test-topics';
export * from './database/drift-report';
export * from './database/test-database';
export * from './eventually';
export * from './messaging/event-records';
export * from './messaging/faults';
export * from './suites/broker.suite';
export * from './test-stack';
