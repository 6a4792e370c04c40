import { backoffMs, createSseParser, type ServerEvent } from './sse';

function parse(...pieces: string[]): ServerEvent[] {
  const parser = createSseParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

describe('createSseParser', () => {
  const text = 'retry: 2000\n\nid: 7\nevent: status\ndata: {"a":1}\n\n: still here\n\ndata: one\ndata: two\n\n';
  const events = [
    { event: 'status', data: '{"a":1}', id: '7' },
    { event: 'message', data: 'one\ntwo', id: '7' },
  ];

  it('reads events, and reads over comments and retry', () => {
    expect(parse(text)).toEqual(events);
  });

  it.each([['\n'], ['\r\n'], ['\r']])('gives the same for every way to cut the text with line ends %j', (end) => {
    // With CR alone the last line end is certain only when something follows it.
    const input = `${text.replaceAll('\n', end)}:`;
    for (let cut = 0; cut <= input.length; cut += 1) expect(parse(input.slice(0, cut), input.slice(cut))).toEqual(events);
    expect(parse(...input)).toEqual(events);
  });

  it('keeps an incomplete event back', () => {
    expect(parse('event: status\ndata: {}\n')).toEqual([]);
  });

  it('takes off only one space and keeps colons in values', () => {
    expect(parse('data:  a: b\n\n')).toEqual([{ event: 'message', data: ' a: b', id: null }]);
  });
});

describe('backoffMs', () => {
  it('doubles from one second to thirty', () => {
    expect([1, 2, 3, 6, 60].map((failures) => backoffMs(failures, 0))).toEqual([1000, 2000, 4000, 30_000, 30_000]);
  });

  it('takes off at most half by chance', () => {
    expect(backoffMs(2, 1)).toBe(1000);
  });
});
