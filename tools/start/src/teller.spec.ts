import { Teller } from './teller';

function fakeOutput(isTTY: boolean): { written: string[]; stream: NodeJS.WriteStream } {
  const written: string[] = [];
  return { written, stream: { isTTY, columns: 40, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream };
}

describe('Teller', () => {
  it('prints progress as lines off a terminal, counters only at every tenth and at the end', () => {
    const { written, stream } = fakeOutput(false);
    const teller = new Teller(stream);
    for (const text of ['creating topics', 'decided 9 of 66 order revisions', 'decided 10 of 66 order revisions', 'decided 66 of 66 order revisions']) teller.progress(text);
    expect(written.map((line) => line.replace(/^ *[\d.]+ s {2}/, ''))).toEqual(['creating topics\n', 'decided 10 of 66 order revisions\n', 'decided 66 of 66 order revisions\n']);
  });

  it('writes progress over itself on a terminal, no wider than it, and clears it before a line', () => {
    const { written, stream } = fakeOutput(true);
    const teller = new Teller(stream);
    teller.progress('x'.repeat(100));
    teller.line('done');
    expect(written[0]).toHaveLength(39);
    expect(written.slice(1)).toEqual([`\r${' '.repeat(39)}\r`, 'done\n']);
  });
});
