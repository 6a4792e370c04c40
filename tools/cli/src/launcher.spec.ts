import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { preProcessFile } from 'typescript';
import { EXIT } from './exit-status';
import { REPOSITORY_ROOT } from './repository-root';
import { clearParties, DEMO_ORDERS, recordOf } from './test/records';
import { jsonLines, type Run } from './test/run';

jest.setTimeout(180_000); // a dozen processes on a busy machine

const LAUNCHER = join(REPOSITORY_ROOT, 'tools', 'cli', 'bin', 'ytterby.cjs');
const folder = mkdtempSync(join(tmpdir(), 'ytterby-launcher-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** Starts the real launcher with nothing on the path, no key and no configuration, in a folder that holds nothing of the repository. */
function launch(args: readonly string[], input: string | Buffer = '', launcher = LAUNCHER): Promise<Run> {
  const child = spawn(process.execPath, [launcher, ...args], { cwd: folder, env: { PATH: '', HOME: folder, YTTERBY_API_KEY: 'none' } });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (written[name] += text));
  child.stdin.on('error', () => undefined); // a command that does not read its input may end before it is written
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (status) => resolve({ status: status ?? -1, ...written, lines: jsonLines(written.stdout) })));
}

const [first] = DEMO_ORDERS;
const CASE = { id: 'a', asOf: first?.asOf, order: first?.order, screening: { parties: first === undefined ? [] : clearParties(first.order) } };
const RECORD = recordOf(first as (typeof DEMO_ORDERS)[number]);
const changed = (over: object): string => JSON.stringify({ ...RECORD, decision: { ...RECORD.decision, ...over } });

