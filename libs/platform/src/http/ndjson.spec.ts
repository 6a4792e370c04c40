import fc from 'fast-check';
import { ndjsonLines } from './ndjson';

async function* chunks(parts: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part));
}

async function read(parts: readonly (string | Buffer)[], maxLineBytes = 100): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  for await (const { line, bytes } of ndjsonLines(chunks(parts), maxLineBytes)) {
    lines.push(bytes?.toString() ?? null);
    expect(line).toBe(lines.length);
  }
  return lines;
}

describe('ndjsonLines', () => {
  it.each([
    { scenario: 'nothing', parts: [], lines: [] },
    { scenario: 'one line without an end', parts: ['a'], lines: ['a'] },
    { scenario: 'an end after the last line', parts: ['a\nb\n'], lines: ['a', 'b'] },
    { scenario: 'an empty line inside', parts: ['a\n\nb'], lines: ['a', '', 'b'] },
    { scenario: 'Windows line ends, also cut in two', parts: ['a\r\nb\r', '\nc'], lines: ['a', 'b', 'c'] },
    { scenario: 'a character cut in two', parts: [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])], lines: ['é'] },
  ])('reads $scenario', async ({ parts, lines }) => {
    expect(await read(parts)).toEqual(lines);
  });

  it('throws away only the line that is too long, in one chunk or many', async () => {
    expect(await read(['ab\n', 'x'.repeat(11), '\ncd\n'], 10)).toEqual(['ab', null, 'cd']);
    expect(await read(['ab\n', ...'x'.repeat(50).split(''), '\ncd'], 10)).toEqual(['ab', null, 'cd']);
    expect(await read(['x'.repeat(10)], 10)).toEqual(['x'.repeat(10)]);
    expect(await read(['x'.repeat(11)], 10)).toEqual([null]);
  });

  it('reads the same lines however the stream is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '中', '\n', '{') });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(40)), async (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const at = [...new Set(cuts.map((cut) => Math.min(cut, bytes.length)))].sort((a, b) => a - b);
        const parts = [0, ...at].map((start, i) => bytes.subarray(start, at[i] ?? bytes.length));
        const expected = whole.endsWith('\n') ? whole.split('\n').slice(0, -1) : whole === '' ? [] : whole.split('\n');
        expect(await read(parts)).toEqual(expected);
      }),
    );
  });
});
