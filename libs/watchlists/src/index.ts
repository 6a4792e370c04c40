export * from './list-kinds';
export * from './listed-entity';
export * from './listing-date';
export { parseListLine, parseStarterLine, type LineError, type ParsedLine } from './parse-lines';
export * from './screen-party';
export * from './screening-index';
export * from './snapshot';
