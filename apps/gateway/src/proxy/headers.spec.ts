import { headersToClient, headersToService } from './headers';

describe('headers through the gateway', () => {
  it("keeps the caller's own and drops those of the connection, also the ones that Connection names", () => {
    expect(
      headersToService({
        authorization: 'Bearer k',
        'content-type': 'application/json',
        traceparent: 't',
        'ytterby-as-of': '2026-01-05',
        'last-event-id': '7',
        connection: 'keep-alive, X-Secret',
        'x-secret': '1',
        'transfer-encoding': 'chunked',
        upgrade: 'websocket',
        host: 'gateway',
        cookie: 'a=b',
        expect: '100-continue',
      }),
    ).toEqual({ authorization: 'Bearer k', 'content-type': 'application/json', traceparent: 't', 'ytterby-as-of': '2026-01-05', 'last-event-id': '7' });
  });

  it('lets no browser keep or reinterpret an API answer, unless the service says that it may be kept', () => {
    expect(headersToClient({ 'content-type': 'application/json', connection: 'close' })).toEqual({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(headersToClient({ 'cache-control': 'max-age=1' })).toMatchObject({ 'cache-control': 'max-age=1' });
  });
});
