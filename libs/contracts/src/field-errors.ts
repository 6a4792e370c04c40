import { err, ok, type FieldError, type Result } from '@ytterby/kernel';
import type { z } from 'zod';
import { issueText } from './issue-text';
import { quickCheckOf } from './quick-check';

const MAX_SHOWN_VALUE = 120;
const MAX_SHOWN_DEPTH = 4;
const MAX_SHOWN_ERRORS = 100;

/** `['lines', 0, 'value']` → `lines[0].value`; keys that are no plain names are quoted, long ones cut. The empty path is `$`. */
export function formatPath(path: readonly PropertyKey[]): string {
  const text = path.map(formatSegment).join('').replace(/^\./, '');
  return text === '' ? '$' : text;
}

function formatSegment(segment: PropertyKey): string {
  if (typeof segment === 'number') return `[${segment}]`;
  const name = String(segment);
  return /^[$A-Za-z_][\w$-]{0,79}$/.test(name) ? `.${name}` : `[${preview(name, 0)}]`;
}

/** The value as JSON, cut to a length that fits an error message; undefined when there is none. Neither size nor depth of the value matters. */
export function showValue(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const shown = preview(value, 0);
  return shown.length > MAX_SHOWN_VALUE ? `${shown.slice(0, MAX_SHOWN_VALUE)}…` : shown;
}

/** JSON of the beginning of a value. `JSON.stringify` would write all of it, and overflow the stack on deep nesting, which a sender can choose. */
function preview(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value.length > MAX_SHOWN_VALUE ? `${value.slice(0, MAX_SHOWN_VALUE)}…` : value);
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  return `${isList ? '[' : '{'}${depth > MAX_SHOWN_DEPTH ? '…' : previewMembers(value, isList, depth)}${isList ? ']' : '}'}`;
}

function previewMembers(value: object, isList: boolean, depth: number): string {
  let shown = '';
  for (const [key, member] of members(value)) {
    shown += `${shown === '' ? '' : ','}${isList ? '' : `${preview(key, depth)}:`}${preview(member, depth + 1)}`;
    if (shown.length > MAX_SHOWN_VALUE) break;
  }
  return shown;
}

/** Members one by one: a list of all would be long before its end is cut off. */
function* members(value: object): Generator<[string, unknown]> {
  for (const key in value) if (Object.hasOwn(value, key)) yield [key, (value as Record<string, unknown>)[key]];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<PropertyKey, unknown>)[key];
  }, input);
}

function fieldError(path: readonly PropertyKey[], value: unknown, message: string): FieldError {
  const shown = showValue(value);
  return { path: formatPath(path), message, ...(shown === undefined ? {} : { value: shown }) };
}

function toFieldErrors(issue: z.core.$ZodIssue, input: unknown): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MAX_SHOWN_ERRORS).map((key) => fieldError([...issue.path, key], valueAt(input, [...issue.path, key]), 'is not a field of the contract'));
  }
  const value = valueAt(input, issue.path);
  if (value === undefined) return [fieldError(issue.path, undefined, `is missing: ${issue.message}`)];
  return [fieldError(issue.path, value, issue.message)];
}

/**
 * Checks a value against a contract schema; every bad field is named with its path, value and what is allowed (at most 100). A value in which there is nothing
 * to mend or leave out comes back as it is, not as a copy.
 */
export function parseWith<S extends z.ZodType>(schema: S, input: unknown): Result<z.infer<S>, readonly FieldError[]> {
  if (quickCheckOf(schema)(input)) return ok(input as z.infer<S>);
  const parsed = schema.safeParse(input, { error: issueText });
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.flatMap((issue) => toFieldErrors(issue, input)).slice(0, MAX_SHOWN_ERRORS));
}
