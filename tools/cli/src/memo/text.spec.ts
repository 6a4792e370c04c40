import { item, plain, wrap } from './text';

describe('text of a memo', () => {
  it('keeps what others wrote from becoming a heading, a list, emphasis, a link or a table', () => {
    expect(plain('A*B* [x](y) <b> `c` |d| _e_ f_g')).toBe('A\\*B\\* \\[x\\](y) \\<b> \\`c\\` \\|d\\| \\_e\\_ f_g');
    expect(plain('line\u0000 one\n# two\u202e drow')).toBe('line one # two drow');
  });

  it('wraps at 100 columns, a CJK letter counting two', () => {
    const lines = wrap('wort '.repeat(60), '- ', '  ').split('\n');
    expect(lines.every((line) => line.length <= 100)).toBe(true);
    expect(lines.every((line, i) => line.startsWith(i === 0 ? '- ' : '  '))).toBe(true);
    expect(wrap('稀'.repeat(120)).split('\n').map((line) => line.length)).toEqual([50, 50, 20]);
  });

  it.each(['#', '-', '1.', '12)', '>'])('does not begin a line with %s, which would start a block', (mark) => {
    for (let length = 80; length < 100; length++) expect(wrap(`${'a'.repeat(length)} ${mark} b`)).not.toMatch(/\n(?:#|-|>|\d+[.)])/);
  });

  it('indents the further lines of an item', () => {
    expect(item(`${'a '.repeat(60)}end`, 1).split('\n')[1]).toMatch(/^ {4}a/);
  });
});
