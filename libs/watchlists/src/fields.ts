import { isDecimalText, isWellFormed } from '@ytterby/kernel';
import { MAX_NAME_LENGTH } from '@ytterby/matching';

/** A line of a list that cannot be used; the message names the field and what is allowed. */
export class BadLine extends Error {}

/** An object of unknown shape out of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** Longest name that is compared. */
export const MAX_NAME = MAX_NAME_LENGTH;
/** Longest text of any other kind. */
export const MAX_TEXT = 4000;

/** Parses one line as a JSON object. @throws BadLine */
export function parseObject(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadLine('is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadLine('is not a JSON object');
  return value as Fields;
}

function checked(value: unknown, field: string, max: number): string {
  if (typeof value !== 'string') throw new BadLine(`${field}: must be text`);
  const trimmed = value.trim();
  if (trimmed === '') throw new BadLine(`${field}: must not be empty`);
  if (trimmed.length > max) throw new BadLine(`${field}: must have at most ${String(max)} characters, has ${String(trimmed.length)}`);
  if (!isWellFormed(trimmed)) throw new BadLine(`${field}: holds a broken character (lone surrogate)`);
  // Written as an escape in JSON; the database could not keep a hit on such a name.
  if (trimmed.includes('\u0000')) throw new BadLine(`${field}: holds the character U+0000`);
  return trimmed;
}

/** A text that must be there. @throws BadLine */
export function text(fields: Fields, field: string, max = MAX_TEXT): string {
  return checked(fields[field], field, max);
}

/** A text or null when missing, null or empty. @throws BadLine */
export function optionalText(fields: Fields, field: string, max = MAX_TEXT): string | null {
  const value = fields[field];
  return value === undefined || value === null || value === '' ? null : checked(value, field, max);
}

/** A list of texts without doubles; missing = none. @throws BadLine */
export function texts(fields: Fields, field: string, max = MAX_NAME): string[] {
  const value = fields[field] ?? [];
  if (!Array.isArray(value)) throw new BadLine(`${field}: must be a list of texts`);
  return [...new Set(value.map((item, i) => checked(item, `${field}[${String(i)}]`, max)))];
}

/** A list of objects; missing = none. @throws BadLine */
export function objects(fields: Fields, field: string): Fields[] {
  const value = fields[field] ?? [];
  if (!Array.isArray(value)) throw new BadLine(`${field}: must be a list of objects`);
  return value.map((item: unknown, i) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) throw new BadLine(`${field}[${String(i)}]: must be an object`);
    return item as Fields;
  });
}

/** A decimal as text, or null. @throws BadLine */
export function optionalDecimal(fields: Fields, field: string): string | null {
  const value = optionalText(fields, field);
  if (value !== null && !(isDecimalText(value) && !value.startsWith('-'))) throw new BadLine(`${field}: must be a decimal of 0 or more, is ${JSON.stringify(value)}`);
  return value;
}

/** A whole number of 0 or more, or null. @throws BadLine */
export function optionalCount(fields: Fields, field: string): number | null {
  const value = fields[field] ?? null;
  if (value === null) return null;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new BadLine(`${field}: must be a whole number of 0 or more`);
  return value;
}

/** ISO 3166-1 alpha-2 codes, upper case. @throws BadLine */
export function countries(values: readonly string[], field: string): string[] {
  const bad = values.find((value) => !/^[A-Z]{2}$/.test(value));
  if (bad !== undefined) throw new BadLine(`${field}: must be two-letter ISO 3166-1 codes, has ${JSON.stringify(bad)}`);
  return [...new Set(values)];
}
