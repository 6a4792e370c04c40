export type { Alternative } from './alternatives';
export { decideLine, type DecidedLine } from './decide-line';
export { decidingRule, decisionRecord, ENGINE_VERSION, RULE_PACK_ID, type DecisionRecordInput, type Hash } from './decision-record';
export { decide, type DecideInput, type Evaluation, type LineEvaluation } from './evaluate';
export type { Finding } from './finding';
export { DEFAULT_POLICIES, parsePolicies, POLICY_VALUES, withDefaults, type Policies, type PolicyName } from './policies';
export { plainRule } from './publish';
export { holdUnlessReleasable, type ReleaseLock } from './release-lock';
export {
  afterEndOf,
  DEFAULT_STATUS_REGISTER,
  OPEN_ENDS,
  SINGLE_MEASURES,
  singleMeasuresOf,
  type SingleMeasure,
  REGIME_PROFILES,
  statusRegisterAt,
  statusRegisterById,
  statusRegisterOf,
  untilOf,
  type AfterEnd,
  type OpenEnd,
  type RegimeProfile,
  type StatusEntry,
  type StatusState,
  type StatusRegister,
} from './status-register';
export { describeProblem, lineNumbers, lintRegulation, type LintProblem } from './lint/lint-regulation';
export { unknownArticles } from './lint/cited-articles';
export { proposeClassification, type ClassificationProposal, type ProposedEntry } from './facts/propose';
export { INSTRUMENTS, type Article, type Instrument } from './packs/articles';
export { timelineOf, type Period, type RegulationData, type RegulationEntry } from './packs/regulation-data';
export { WORKING_YEARS, type WorkingYear } from './packs/working-years';
export { describeRateErrors, isContentOfItsId, MAX_RATE_FILE_BYTES, rateTableIdOf, readRateFile, type RateFileError } from './rate-file';
export { rateOn, readRateTable, type Rate, type RateTable } from './rates';
export { loadRegulation, RegulationDataError, RULE_PACK } from './rule-pack';
export { addWorkingDays, isWorkingDay, type Deadline, type WorkingDayOptions } from './working-days';
