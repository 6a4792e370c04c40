import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeCommands, type FakeResult, MISSING } from '../../test/fake-commands';
import { FILES } from '../repository-files';
import { parseManifest, sha256 } from './checksum';
import { kafkaJars } from './kafka-jars';

const OFFLINE: FakeResult = { code: 1, output: '[ERROR] Failed to read artifact descriptor\n[ERROR] Could not transfer artifact: repo.example: Name or service not known\n[ERROR] \n[ERROR] Re-run Maven using the -X switch to enable full debug logging.\n\u001b[0m' };

function setUp(): { cacheDir: string; manifestFile: string; progress: string[] } {
  const dir = mkdtempSync(join(tmpdir(), 'ytterby-jars-'));
  const manifestFile = join(dir, 'jars.sha256');
  writeFileSync(manifestFile, `${sha256('one')}  one.jar\n${sha256('two')}  two.jar\n`);
  return { cacheDir: join(dir, 'cache'), manifestFile, progress: [] };
}

/** A Maven that puts files into the folder that it is told. */
function delivers(files: Readonly<Record<string, string>>): (args: readonly string[]) => FakeResult {
  return (args) => {
    const dir = args.find((arg) => arg.startsWith('-DoutputDirectory='))?.split('=')[1] ?? '';
    for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
    return {};
  };
}

async function fetch(env: ReturnType<typeof setUp>, mvn: FakeResult | readonly FakeResult[] | ((args: readonly string[]) => FakeResult)): Promise<{ classPath: string; asked: readonly string[] }> {
  const commands = fakeCommands({ mvn });
  const jars = await kafkaJars({ cacheDir: env.cacheDir, manifestFile: env.manifestFile, retryAfterMs: 0, run: commands.run, onProgress: (line) => env.progress.push(line) });
  return { classPath: jars.classPath, asked: commands.asked };
}

describe('the jars of Kafka', () => {
  it('are pinned, each by its SHA-256', () => {
    const manifest = parseManifest(readFileSync(FILES.kafkaJars, 'utf8'));
    expect(manifest.size).toBe(46);
    expect(manifest.has('kafka_2.13-4.1.0.jar')).toBe(true);
  });

  it('are fetched once, and kept', async () => {
    const env = setUp();
    const first = await fetch(env, delivers({ 'one.jar': 'one', 'two.jar': 'two' }));
    expect(first.classPath.split(':').map((path) => readFileSync(path, 'utf8'))).toEqual(['one', 'two']);
    const second = await fetch(env, MISSING);
    expect(second).toEqual({ classPath: first.classPath, asked: [] });
    expect(env.progress).toEqual([expect.stringMatching(/fetching 2 jars with Maven/), expect.stringMatching(/fetched and verified/)]);
  });

  it.each([
    ['another content', { 'one.jar': 'one', 'two.jar': 'evil' }, /two\.jar has SHA-256 \w{64}, pinned is/],
    ['a missing jar', { 'one.jar': 'one' }, /two\.jar is missing/],
    ['a jar too many', { 'one.jar': 'one', 'two.jar': 'two', 'three.jar': 'three' }, /three\.jar is not in the manifest/],
  ])('are refused with %s, and nothing stays in the cache', async (_, files, message) => {
    const env = setUp();
    await expect(fetch(env, delivers(files as unknown as Record<string, string>))).rejects.toMatchObject({ code: 'YTB_STACK_CHECKSUM', message: expect.stringMatching(message) as unknown });
    expect(readdirSync(env.cacheDir)).toEqual([]);
  });

  it('are asked for a second time when Maven fails, with -U', async () => {
    const env = setUp();
    let calls = 0;
    const { asked } = await fetch(env, (args) => {
      calls += 1;
      return calls === 1 ? OFFLINE : delivers({ 'one.jar': 'one', 'two.jar': 'two' })(args);
    });
    expect(asked).toEqual([expect.stringMatching(/^mvn -q/), expect.stringMatching(/^mvn -U -q/)]);
    expect(env.progress).toContain('Kafka: Maven failed, trying once more');
  });

  it('are an error that says what to do when there is no network', async () => {
    const env = setUp();
    await expect(fetch(env, OFFLINE)).rejects.toMatchObject({
      code: 'YTB_STACK_NETWORK',
      message: expect.stringMatching(/network or the repository does not answer, or lacks it.*Check the network.*Maven said:\n.*Name or service not known$/s) as unknown,
    });
    expect(existsSync(env.cacheDir) ? readdirSync(env.cacheDir) : []).toEqual([]);
  });

  it('are an error that says what to do when there is no Maven', async () => {
    await expect(fetch(setUp(), MISSING)).rejects.toMatchObject({ code: 'YTB_STACK_NO_MAVEN', message: expect.stringMatching(/mvn was not found.*apt install maven/) as unknown });
  });

  it('are an error that says what to do when the disk is full', async () => {
    await expect(fetch(setUp(), { code: 1, output: 'java.io.IOException: No space left on device' })).rejects.toMatchObject({ code: 'YTB_STACK_DISK_FULL' });
  });
});
