export * from './canonical-json';
export * from './decimal';
export * from './errors';
export * from './is-record';
export * from './iso-date';
export * from './own-value';
export * from './result';
