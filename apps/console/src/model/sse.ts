/** One server-sent event; `id` is the last id that was sent, as in the HTML standard. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | null;
}

/**
 * A parser of `text/event-stream` (WHATWG HTML §9.2.6) that takes the text in pieces of any size. `push` returns the events completed by the piece;
 * what is incomplete waits. Comments (heartbeats) and `retry` are read over.
 */
export function createSseParser(): { push(piece: string): ServerEvent[] } {
  let rest = '';
  let event = '';
  let data: string[] = [];
  let id: string | null = null;

  function take(line: string): ServerEvent | null {
    if (line === '') return dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
    if (field === 'id' && !value.includes('\0')) id = value;
    return null;
  }

  function dispatch(): ServerEvent | null {
    const done = data.length === 0 ? null : { event: event === '' ? 'message' : event, data: data.join('\n'), id };
    event = '';
    data = [];
    return done;
  }

  return {
    push(piece) {
      const text = rest + piece;
      // A CR at the very end may be the first half of CR LF: it waits for the next piece.
      const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
      const lines = whole.split(/\r\n|\r|\n/);
      rest = (lines.pop() ?? '') + text.slice(whole.length);
      return lines.map(take).filter((done) => done !== null);
    },
  };
}

/** Milliseconds to wait before the attempt after `failures` failed ones: 1 s, doubled up to 30 s, less up to half of it by `chance` (0 to 1). */
export function backoffMs(failures: number, chance: number): number {
  const full = Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (1 - chance / 2));
}
