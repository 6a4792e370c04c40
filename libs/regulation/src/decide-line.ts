import { orderSubmittedV1, parseWith, partyScreening, type Duty, type RuleResult } from '@ytterby/contracts';
import { ERROR_CODES, isIsoDate, type ErrorCode, type FieldError } from '@ytterby/kernel';
import { z } from 'zod';
import type { Alternative } from './alternatives';
import { decide, type Evaluation } from './evaluate';
import { parsePolicies } from './policies';
import { REGIME_PROFILES, type RegimeProfile } from './status-register';

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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrapperErrors(input: Record<string, unknown>): FieldError[] {
  const errors: FieldError[] = [];
  if (typeof input['id'] !== 'string' || input['id'] === '') errors.push({ path: 'id', message: 'must be a text' });
  if (typeof input['asOf'] !== 'string' || !isIsoDate(input['asOf'])) errors.push({ path: 'asOf', message: 'must be a day that exists, written YYYY-MM-DD' });
  const profile = input['regimeProfile'];
  if (profile !== undefined && (typeof profile !== 'string' || !PROFILES.includes(profile))) errors.push({ path: 'regimeProfile', message: `must be one of ${PROFILES.join(', ')}` });
  const knownAt = input['knownAt'];
  if (knownAt !== undefined && (typeof knownAt !== 'string' || !isIsoDate(knownAt))) errors.push({ path: 'knownAt', message: 'must be a day that exists, written YYYY-MM-DD' });
  return errors;
}

function under(prefix: string, fields: readonly FieldError[]): FieldError[] {
  return fields.map((field) => ({ ...field, path: field.path === '$' ? prefix : `${prefix}.${field.path}` }));
}

function merged(evaluation: Evaluation): Pick<Extract<DecidedLine, { outcome: unknown }>, 'rules' | 'missingFacts' | 'duties'> {
  const strictestFirst = [...evaluation.lines].sort((a, b) => Number(b.outcome === evaluation.outcome) - Number(a.outcome === evaluation.outcome));
  return {
    rules: strictestFirst.flatMap(({ rules }) => rules),
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
  if (!isObject(input)) return refuse(null, [{ path: '$', message: 'must be a JSON object' }]);
  const id = typeof input['id'] === 'string' ? input['id'] : null;
  const order = parseWith(orderSubmittedV1, input['order']);
  const screening = parseWith(screeningSchema, input['screening']);
  const policies = parsePolicies(input['policy']);
  const errors = wrapperErrors(input);
  if (!order.ok) errors.push(...under('order', order.error));
  if (!screening.ok) errors.push(...under('screening', screening.error));
  if (!policies.ok) errors.push(...policies.error);
  if (!order.ok || !screening.ok || !policies.ok || errors.length > 0) return refuse(id, errors);
  const profile = input['regimeProfile'] === undefined || input['regimeProfile'] === 'ANY' ? 'UNVERIFIED' : (input['regimeProfile'] as RegimeProfile);
  const evaluation = decide({
    order: order.value, screening: screening.value, asOf: input['asOf'] as string, policies: policies.value, statusRegister: REGIME_PROFILES[profile],
    ...(input['knownAt'] === undefined ? {} : { knownAt: input['knownAt'] as string }),
  });
  const { outcome, action, alternatives, reconsiderOn } = evaluation;
  return { id: input['id'] as string, outcome, action, ...merged(evaluation), alternatives: [...alternatives], reconsiderOn };
}
