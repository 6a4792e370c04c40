import { orderSubmittedV1, parseWith, partyScreening, type Duty, type RuleResult } from '@ytterby/contracts';
import { err, ERROR_CODES, isIsoDate, isRecord, ok, type ErrorCode, type FieldError, type Result } from '@ytterby/kernel';
import { z } from 'zod';
import type { Alternative } from './alternatives';
import { decide, type DecideInput, type Evaluation } from './evaluate';
import { parsePolicies } from './policies';
import { plainRule } from './publish';
import { readRateTable, type RateTable } from './rates';
import { REGIME_PROFILES, type RegimeProfile, type StatusRegister } from './status-register';

/** One output line of `ytterby decide`: the decision, or what is wrong with the input. */
export type DecidedLine =
  | {
      id: string;
      outcome: Evaluation['outcome'];
      action: Evaluation['action'];
      rules: RuleResult[];
      missingFacts: string[];
      duties: Duty[];
      alternatives: Alternative[];
      reconsiderOn: string | null;
    }
  | { id: string | null; error: { code: ErrorCode; message: string; fields: readonly FieldError[] } };

const PROFILES = ['ANY', ...Object.keys(REGIME_PROFILES)];
const screeningSchema = z.object({ parties: z.array(partyScreening) });

function refuse(id: string | null, fields: readonly FieldError[]): DecidedLine {
  return { id, error: { code: 'YTB_INPUT_SCHEMA', message: ERROR_CODES.YTB_INPUT_SCHEMA.message, fields } };
}

const DAY = 'must be a day that exists, written YYYY-MM-DD';

/** The fields of the wrapper line around order and screening. */
const WRAPPER: readonly { path: string; accepts: (value: unknown) => boolean; message: string }[] = [
  { path: 'id', accepts: (value) => typeof value === 'string' && value !== '', message: 'must be a text' },
  { path: 'asOf', accepts: isIsoDate, message: DAY },
  { path: 'knownAt', accepts: (value) => value === undefined || isIsoDate(value), message: DAY },
  { path: 'regimeProfile', accepts: (value) => value === undefined || PROFILES.includes(value as string), message: `must be one of ${PROFILES.join(', ')}` },
];

function wrapperErrors(input: Record<string, unknown>): FieldError[] {
  return WRAPPER.filter(({ path, accepts }) => !accepts(input[path])).map(({ path, message }) => ({ path, message }));
}

function registerOf(profile: unknown): StatusRegister {
  return REGIME_PROFILES[profile === undefined || profile === 'ANY' ? 'UNVERIFIED' : (profile as RegimeProfile)];
}

function ratesOf(table: unknown): Result<RateTable | null, readonly FieldError[]> {
  return table === undefined || table === null ? ok(null) : readRateTable(table);
}

/** Reads order, screening, policies and rates; each list of errors is under the name of its part. */
function readParts(input: Record<string, unknown>) {
  return { order: parseWith(orderSubmittedV1, input['order']), screening: parseWith(screeningSchema, input['screening']), policies: parsePolicies(input['policy']), rates: ratesOf(input['rateTable']) };
}

/** Checks a whole input line; every bad field is named. */
function readLine(input: Record<string, unknown>): Result<DecideInput, readonly FieldError[]> {
  const { order, screening, policies, rates } = readParts(input);
  const errors = wrapperErrors(input);
  if (!order.ok) errors.push(...under('order', order.error));
  if (!screening.ok) errors.push(...under('screening', screening.error));
  if (!policies.ok) errors.push(...policies.error);
  if (!rates.ok) errors.push(...under('rateTable', rates.error));
  if (!(order.ok && screening.ok && policies.ok && rates.ok && errors.length === 0)) return err(errors);
  return ok({
    order: order.value, screening: screening.value, policies: policies.value, rateTable: rates.value,
    asOf: input['asOf'] as string, statusRegister: registerOf(input['regimeProfile']), ...knownAtOf(input),
  });
}

function knownAtOf({ knownAt }: Record<string, unknown>): Pick<DecideInput, 'knownAt'> {
  return isIsoDate(knownAt) ? { knownAt } : {};
}

function under(prefix: string, fields: readonly FieldError[]): FieldError[] {
  return fields.map((field) => ({ ...field, path: field.path === '$' ? prefix : `${prefix}.${field.path}` }));
}

function merged(evaluation: Evaluation): Pick<Extract<DecidedLine, { outcome: unknown }>, 'rules' | 'missingFacts' | 'duties'> {
  const strictestFirst = [...evaluation.lines].sort((a, b) => Number(b.outcome === evaluation.outcome) - Number(a.outcome === evaluation.outcome));
  return {
    rules: strictestFirst.flatMap(({ rules }) => rules.map(plainRule)),
    missingFacts: [...new Set(evaluation.lines.flatMap(({ missingFacts }) => missingFacts))],
    duties: uniqueDuties(evaluation),
  };
}

function uniqueDuties(evaluation: Evaluation): Duty[] {
  const seen = new Map<string, Duty>();
  for (const { duties } of evaluation.lines) for (const duty of duties) seen.set(`${duty.kind}\u0000${duty.text}`, duty);
  return [...seen.values()];
}

/** The pure core of `ytterby decide`: one JSON value `{id, asOf, regimeProfile?, policy?, order, screening}` in, one answer out; other fields are ignored. */
export function decideLine(input: unknown): DecidedLine {
  if (!isRecord(input)) return refuse(null, [{ path: '$', message: 'must be a JSON object' }]);
  const id = typeof input['id'] === 'string' ? input['id'] : null;
  const line = readLine(input);
  if (!line.ok) return refuse(id, line.error);
  const evaluation = decide(line.value);
  const { outcome, action, alternatives, reconsiderOn } = evaluation;
  return { id: input['id'] as string, outcome, action, ...merged(evaluation), alternatives: [...alternatives], reconsiderOn };
}
