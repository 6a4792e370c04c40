import type { Writable } from 'node:stream';
import type { OrderStatusEvent } from '@ytterby/contracts';
import type { FeedEntry } from '../application/status-feed';

const HEARTBEAT_MS = 15_000;
const MAX_BUFFERED_BYTES = 256 * 1024;

/**
 * Server-sent events to one reader. A reader that is too slow costs at most 256 KiB: what comes while its buffer is full is left out, and once it
 * has caught up it is told `reset`, which means: read the orders again.
 */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;
  private isBehind = false;

  constructor(private readonly output: Writable) {
    this.heartbeat = setInterval(() => this.write(': still here\n\n'), HEARTBEAT_MS);
    this.heartbeat.unref();
    output.on('drain', () => this.caughtUp());
    this.write('retry: 2000\n\n');
  }

  /** A change that has an id to go on behind. */
  entry({ id, change }: FeedEntry): void {
    this.write(`id: ${id}\nevent: status\ndata: ${JSON.stringify(change)}\n\n`);
  }

  /** A status as it is now. */
  status(change: OrderStatusEvent): void {
    this.write(`event: status\ndata: ${JSON.stringify(change)}\n\n`);
  }

  /** Tells the reader that changes were missed. */
  reset(): void {
    this.write('event: reset\ndata: {}\n\n');
  }

  /** Ends the heartbeat; the connection is closed already or about to be. */
  close(): void {
    clearInterval(this.heartbeat);
  }

  private write(text: string): void {
    if (this.output.writableLength > MAX_BUFFERED_BYTES) this.isBehind = true;
    if (!this.isBehind) this.output.write(text);
  }

  private caughtUp(): void {
    if (!this.isBehind) return;
    this.isBehind = false;
    this.reset();
  }
}
