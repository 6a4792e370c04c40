import { parseJson } from '@ytterby/contracts';
import { err, type FieldError, type Result } from '@ytterby/kernel';
import type { InputLine } from './lines';

/** The JSON value of a line; a line that is no UTF-8 or no JSON says why. */
export function parseLine({ text }: InputLine): Result<unknown, readonly FieldError[]> {
  return text === null ? err([{ path: '$', message: 'is not valid UTF-8' }]) : parseJson(text);
}
