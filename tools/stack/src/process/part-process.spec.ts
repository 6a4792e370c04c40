import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awaitPart, type PartProcess, startFailed, startPart } from './part-process';

function node(script: string): PartProcess {
  const dir = mkdtempSync(join(tmpdir(), 'ytterby-part-'));
  return startPart({ part: 'kafka', command: process.execPath, args: ['-e', script], cwd: dir, logFile: join(dir, 'kafka.log'), stopSignal: 'SIGTERM' });
}
const never = (): Promise<string | null> => Promise.resolve('connection refused');
const FOREVER = 'setInterval(() => {}, 1000);';

describe('a part of the stack', () => {
  it('that ends instead of answering is an error with the last lines of its log', async () => {
    const part = node('console.error("first"); console.error("Unable to parse config: x"); process.exit(3)');
    await expect(awaitPart(part, never, 30_000)).rejects.toMatchObject({
      code: 'YTB_STACK_START_FAILED',
      message: expect.stringMatching(/^Kafka did not start: it ended with exit code 3\. Look into .*kafka\.log\. The last lines of its log:\nfirst\nUnable to parse config: x$/) as unknown,
    });
  });

  it('that does not answer in time is stopped, and an error', async () => {
    const part = node(FOREVER);
    await expect(awaitPart(part, never, 10)).rejects.toMatchObject({ code: 'YTB_STACK_START_FAILED', message: expect.stringMatching(/no answer after 0 s \(connection refused\)/) as unknown });
    expect(part.ended()).toBe('signal SIGKILL');
  });

  it('that does not exist is an error', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ytterby-part-'));
    const part = startPart({ part: 'redis', command: join(dir, 'nothing'), args: [], cwd: dir, logFile: join(dir, 'redis.log'), stopSignal: 'SIGTERM' });
    await expect(awaitPart(part, never, 30_000)).rejects.toMatchObject({ message: expect.stringMatching(/^Redis did not start: .*ENOENT/) as unknown });
  });

  it('ends in good order when asked to', async () => {
    const part = node(`process.on("SIGTERM", () => { console.log("bye"); process.exit(0) }); console.log("up"); ${FOREVER}`);
    await awaitPart(part, () => Promise.resolve(readFileSync(part.logFile, 'utf8').includes('up') ? null : 'not yet'), 30_000);
    await part.stop();
    expect([part.ended(), readFileSync(part.logFile, 'utf8')]).toEqual(['exit code 0', 'up\nbye\n']);
    await part.stop();
  });

  it('is killed when it does not listen', async () => {
    const part = node(`process.on("SIGTERM", () => undefined); console.log("up"); ${FOREVER}`);
    await awaitPart(part, () => Promise.resolve(readFileSync(part.logFile, 'utf8').includes('up') ? null : 'not yet'), 30_000);
    await part.stop({ deadlineMs: 20 });
    expect(part.ended()).toBe('signal SIGKILL');
  });

  it('whose log says that the disk is full is told so', () => {
    const logFile = join(mkdtempSync(join(tmpdir(), 'ytterby-part-')), 'kafka.log');
    writeFileSync(logFile, 'java.io.IOException: No space left on device\n');
    expect(startFailed('kafka', 'it ended', logFile)).toMatchObject({ code: 'YTB_STACK_DISK_FULL', message: expect.stringMatching(/disk is full.*YTTERBY_DATA_DIR/) as unknown });
  });
});
