import type { FieldError } from '@ytterby/kernel';
import { type Answer, idOf } from './each-line';

/** The answer to a line that does not have the promised form: its id as far as there is one, and every bad field. */
export function badLine(line: unknown, fields: readonly FieldError[]): Answer {
  return { id: idOf(line), error: { code: 'YTB_INPUT_SCHEMA', message: 'The line does not have the promised form; each bad field is named.', fields } };
}
