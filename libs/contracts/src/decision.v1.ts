import { z } from 'zod';
import { isoDate, orderId, optionalText, text } from './primitives';

/** Outcomes from strictest to mildest across lines (contract, "Outcome and action"). */
export const OUTCOMES = [
  'PROHIBITED', 'NEEDS_INFORMATION', 'PRESUMPTION_OF_DENIAL', 'CASE_BY_CASE', 'LICENSE_REQUIRED', 'EXEMPT_WITH_REPORT', 'NO_LICENSE_REQUIRED',
] as const;
/** What the order system does: strictest first. */
export const ACTIONS = ['stop', 'hold', 'release'] as const;

/** See {@link OUTCOMES}. */
export type Outcome = (typeof OUTCOMES)[number];
/** See {@link ACTIONS}. */
export type Action = (typeof ACTIONS)[number];

/** Where a statement of law comes from; `memory` may raise a question, never clear an order. */
export const citation = z.object({
  instrument: text(200),
  article: optionalText(200),
  url: text(2000).optional(),
  confidence: z.enum(['text', 'secondary', 'memory']),
});
/** See {@link citation}. */
export type Citation = z.infer<typeof citation>;

/** Something that must be done besides the decision. */
export const duty = z.object({
  kind: text(100), text: text(4000), textZh: text(4000).optional(), by: text(200), dueOn: isoDate.optional(), citation,
});
/** See {@link duty}. */
export type Duty = z.infer<typeof duty>;

/** What one rule said about a line, with the values it compared. */
export const ruleResult = z.object({
  rule: text(300),
  result: z.enum(['hit', 'clear', 'not_in_force', 'undetermined']),
  because: text(4000),
  compared: z.record(z.string(), z.string()).optional(),
  citation,
});
/** See {@link ruleResult}. */
export type RuleResult = z.infer<typeof ruleResult>;

/** The decision on one line. */
export const lineDecision = z.object({
  lineId: text(128),
  outcome: z.enum(OUTCOMES),
  rules: z.array(ruleResult),
  missingFacts: z.array(text(2000)),
  duties: z.array(duty),
});
/** See {@link lineDecision}. */
export type LineDecision = z.infer<typeof lineDecision>;

/**
 * `ytterby.license.decided.v1`. `seq` starts at 1 per revision, the highest is in force. `cause` is `screening` or exactly one later cause
 * such as `resolution:<id>` or `snapshot:<id>`. Unique per (orderId, revision, cause).
 * `linesUrl` is set, and `lines` empty, when the full decision is larger than the limit of a decision event.
 */
export const licenseDecidedV1 = z.object({
  decisionId: text(200),
  orderId,
  revision: z.int().min(1),
  asOf: isoDate,
  seq: z.int().min(1),
  cause: text(300),
  supersedes: text(200).nullable(),
  outcome: z.enum(OUTCOMES),
  action: z.enum(ACTIONS),
  lines: z.array(lineDecision),
  linesUrl: text(2000).optional(),
  alternatives: z.array(z.object({ when: text(1000), outcome: z.enum(OUTCOMES) })),
  reconsiderOn: isoDate.nullable(),
  rulePackId: text(200),
  listSnapshotId: text(200),
  inputHash: text(200),
  engineVersion: text(100),
  policies: z.record(z.string(), z.string()),
  statusRegisterId: text(200),
  rateTableId: text(200).nullable(),
  matcherVersion: text(100),
  knownAt: isoDate,
});
/** See {@link licenseDecidedV1}. */
export type LicenseDecidedV1 = z.infer<typeof licenseDecidedV1>;
