export type { Alternative } from './alternatives';
export { decideLine, type DecidedLine } from './decide-line';
export { decidingRule, decisionRecord, ENGINE_VERSION, RULE_PACK_ID, type DecisionRecordInput, type Hash } from './decision-record';
export { decide, type DecideInput, type Evaluation, type LineEvaluation } from './evaluate';
export type { Finding } from './finding';
export { DEFAULT_POLICIES, parsePolicies, POLICY_VALUES, withDefaults, type Policies, type PolicyName } from './policies';
export { holdUnlessReleasable, type ReleaseLock } from './release-lock';
export { DEFAULT_STATUS_REGISTER, REGIME_PROFILES, type AfterEnd, type OpenEnd, type RegimeProfile, type StatusRegister } from './status-register';
