import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, createServer, type IncomingMessage, request as httpRequest, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKeys, loadConfig, silentLogger } from '@ytterby/platform';
import { gatewaySettings } from './config';
import { type RunningGateway, startGateway } from './service';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A service whose behaviour a test sets. */
class FakeService {
  private readonly server: Server = createServer((request, response) => this.handler(request, response));
  handler: Handler = (request, response) => {
    const { method, url, headers } = request;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name: this.name, method, url, authorization: headers.authorization, host: headers.host }));
  };

  constructor(readonly name: string) {}

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const CONSOLE_FILES = {
  'index.html': '<!doctype html><title>console</title>',
  'assets/main-8f3a2b1c.js': 'console.log(1)',
  'favicon.svg': '<svg/>',
};
const OPEN_API = { openapi: '3.1.0', info: { title: 'Ytterby', version: '1' }, paths: {} };

describe('gateway', () => {
  const root = mkdtempSync(join(tmpdir(), 'ytterby-gateway-'));
  const intake = new FakeService('order-intake');
  const screening = new FakeService('screening');
  let gateway: RunningGateway;
  let key: string;
  const echo = intake.handler;

  beforeAll(async () => {
    for (const [name, text] of Object.entries(CONSOLE_FILES)) {
      const path = join(root, 'dist', 'apps', 'console', name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, text);
    }
    mkdirSync(join(root, 'docs', 'api', 'schemas'), { recursive: true });
    writeFileSync(join(root, 'docs', 'api', 'openapi.json'), JSON.stringify(OPEN_API));
    writeFileSync(join(root, 'docs', 'api', 'schemas', 'order.json'), '{}');
    writeFileSync(join(root, 'secret.txt'), 'secret');
    const keysFile = join(root, 'keys.json');
    key = createApiKeys(keysFile, [{ subject: 'anna', role: 'analyst' }]).get('anna') ?? '';
    const closedPort = await unusedUrl();
    const config = loadConfig(gatewaySettings, {
      YTTERBY_GATEWAY_PORT: '0',
      YTTERBY_KEYS_FILE: keysFile,
      YTTERBY_INTAKE_URL: await intake.listen(),
      YTTERBY_SCREENING_URL: await screening.listen(),
      YTTERBY_LICENSING_URL: closedPort,
      YTTERBY_UPSTREAM_TIMEOUT_MS: '300',
    });
    gateway = await startGateway(config, { root, logger: silentLogger });
  });

  beforeEach(() => {
    intake.handler = echo;
  });

  afterAll(async () => {
    await gateway.stop();
    intake.stop();
    screening.stop();
    rmSync(root, { recursive: true });
  });

  async function unusedUrl(): Promise<string> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return `http://127.0.0.1:${port}`;
  }

  function call(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, gateway.url), { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });
  }

  describe('who am I', () => {
    it('tells subject and role of the key', async () => {
      expect(await (await call('/v1/me')).json()).toEqual({ subject: 'anna', role: 'analyst' });
    });

    it.each([['none', {}], ['an unknown one', { authorization: 'Bearer ytb_00000000000000000000000000' }]])('answers 401 to a call with %s', async (_what, headers) => {
      const response = await fetch(new URL('/v1/me', gateway.url), { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    });
  });

  describe('forwarding', () => {
    it("reaches the service with path, query and the caller's key", async () => {
      const response = await call('/v1/orders/a%2Fb?limit=1&x=%20');
      expect(await response.json()).toMatchObject({ name: 'order-intake', method: 'GET', url: '/v1/orders/a%2Fb?limit=1&x=%20', authorization: `Bearer ${key}` });
      expect(response.headers.get('cache-control')).toBe('no-store');
    });

    it('maps the parked records of a service', async () => {
      expect(await (await call('/v1/services/screening/parked/7:replay', { method: 'POST' })).json()).toMatchObject({ name: 'screening', method: 'POST', url: '/v1/parked/7:replay' });
    });

    it('passes a refusal on as it is', async () => {
      intake.handler = (request, response) => {
        request.resume();
        response.writeHead(409, { 'content-type': 'application/problem+json', location: '/v1/orders/1' }).end('{"code":"YTB_ORDER_STALE_REVISION"}');
      };
      const response = await call('/v1/orders', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
      expect([response.status, response.headers.get('location'), await response.json()]).toEqual([409, '/v1/orders/1', { code: 'YTB_ORDER_STALE_REVISION' }]);
    });

    it('does not know other paths', async () => {
      const response = await call('/v1/ordersXYZ', { method: 'POST', body: '{}' });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'YTB_NOT_FOUND' });
    });

    it('streams a batch: an answer line comes back before the next line is sent', async () => {
      intake.handler = (request, response) => {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        request.on('data', (chunk: Buffer) => response.write(`got ${chunk.toString()}`));
        request.on('end', () => response.end());
      };
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
      const outgoing = httpRequest(new URL('/v1/orders:batch', gateway.url), { method: 'POST', headers });
      outgoing.write('one\n');
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      const answers: string[] = [];
      for await (const chunk of incoming) {
        answers.push(String(chunk));
        if (answers.length === 1) outgoing.end('two\n');
      }
      expect(answers).toEqual(['got one\n', 'got two\n']);
    });

    it('streams events at once, and tells the service when the reader leaves', async () => {
      const left = new Promise<void>((resolve) => {
        intake.handler = (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.flushHeaders();
          response.write('event: status\ndata: {}\n\n');
          response.on('close', resolve);
        };
      });
      const outgoing = httpRequest(new URL('/v1/events', gateway.url), { headers: { authorization: `Bearer ${key}` } });
      outgoing.on('error', () => undefined);
      outgoing.end();
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      expect(incoming.headers['content-type']).toBe('text/event-stream');
      expect(String(await next(incoming))).toContain('event: status');
      outgoing.destroy();
      await left;
    });

    it('passes an early refusal of a large body on', async () => {
      intake.handler = (_request, response) => {
        response.writeHead(413, { 'content-type': 'application/problem+json', connection: 'close' }).end('{"code":"YTB_INPUT_TOO_LARGE"}');
      };
      const outgoing = httpRequest(new URL('/v1/orders', gateway.url), { method: 'POST', headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } });
      outgoing.on('error', () => undefined);
      outgoing.write('x'.repeat(100_000));
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      expect(incoming.statusCode).toBe(413);
      expect(String(await next(incoming))).toContain('YTB_INPUT_TOO_LARGE');
      outgoing.destroy();
    });

    it.each(['read away', 'left unread'])('takes the rest of a refused body, %s by the service, and the next request on the same connection', async (how) => {
      intake.handler = (request, response) => {
        if (how === 'read away') request.resume();
        response.writeHead(413, { 'content-type': 'application/problem+json' }).end('{"code":"YTB_INPUT_TOO_LARGE"}');
      };
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (const reused of [false, true]) {
        const outgoing = httpRequest(new URL('/v1/orders', gateway.url), { method: 'POST', agent, headers: { 'content-type': 'application/json' } });
        const written = once(outgoing, 'finish');
        outgoing.end(Buffer.alloc(64 * 1024 * 1024, 0x20));
        const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
        await incoming.toArray();
        await written;
        expect([incoming.statusCode, outgoing.reusedSocket]).toEqual([413, reused]);
      }
      agent.destroy();
    });
  });

  describe('when a service does not answer', () => {
    it('says 503 and which one it is', async () => {
      const response = await call('/v1/decisions/0190b7a0-0000-7000-8000-000000000000');
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('2');
      expect(await response.json()).toMatchObject({ code: 'YTB_UPSTREAM_UNAVAILABLE', title: expect.stringContaining('licensing') });
    });

    it('gives a silent service up', async () => {
      intake.handler = () => undefined;
      const response = await call('/v1/orders');
      expect([response.status, await response.json()]).toMatchObject([503, { title: expect.stringContaining('order-intake') }]);
    });

    it('breaks the answer off when the service breaks off, so that it does not look whole', async () => {
      intake.handler = (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"orders":[', () => response.destroy());
      };
      await expect(call('/v1/orders').then((response) => response.text())).rejects.toThrow();
    });

    it('asks once more when the service closed a kept connection', async () => {
      await (await call('/v1/orders')).text();
      let broken = 0;
      intake.handler = (request, response) => {
        broken += 1;
        if (broken === 1) request.socket.destroy();
        else echo(request, response);
      };
      expect((await call('/v1/orders')).status).toBe(200);
      expect(broken).toBe(2);
    });
  });

  it('tells the readiness of every service', async () => {
    intake.handler = (_request, response) => void response.end('{"status":"ready","checks":{"database":"ok"}}');
    screening.handler = (_request, response) => void response.writeHead(503).end('{"status":"not ready","checks":{"lists":"failed"}}');
    const response = await fetch(new URL('/v1/health', gateway.url));
    expect(await response.json()).toEqual({
      status: 'not ready',
      services: {
        'order-intake': { status: 'ready', checks: { database: 'ok' } },
        screening: { status: 'not ready', checks: { lists: 'failed' } },
        licensing: { status: 'unreachable', checks: {} },
      },
    });
  });

  describe('console and documents', () => {
    const page = { headers: { accept: 'text/html' } };

    it.each(['/', '/orders/4711', '/reviews'])('shows the console at %s, never kept without asking, with security headers', async (path) => {
      const response = await fetch(new URL(path, gateway.url), page);
      expect(await response.text()).toBe(CONSOLE_FILES['index.html']);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(response.headers.get('x-frame-options')).toBe('DENY');
    });

    it('lets a browser keep files whose name holds a hash, and answers 304 to what it has', async () => {
      const response = await fetch(new URL('/assets/main-8f3a2b1c.js', gateway.url));
      expect([response.headers.get('cache-control'), response.headers.get('content-type')]).toEqual(['public, max-age=31536000, immutable', 'text/javascript; charset=utf-8']);
      const icon = await fetch(new URL('/favicon.svg', gateway.url));
      const again = await fetch(new URL('/favicon.svg', gateway.url), { headers: { 'if-none-match': icon.headers.get('etag') ?? '' } });
      expect([icon.headers.get('cache-control'), again.status]).toEqual(['no-cache', 304]);
    });

    it.each(['/assets/none.js', '/none.html', '/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../../../secret.txt'])('has no %s', async (path) => {
      const outgoing = httpRequest({ ...addressOf(gateway.url), path, headers: { accept: '*/*' } }).end();
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      expect(incoming.statusCode).toBe(404);
      incoming.resume();
    });

    it('serves the documents and a page made of them', async () => {
      expect(await (await fetch(new URL('/openapi.json', gateway.url))).json()).toEqual(OPEN_API);
      expect((await fetch(new URL('/schemas/order.json', gateway.url))).status).toBe(200);
      const docs = await fetch(new URL('/docs', gateway.url), page);
      expect(await docs.text()).toContain('<h1>Ytterby');
      expect((await fetch(new URL('/docs/style.css', gateway.url))).headers.get('content-type')).toContain('text/css');
    });

    it('answers its own health', async () => {
      expect((await fetch(new URL('/readyz', gateway.url))).status).toBe(200);
    });
  });
});

function addressOf(url: string): { hostname: string; port: string } {
  const { hostname, port } = new URL(url);
  return { hostname, port };
}

async function next(stream: IncomingMessage): Promise<Buffer> {
  const [chunk] = (await once(stream, 'data')) as [Buffer];
  return chunk;
}
