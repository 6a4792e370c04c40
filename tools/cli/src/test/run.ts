import { main } from '../main';

/** What a run of the command line wrote and returned. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of standard output as JSON. */
  readonly lines: readonly Record<string, unknown>[];
}

/** Standard output as JSON lines; none when it holds something else. */
export function jsonLines(stdout: string): Record<string, unknown>[] {
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Runs the command line inside this process. */
export async function run(...args: readonly string[]): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((chunk) => {
      written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      return true;
    }),
  );
  try {
    const status = await main(['node', 'ytterby', ...args]);
    return { status, ...written, lines: jsonLines(written.stdout) };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
