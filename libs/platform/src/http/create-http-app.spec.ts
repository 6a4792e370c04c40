import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Module, Param, Post, Req, Res } from '@nestjs/common';
import { YtterbyError } from '@ytterby/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiKeys, type Caller, createApiKeys, type Role, ROLES } from '../api-keys';
import { silentLogger } from '../logger';
import { PrometheusMetrics } from '../metrics';
import { CurrentCaller, Public, Roles } from './auth';
import { createHttpApp, refuseOpenListener } from './create-http-app';
import { HEALTH_CHECKS, HealthController, METRICS } from './health.controller';
import { ndjsonLines } from './ndjson';

@Controller('t')
@Roles('analyst', 'officer')
class TestController {
  @Get('own/:id')
  own(@CurrentCaller() caller: Caller, @Param('id') id: string): unknown {
    return { ...caller, id };
  }

  @Get('officer')
  @Roles('officer')
  officer(): string {
    return 'ok';
  }

  @Get('open')
  @Public()
  open(): string {
    return 'ok';
  }

  @Get('open-but-personal')
  @Public()
  personal(@CurrentCaller() caller: Caller): string {
    return caller.subject;
  }

  @Post('size')
  size(@Body() body: Buffer): unknown {
    return { bytes: body.length, isBuffer: Buffer.isBuffer(body) };
  }

  @Post('lines')
  async lines(@Req() request: FastifyRequest): Promise<unknown> {
    let count = 0;
    for await (const { bytes } of ndjsonLines(request.body as AsyncIterable<Buffer>, 1_000_000)) count += bytes?.length ?? 0;
    return { bytes: count };
  }

  @Get('fail/:code')
  fail(@Param('code') code: string): never {
    if (code === 'bug') throw new TypeError('secret detail');
    throw new YtterbyError(code as 'YTB_DB_UNAVAILABLE', { cause: new Error('secret cause') });
  }

  @Get('half')
  half(@Res() reply: FastifyReply): never {
    reply.raw.writeHead(200);
    reply.raw.write('begun');
    reply.raw.end();
    throw new Error('after the answer began');
  }
}

/** Neither Roles nor Public: open to nobody. */
@Controller('forgotten')
class ForgottenController {
  @Get()
  get(): string {
    return 'leak';
  }
}

const checks: Record<string, () => boolean> = {};

@Module({
  controllers: [TestController, ForgottenController, HealthController],
  providers: [
    { provide: HEALTH_CHECKS, useValue: checks },
    { provide: METRICS, useValue: new PrometheusMetrics('test') },
  ],
})
class TestModule {}

