import { EXIT, type ExitStatus } from './exit-status';
import { type InputLine, Progress, readLines, writeLine } from './lines';
import { parseLine } from './parse-line';

/** An answer to one line; `error` makes the exit status 1. */
export type Answer = Readonly<Record<string, unknown>> & { readonly error?: unknown };

/** The id of a line as far as there is one. */
export function idOf(line: unknown): string | null {
  return typeof line === 'object' && line !== null && 'id' in line && typeof line.id === 'string' ? line.id : null;
}

function answerTo(line: InputLine, answer: (line: unknown) => Answer): Answer {
  const parsed = parseLine(line);
  if (!parsed.ok) return { id: null, error: { code: 'YTB_INPUT_JSON', message: `Line ${line.number} is not usable JSON.`, fields: parsed.error } };
  try {
    return answer(parsed.value);
  } catch (cause) {
    // One line that trips over a bug must not take the others with it; it is reported, never answered as clear.
    const message = `Line ${line.number} could not be processed: ${cause instanceof Error ? cause.message : String(cause)}. Please report this.`;
    return { id: idOf(parsed.value), error: { code: 'YTB_BUG', message } };
  }
}

/** Answers each JSON line of the input on standard output, in input order; a bad line answers with its number and error, and the others go on. */
export async function eachLine(options: { what: string; input: string; answer: (line: unknown) => Answer }): Promise<ExitStatus> {
  const progress = new Progress(options.what);
  let failed = false;
  for await (const line of readLines(options.input)) {
    const answer = answerTo(line, options.answer);
    failed ||= answer.error !== undefined;
    await writeLine(process.stdout, answer.error === undefined ? answer : { ...answer, line: line.number });
    progress.step();
  }
  progress.end();
  return failed ? EXIT.someFailed : EXIT.ok;
}
