import { parseJson } from '@ytterby/contracts';
import { EXIT, type ExitStatus } from './exit-status';
import { openInput, Progress, readLines, writeLine } from './lines';

/** An answer to one line; `error` makes the exit status 1. */
export type Answer = Readonly<Record<string, unknown>> & { readonly error?: unknown };

function answerTo(text: string, number: number, answer: (line: unknown) => Answer): Answer {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    return { id: null, line: number, error: { code: 'YTB_INPUT_JSON', message: `Line ${number} is not usable JSON.`, fields: parsed.error } };
  }
  return answer(parsed.value);
}

/** Answers each JSON line of the input on standard output, in input order; a bad line answers with its error and the others go on. */
export async function eachLine(options: { what: string; input: string; answer: (line: unknown) => Answer }): Promise<ExitStatus> {
  const progress = new Progress(options.what);
  let failed = false;
  for await (const { number, text } of readLines(openInput(options.input))) {
    const answer = answerTo(text, number, options.answer);
    failed ||= answer.error !== undefined;
    await writeLine(process.stdout, answer);
    progress.step();
  }
  progress.end();
  return failed ? EXIT.someFailed : EXIT.ok;
}
