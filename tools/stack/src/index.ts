export { STACK_ERROR_CODES, StackError, type StackErrorCode } from './errors';
export { DEFAULT_PORTS, type EnvironmentOptions, stackOptionsFromEnv, stackSettings } from './settings';
export { startStack } from './start-stack';
export { configOf, ensureTopics, type EnsuredTopics, parseTopics, readTopics, type TopicLimits, type Topics, type TopicSpec } from './topics';
export * from './types';
