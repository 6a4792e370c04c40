import type { OrderStatusEvent } from '@ytterby/contracts';

/** One server-sent event. */
export interface SentEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: OrderStatusEvent;
}

/** Reads server-sent events over HTTP. */
export class EventReader {
  private readonly received: SentEvent[] = [];
  private notify: () => void = () => undefined;
  private failure: unknown;

  private constructor(private readonly abort: AbortController) {}

  /** Resolves when the stream is open. */
  static async open(url: string, headers: Record<string, string>): Promise<EventReader> {
    const abort = new AbortController();
    const response = await fetch(url, { headers, signal: abort.signal });
    if (response.status !== 200 || response.body === null) throw new Error(`no stream: HTTP ${response.status} ${await response.text()}`);
    const reader = new EventReader(abort);
    void reader.read(response.body);
    return reader;
  }

  /** The events so far, as soon as they fulfil the condition. */
  async until(condition: (events: readonly SentEvent[]) => boolean): Promise<readonly SentEvent[]> {
    while (!condition(this.received)) {
      if (this.failure !== undefined) throw new Error('the stream ended', { cause: this.failure });
      await new Promise<void>((resolve) => {
        this.notify = resolve;
      });
    }
    return this.received;
  }

  close(): void {
    this.abort.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        this.received.push(...blocks.flatMap(parseBlock));
        this.notify();
      }
      this.failure = new Error('ended by the server');
    } catch (cause) {
      this.failure = cause;
    }
    this.notify();
  }
}

function parseBlock(block: string): SentEvent[] {
  const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  const [event, data] = [fields.get('event'), fields.get('data')];
  return event === undefined || data === undefined ? [] : [{ id: fields.get('id') ?? null, event, data: JSON.parse(data) as OrderStatusEvent }];
}
