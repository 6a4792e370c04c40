import { type Api, ApiFailure } from './client';
import { followEvents, type LiveState } from './events';

function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}

describe('followEvents', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('goes on behind the last event after a break, and stops when the key is refused', async () => {
    const answers = [() => streamOf('id: 7\nevent: status\ndata: {}\n\n'), () => streamOf('event: reset\ndata: {}\n\n')];
    const asked: (string | null)[] = [];
    const api = {
      stream: async (_path: string, lastEventId: string | null) => {
        asked.push(lastEventId);
        const answer = answers.shift();
        if (answer === undefined) throw new ApiFailure(401, 'YTB_UNAUTHENTICATED', 'No such key.');
        return answer();
      },
    } as unknown as Api;
    const states: LiveState[] = [];
    const events: string[] = [];
    const listener = { onState: (state: LiveState) => states.push(state), onEvent: ({ event }: { event: string }) => events.push(event), onGap: () => events.push('gap') };
    let isOver = false;
    const following = followEvents(api, '/v1/events', listener, new AbortController().signal).finally(() => (isOver = true));
    for (let round = 0; round < 20 && !isOver; round += 1) await jest.advanceTimersByTimeAsync(30_000);
    await following;
    expect(asked).toEqual([null, '7', '7']);
    expect(states).toEqual(['live', 'waiting', 'live', 'waiting', 'refused']);
    expect(events).toEqual(['status', 'gap']);
  });
});
