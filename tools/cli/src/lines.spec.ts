import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UsageError } from './exit-status';
import { type InputLine, readLines } from './lines';

describe('lines of an input', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-lines-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function file(name: string, content: string | Buffer): string {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  }

  async function linesOf(path: string): Promise<InputLine[]> {
    const lines: InputLine[] = [];
    for await (const line of readLines(path)) lines.push(line);
    return lines;
  }

  it('are numbered as an editor numbers them; empty ones are left out', async () => {
    expect(await linesOf(file('a', '\ufeffone\r\n\n  \nfour\n日本\nlast'))).toEqual([
      { number: 1, text: 'one' }, { number: 4, text: 'four' }, { number: 5, text: '日本' }, { number: 6, text: 'last' },
    ]);
  });

  it('come whole however the input is cut into chunks', async () => {
    const long = Array.from({ length: 3_000 }, (_, i) => `${i}-${'名'.repeat(40)}`);
    expect((await linesOf(file('long', long.join('\n')))).map(({ text }) => text)).toEqual(long);
  });

  it.each(['packed.gz', 'packed-without-ending'])('%s is unpacked', async (name) => {
    expect(await linesOf(file(name, gzipSync('one\ntwo\n')))).toEqual([{ number: 1, text: 'one' }, { number: 2, text: 'two' }]);
  });

  it('a line that is no UTF-8 is shown as such and not repaired', async () => {
    expect(await linesOf(file('latin1', Buffer.from([0x41, 0x0a, 0xfc, 0x0a, 0x42])))).toEqual([{ number: 1, text: 'A' }, { number: 2, text: null }, { number: 3, text: 'B' }]);
  });

  it('an empty input has none', async () => {
    expect(await linesOf(file('empty', ''))).toEqual([]);
    expect(await linesOf(file('empty.gz', gzipSync('')))).toEqual([]);
  });

  it.each([
    ['a file that is not there', () => join(folder, 'none'), /There is no file .*none\. Give a file/],
    ['a folder', () => folder, /is a folder/],
    ['a gzip file that was cut off', () => file('cut.gz', gzipSync('one\ntwo\n'.repeat(500)).subarray(0, 40)), /cut off/],
    ['a file that only claims to be gzip', () => file('false.gz', 'plain text'), /damaged gzip/],
  ])('%s is refused in a sentence', async (_what, path, sentence) => {
    const reading = linesOf(path());
    await expect(reading).rejects.toThrow(UsageError);
    await expect(reading).rejects.toThrow(sentence);
  });
});