describe('the launcher', () => {
  it('is committed as an executable JavaScript file for node', () => {
    expect(statSync(LAUNCHER).mode & 0o111).toBe(0o111);
    expect(readFileSync(LAUNCHER, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    const { bin } = JSON.parse(readFileSync(join(dirname(LAUNCHER), '..', 'package.json'), 'utf8')) as { bin: Record<string, string> };
    expect(bin).toEqual({ ytterby: 'bin/ytterby.cjs' });
  });

  it('explains itself and every exit status', async () => {
    const { status, stdout } = await launch(['--help']);
    expect(status).toBe(0);
    for (const value of Object.values(EXIT)) expect(stdout).toMatch(new RegExp(`^ {2}${value} {2}\\S`, 'm'));
    for (const command of ['decide', 'explain', 'replay', 'match', 'screen', 'lists', 'orders', 'parked', 'doctor']) expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    expect(stdout).toContain('no legal advice');
  });

  it('decides lines from standard input in their order; a bad line has its number and does not take the others with it', async () => {
    const { status, lines, stderr } = await launch(['decide', '--in', '-'], `${JSON.stringify(CASE)}\n{\n${JSON.stringify({ ...CASE, id: 'b' })}\n`);
    expect([status, stderr]).toEqual([EXIT.someFailed, '']);
    expect(lines).toMatchObject([{ id: 'a', outcome: expect.any(String) }, { id: null, line: 2, error: { code: 'YTB_INPUT_JSON' } }, { id: 'b', outcome: expect.any(String) }]);
  });

  it('reads gzip, from a file and from standard input', async () => {
    const pair = `${JSON.stringify({ id: '1', left: 'ACME Ltd', right: 'ACME Limited' })}\n`;
    const list = file('list.jsonl.gz', gzipSync(`${JSON.stringify({ id: 'E', names: ['ACME Ltd'] })}\n`));
    const [match, screen] = await Promise.all([
      launch(['match', '--in', file('pairs.jsonl.gz', gzipSync(pair))]),
      launch(['screen', '--list', list, '--in', '-'], gzipSync(`${JSON.stringify({ id: 'q', name: 'ACME Limited' })}\n`)),
    ]);
    expect([match.status, match.lines[0]?.['match']]).toEqual([EXIT.ok, true]);
    expect([screen.status, screen.lines]).toEqual([EXIT.ok, [{ id: 'q', hits: [expect.objectContaining({ entityId: 'E' })] }]]);
  });

  it('uses each exit status as documented', async () => {
    const runs: readonly (readonly [readonly string[], string, number])[] = [
      [['decide', '--in', 'not-there.jsonl'], '', EXIT.usage],
      [['fly'], '', EXIT.usage],
      [['orders', 'status', 'A-1', '--url', 'http://127.0.0.1:1'], '', EXIT.unavailable],
      [['replay', '--in', '-'], JSON.stringify(RECORD), EXIT.ok],
      [['replay', '--in', '-'], changed({ action: 'release' }), EXIT.differs],
      [['replay', '--in', '-'], changed({ engineVersion: '0.0.1' }), EXIT.otherVersion],
      [['explain', '-'], JSON.stringify(RECORD), EXIT.ok],
    ];
    const done = await Promise.all(runs.map(([args, input]) => launch(args, input)));
    expect(done.map(({ status }) => status)).toEqual(runs.map(([, , status]) => status));
    for (const { stderr } of done) expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('doctor says what is missing where nothing is there, and what to do', async () => {
    const { status, stdout } = await launch(['doctor', '--url', 'http://127.0.0.1:1']);
    expect(status).toBe(EXIT.someFailed);
    expect(stdout).toMatch(/^ok {6}Node\.js ≥ 20\.19: \d+\.\d+\.\d+$/m);
    expect(stdout).toMatch(/^MISSING Java ≥ 17: none\n {8}→ Needed only without a container engine/m);
    expect(stdout).toMatch(/^MISSING platform: .*does not answer.*\n {8}→ Run npm start/m);
  });
});

/** Source files that the command line reaches through imports, and the packages that it takes from outside. */
function reach(): { files: Set<string>; packages: Set<string> } {
  const { compilerOptions } = JSON.parse(readFileSync(join(REPOSITORY_ROOT, 'tsconfig.base.json'), 'utf8')) as { compilerOptions: { paths: Record<string, [string]> } };
  const files = new Set<string>();
  const packages = new Set<string>();
  const open = [join(REPOSITORY_ROOT, 'tools', 'cli', 'src', 'main.ts')];
  const resolve = (from: string, name: string): string | undefined => {
    const alias = compilerOptions.paths[name]?.[0];
    const base = alias === undefined ? join(dirname(from), name) : join(REPOSITORY_ROOT, alias);
    return [base, `${base}.ts`, join(base, 'index.ts')].find((path) => existsSync(path) && statSync(path).isFile());
  };
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files.has(path)) continue;
    files.add(path);
    for (const { fileName: name } of preProcessFile(readFileSync(path, 'utf8')).importedFiles) {
      const found = name.startsWith('.') || name.startsWith('@ytterby/') ? resolve(path, name) : undefined;
      if (found === undefined) packages.add(name);
      else open.push(found);
    }
  }
  return { files, packages };
}

/** The package of an imported path: `csv-parse` of `csv-parse/sync`, `@nestjs/core` of `@nestjs/core/x`. */
const packageOf = (name: string): string => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');

describe('after npm ci --ignore-scripts alone', () => {
  it('the command line reaches no generated client and no build, and only packages of the dependencies', () => {
    const { files, packages } = reach();
    expect(files.size).toBeGreaterThan(50);
    expect([...files].filter((path) => /\/(generated|dist|apps)\//.test(path))).toEqual([]);
    const { dependencies } = JSON.parse(readFileSync(join(REPOSITORY_ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const foreign = [...packages].filter((name) => !name.startsWith('node:')).map(packageOf);
    expect(foreign.filter((name) => dependencies[name] === undefined)).toEqual([]);
    expect(Object.keys(dependencies)).toContain('tsx');
  });

  it('it works from a checkout without anything built or generated', async () => {
    const root = join(folder, 'checkout');
    mkdirSync(root);
    for (const name of readdirSync(REPOSITORY_ROOT).filter((entry) => /^(package|tsconfig.*)\.json$/.test(entry))) cpSync(join(REPOSITORY_ROOT, name), join(root, name));
    for (const name of ['libs', join('tools', 'cli')]) cpSync(join(REPOSITORY_ROOT, name), join(root, name), { recursive: true, filter: (path) => !/\/(node_modules|generated)(\/|$)|\.spec\.ts$/.test(path) });
    symlinkSync(join(REPOSITORY_ROOT, 'node_modules'), join(root, 'node_modules'));
    const { status, lines, stderr } = await launch(['decide', '--in', '-'], `${JSON.stringify(CASE)}\n`, join(root, 'tools', 'cli', 'bin', 'ytterby.cjs'));
    expect([status, stderr, lines.map(({ id }) => id)]).toEqual([EXIT.ok, '', ['a']]);
  });
});
