import type { ApiAnswer } from './api-client';
import { EXIT, type ExitStatus, UnavailableError } from './exit-status';

/** Prints a JSON answer for people (indented) and returns the status: refused calls print their problem on standard error. */
export function printAnswer(answer: ApiAnswer): ExitStatus {
  if (answer.status >= 200 && answer.status < 300) {
    process.stdout.write(`${JSON.stringify(answer.body, null, 2)}\n`);
    return EXIT.ok;
  }
  const problem = problemText(answer);
  if (answer.status === 503 || answer.status === 502) throw new UnavailableError(problem);
  process.stderr.write(`ytterby: ${problem}\n`);
  return EXIT.someFailed;
}

/** A refusal in words: title, code and every bad field. */
export function problemText(answer: ApiAnswer): string {
  const body = (answer.body ?? {}) as { title?: string; code?: string; errors?: { path: string; message: string; value?: string }[] };
  const fields = (body.errors ?? []).map((field) => `\n  ${field.path}: ${field.message}${field.value === undefined ? '' : ` (got ${field.value})`}`);
  return `${body.title ?? `HTTP ${answer.status}`}${body.code === undefined ? '' : ` [${body.code}]`}${fields.join('')}`;
}
