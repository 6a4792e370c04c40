import { backoffMs, createSseParser, type ServerEvent } from '../model/sse';
import { type Api, ApiFailure } from './client';

/** `live`: connected. `connecting`: trying. `waiting`: lost, tries again soon. `refused`: this key may not listen, or there is nothing to listen to. */
export type LiveState = 'connecting' | 'live' | 'waiting' | 'refused';

/** Who listens. `onGap`: changes may have been missed, so read the data again. */
export interface EventListener {
  onEvent(event: ServerEvent): void;
  onState(state: LiveState): void;
  onGap(): void;
}

async function read(stream: ReadableStream<Uint8Array>, onEvent: (event: ServerEvent) => void): Promise<void> {
  const parser = createSseParser();
  const reader = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) parser.push(piece.value).forEach(onEvent);
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function isRefusal(cause: unknown): boolean {
  return cause instanceof ApiFailure && [401, 403, 404].includes(cause.status);
}

/** Follows an event stream until `signal` aborts or the listener is refused (401, 403, 404). A lost connection is made again with growing pauses, behind the last event. */
export async function followEvents(api: Api, path: string, listener: EventListener, signal: AbortSignal): Promise<void> {
  let lastId: string | null = null;
  let failures = 0;
  let wasLive = false;
  while (!signal.aborted) {
    try {
      const stream = await api.stream(path, lastId, signal);
      listener.onState('live');
      failures = 0;
      // Without an id to go on behind, changes during the break are lost.
      if (wasLive && lastId === null) listener.onGap();
      wasLive = true;
      await read(stream, (event) => {
        lastId = event.id ?? lastId;
        if (event.event === 'reset') listener.onGap();
        else listener.onEvent(event);
      });
    } catch (cause) {
      if (isRefusal(cause)) return listener.onState('refused');
    }
    if (signal.aborted) return;
    failures += 1;
    listener.onState('waiting');
    await wait(backoffMs(failures, Math.random()), signal);
  }
}
