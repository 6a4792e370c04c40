import { Writable } from 'node:stream';
import type { OrderStatusEvent } from '@ytterby/contracts';
import { EventStream } from './event-stream';

const change: OrderStatusEvent = { orderId: 'A', revision: 1, status: 'accepted', outcome: null, action: null, seq: null, at: '2026-01-15T08:00:00Z' };

/** A reader that takes nothing until it is told to. */
class SlowReader extends Writable {
  taken = '';
  private release: (() => void) | undefined;
  private isOpen = false;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.taken += chunk.toString();
    if (this.isOpen) done();
    else this.release = done;
  }

  async catchUp(): Promise<void> {
    this.isOpen = true;
    this.release?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('EventStream', () => {
  let reader: SlowReader;
  let stream: EventStream;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    reader = new SlowReader();
    stream = new EventStream(reader);
  });
  afterEach(() => {
    stream.close();
    jest.useRealTimers();
  });

  it('writes server-sent events', async () => {
    stream.entry({ id: 'e-1', change });
    stream.status(change);
    stream.reset();
    await reader.catchUp();
    const data = JSON.stringify(change);
    expect(reader.taken).toBe(`retry: 2000\n\nid: e-1\nevent: status\ndata: ${data}\n\nevent: status\ndata: ${data}\n\nevent: reset\ndata: {}\n\n`);
  });

  it('sends a comment every 15 s, until it is closed', async () => {
    await reader.catchUp();
    jest.advanceTimersByTime(45_000);
    expect(reader.taken.match(/: still here/g)).toHaveLength(3);
    stream.close();
    jest.advanceTimersByTime(45_000);
    expect(reader.taken.match(/: still here/g)).toHaveLength(3);
  });

  it('costs a slow reader at most 256 KiB, and tells it that it missed something', async () => {
    for (let i = 0; i < 10_000; i++) stream.entry({ id: `e-${i}`, change });
    expect(reader.writableLength).toBeLessThan(258 * 1024);
    await reader.catchUp();
    expect(reader.taken).toMatch(/event: reset\ndata: \{\}\n\n$/);
    stream.entry({ id: 'later', change });
    expect(reader.taken).toContain('id: later');
    expect(reader.taken.match(/event: reset/g)).toHaveLength(1);
  });
});
