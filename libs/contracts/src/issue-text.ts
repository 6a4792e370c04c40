import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};
const MEASURES: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', set: 'entries', map: 'entries' };
const FORMATS: Readonly<Record<string, string>> = { datetime: 'a date and time (RFC 3339)', date: 'a date (YYYY-MM-DD)', url: 'a URL', email: 'an e-mail address', uuid: 'a UUID' };

function bound(origin: string, number: number | bigint, { most, inclusive }: { most: boolean; inclusive: boolean }): string {
  const unit = MEASURES[origin];
  if (unit === undefined) return `must be ${inclusive ? (most ? 'at most' : 'at least') : most ? 'less than' : 'more than'} ${number}`;
  if (!most && number === 1) return 'must not be empty';
  return `must have ${most ? 'at most' : 'at least'} ${number} ${unit}`;
}

function oneOf(values: readonly unknown[]): string {
  return `must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}`;
}

/**
 * What is allowed, for whoever wrote the value: the words for what a schema does not say in its own. Undefined where the library's words have to do. See
 * `parseWith`, which puts path and value beside it.
 */
export function issueText(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return bound(issue.origin, issue.minimum, { most: false, inclusive: issue.inclusive !== false });
    case 'too_big':
      return bound(issue.origin, issue.maximum, { most: true, inclusive: issue.inclusive !== false });
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_format':
      return FORMATS[issue.format] === undefined ? undefined : `must be ${FORMATS[issue.format]}`;
    case 'invalid_union':
      return 'has none of the forms that are allowed here';
    default:
      return undefined;
  }
}
