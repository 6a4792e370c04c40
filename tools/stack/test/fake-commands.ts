import type { CommandResult, CommandRunner } from '../src/run-command';

/** How a fake command ends; what is left out is a success without output. */
export type FakeResult = Partial<CommandResult>;

/** A command that was run: `docker version --format …`. */
export interface FakeCommands {
  readonly run: CommandRunner;
  readonly asked: readonly string[];
}

/** A command that does not exist on the machine. */
export const MISSING: FakeResult = { code: null, missing: true, output: 'spawn ENOENT' };

/**
 * Answers commands by the longest prefix of their text; several results for a prefix are given out one after the other, the last one again and again.
 * A command without an answer does not exist.
 */
export function fakeCommands(answers: Readonly<Record<string, FakeResult | readonly FakeResult[] | ((args: readonly string[]) => FakeResult)>>): FakeCommands {
  const asked: string[] = [];
  const uses = new Map<string, number>();
  const run: CommandRunner = (command, args) => {
    const text = [command, ...args].join(' ');
    asked.push(text);
    const prefix = Object.keys(answers)
      .filter((candidate) => text === candidate || text.startsWith(`${candidate} `))
      .sort((a, b) => b.length - a.length)[0];
    const answer = prefix === undefined ? MISSING : answers[prefix];
    const used = uses.get(prefix ?? '') ?? 0;
    uses.set(prefix ?? '', used + 1);
    return Promise.resolve({ code: 0, missing: false, output: '', ...pick(answer, used, args) });
  };
  return { run, asked };
}

function pick(answer: FakeResult | readonly FakeResult[] | ((args: readonly string[]) => FakeResult) | undefined, used: number, args: readonly string[]): FakeResult {
  if (typeof answer === 'function') return answer(args);
  if (Array.isArray(answer)) return (answer as readonly FakeResult[])[Math.min(used, answer.length - 1)] ?? MISSING;
  return (answer as FakeResult | undefined) ?? MISSING;
}