describe('an HTTP app', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ytterby-http-')), 'keys.json');
  const keys = createApiKeys(file, ROLES.map((role) => ({ subject: role, role })));
  const log: [string, Record<string, unknown>][] = [];
  const record = (event: string, fields = {}): void => void log.push([event, fields]);
  const start = (): ReturnType<typeof createHttpApp> =>
    createHttpApp({ module: TestModule, bind: '127.0.0.1', port: 0, keys: ApiKeys.load(file), logger: { ...silentLogger, warn: record, error: record }, bodyLimitBytes: 1_000 });
  let http: Awaited<ReturnType<typeof createHttpApp>>;

  beforeAll(async () => {
    http = await start();
  });
  afterAll(() => http.stop());
  beforeEach(() => void log.splice(0));

  const get = async (path: string, role: Role | null, init: RequestInit = {}): Promise<{ status: number; headers: Headers; body: unknown }> => {
    const headers = { ...(role === null ? {} : { authorization: `Bearer ${keys.get(role) ?? ''}` }), ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(`${http.url}${path}`, { ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text };
  };

  it.each([
    { path: '/t/own/1', allowed: ['analyst', 'officer'] },
    { path: '/t/officer', allowed: ['officer'] },
    { path: '/t/open', allowed: [...ROLES] },
    { path: '/forgotten', allowed: [] },
  ])('$path is for $allowed only', async ({ path, allowed }) => {
    for (const role of ROLES) expect({ role, status: (await get(path, role)).status }).toEqual({ role, status: (allowed).includes(role) ? 200 : 403 });
  });

  it('wants a key everywhere but on public routes', async () => {
    expect((await get('/t/own/1', null)).status).toBe(401);
    expect((await get('/forgotten', null)).status).toBe(401);
    expect((await get('/t/open', null)).status).toBe(200);
    expect((await get('/t/open-but-personal', null)).status).toBe(401);
    expect((await get('/t/own/1', null, { headers: { authorization: `Bearer ${'x'.repeat(43)}` } })).body).toMatchObject({ code: 'YTB_AUTH_UNKNOWN_KEY' });
  });

  it('tells the handler who calls, and the caller which role would be needed', async () => {
    expect((await get('/t/own/7', 'analyst')).body).toEqual({ subject: 'analyst', role: 'analyst', id: '7' });
    expect((await get('/t/officer', 'analyst')).body).toMatchObject({ code: 'YTB_AUTH_FORBIDDEN', title: 'The role "analyst" of this API key does not allow this action; it needs "officer".' });
  });

  it('logs who was refused what, never the key', async () => {
    await get('/t/officer?token=1', 'viewer');
    await get('/t/officer', null);
    expect(log).toEqual([
      ['http_refused', { code: 'YTB_AUTH_FORBIDDEN', method: 'GET', path: '/t/officer', subject: 'viewer' }],
      ['http_refused', { code: 'YTB_AUTH_MISSING', method: 'GET', path: '/t/officer', subject: null }],
    ]);
  });

  it('answers errors as problem details, with the detail in the log only', async () => {
    const answer = await get('/t/fail/bug', 'officer');
    expect(answer).toMatchObject({ status: 500, body: { type: 'urn:ytterby:error:YTB_BUG', code: 'YTB_BUG', status: 500, errors: [] } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(log).toEqual([['http_error', { code: 'YTB_BUG', err: expect.stringContaining('secret detail') }]]);
  });

  it('says when to come back', async () => {
    const answer = await get('/t/fail/YTB_DB_UNAVAILABLE', 'officer');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(log[0]?.[1]['err']).toContain('secret cause');
  });

  it('survives an error after the answer began', async () => {
    expect((await get('/t/half', 'officer')).body).toBe('begun');
    expect((await get('/t/open', null)).status).toBe(200);
  });

  it('gives JSON to the handler as bytes, up to the limit', async () => {
    const post = (bytes: number, type: string): ReturnType<typeof get> => get('/t/size', 'officer', { method: 'POST', body: Buffer.alloc(bytes, 0x20), headers: { 'content-type': type } });
    expect((await post(1_000, 'application/json; charset=utf-8')).body).toEqual({ bytes: 1_000, isBuffer: true });
    expect((await post(1_000, 'application/cloudevents+json')).body).toEqual({ bytes: 1_000, isBuffer: true });
    expect(await post(1_001, 'application/json')).toMatchObject({ status: 413, body: { code: 'YTB_INPUT_TOO_LARGE' } });
    expect(await post(10, 'text/html')).toMatchObject({ status: 400, body: { code: 'YTB_INPUT_SCHEMA' } });
  });

  it.each(['with its length', 'in chunks'])('answers a body that is refused while it is still written, %s, and takes the next request on the same connection', async (how) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = async (bytes: number): Promise<unknown> => {
      const request = httpRequest(`${http.url}/t/size`, { method: 'POST', agent, headers: { authorization: `Bearer ${keys.get('officer') ?? ''}`, 'content-type': 'application/json' } });
      if (how === 'in chunks') request.write(' ');
      request.end(Buffer.alloc(bytes, 0x20));
      const [answer] = (await once(request, 'response')) as [IncomingMessage];
      await answer.toArray();
      return { status: answer.statusCode, reused: request.reusedSocket, written: request.writableFinished || (await once(request, 'finish'), true) };
    };
    expect(await send(64 * 1024 * 1024)).toEqual({ status: 413, reused: false, written: true });
    expect(await send(100)).toEqual({ status: 201, reused: true, written: true });
    agent.destroy();
  });

  it('gives NDJSON to the handler as a stream without that limit', async () => {
    const body = `${'x'.repeat(50_000)}\n`.repeat(10);
    expect((await get('/t/lines', 'officer', { method: 'POST', body, headers: { 'content-type': 'application/x-ndjson' } })).body).toEqual({ bytes: 500_000 });
  });

  it.each(['/nothing', '/t/officer/more', '/t/own'])('%s is 404', async (path) => {
    expect(await get(path, 'officer')).toMatchObject({ status: 404, body: { code: 'YTB_NOT_FOUND' } });
  });

  it('takes long parameters', async () => {
    expect((await get(`/t/own/${'x'.repeat(400)}`, 'officer')).status).toBe(200);
  });

  it('is alive, ready only when every check holds, and can be measured', async () => {
    Object.assign(checks, { database: () => true, consumer: () => true });
    expect(await get('/healthz', null)).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await get('/readyz', null)).toMatchObject({ status: 200, body: { status: 'ready', checks: { database: 'ok', consumer: 'ok' } } });
    checks['consumer'] = () => false;
    checks['database'] = () => {
      throw new Error('away');
    };
    expect(await get('/readyz', null)).toMatchObject({ status: 503, body: { status: 'not ready', checks: { database: 'failed', consumer: 'failed' } } });
    expect((await get('/healthz', null)).status).toBe(200);
    expect((await get('/metrics', null)).body).toContain('process_cpu_seconds_total');
  });

  it('ends although a reader keeps its connection open', async () => {
    const other = await start();
    const response = await fetch(`${other.url}/t/open`, { headers: { connection: 'keep-alive' } });
    await response.text();
    await other.stop();
    await expect(fetch(`${other.url}/t/open`)).rejects.toThrow();
  });
});

describe('refuseOpenListener', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ytterby-open-')), 'keys.json');
  const noKeys = ApiKeys.load(file);

  it.each(['127.0.0.1', '::1', 'localhost'])('%s may listen without keys', (bind) => {
    expect(() => refuseOpenListener(bind, noKeys)).not.toThrow();
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '', '127.0.0.1.example.org'])('%j may not', (bind) => {
    expect(() => refuseOpenListener(bind, noKeys)).toThrow(expect.objectContaining({ code: 'YTB_CONFIG_INVALID', message: expect.stringContaining('bind to 127.0.0.1') }));
  });

  it('may with keys', () => {
    createApiKeys(file, [{ subject: 'a', role: 'viewer' }]);
    expect(() => refuseOpenListener('0.0.0.0', ApiKeys.load(file))).not.toThrow();
  });

  it('stops an app before it listens', async () => {
    await expect(createHttpApp({ module: TestModule, bind: '0.0.0.0', port: 0, keys: noKeys, logger: silentLogger, bodyLimitBytes: 1 })).rejects.toMatchObject({ code: 'YTB_CONFIG_INVALID' });
  });
});
