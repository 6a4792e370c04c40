import { showValue } from '@ytterby/contracts';
import type { FieldError } from '@ytterby/kernel';
import { type Answer, idOf } from './each-line';

/** The answer to a line that does not have the promised form: its id as far as there is one, and every bad field with its value. */
export function badLine(line: unknown, fields: readonly FieldError[]): Answer {
  const message = 'The line does not have the promised form; each bad field is named.';
  return { id: idOf(line), error: { code: 'YTB_INPUT_SCHEMA', message, fields: withValues(line, fields) } };
}

/** Adds the value that stands in the line to a field error that does not show it. */
export function withValues(line: unknown, fields: readonly FieldError[]): FieldError[] {
  return fields.map((field) => {
    const value = field.value ?? showValue(valueAt(line, field.path));
    return value === undefined ? field : { ...field, value };
  });
}

function valueAt(line: unknown, path: string): unknown {
  if (path === '$') return line;
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined), line);
}
