import { Module } from '@nestjs/common';
import type { ParkedListQuery } from '@ytterby/contracts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeys, createApiKeys } from '../api-keys';
import { silentLogger } from '../logger';
import { createHttpApp } from './create-http-app';
import { PARKED_STORE, ParkedController, type ParkedStore } from './parked.controller';

class FakeStore implements ParkedStore {
  readonly queries: ParkedListQuery[] = [];
  list: ParkedStore['list'] = (query) => {
    this.queries.push(query);
    return Promise.resolve({ parked: [], next: null });
  };
  get: ParkedStore['get'] = () => Promise.resolve(null);
  replay: ParkedStore['replay'] = (id) => Promise.resolve(id === 'p-1' ? { id, replayed: 3, stillParked: 0 } : null);
}

describe('parked records over HTTP', () => {
  const store = new FakeStore();
  const file = join(mkdtempSync(join(tmpdir(), 'ytterby-parked-')), 'keys.json');
  const keys = createApiKeys(file, [
    { subject: 'olga', role: 'officer' },
    { subject: 'anna', role: 'analyst' },
    { subject: 'vera', role: 'viewer' },
  ]);
  let http: Awaited<ReturnType<typeof createHttpApp>>;

  @Module({ controllers: [ParkedController], providers: [{ provide: PARKED_STORE, useValue: store }] })
  class ParkedModule {}

  beforeAll(async () => {
    http = await createHttpApp({ module: ParkedModule, bind: '127.0.0.1', port: 0, keys: ApiKeys.load(file), logger: silentLogger, bodyLimitBytes: 1000 });
  });
  afterAll(() => http.stop());

  const call = async (method: string, path: string, subject: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(`${http.url}${path}`, { method, headers: { authorization: `Bearer ${keys.get(subject) ?? ''}` } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('lists with defaults, and with what was asked for', async () => {
    expect(await call('GET', '/v1/parked', 'anna')).toEqual({ status: 200, body: { parked: [], next: null } });
    await call('GET', '/v1/parked?status=all&limit=5&after=17', 'anna');
    expect(store.queries).toEqual([
      { limit: 50, status: 'parked' },
      { limit: 5, status: 'all', after: '17' },
    ]);
  });

  it.each(['limit=0', 'limit=501', 'limit=x', 'status=open', 'after=-1', 'sort=asc'])('refuses ?%s and names the parameter', async (query) => {
    const { status, body } = await call('GET', `/v1/parked?${query}`, 'anna');
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'YTB_INPUT_SCHEMA', errors: [{ path: query.split('=')[0] }] });
  });

  it('answers 404 for an unknown record', async () => {
    expect((await call('GET', '/v1/parked/nope', 'anna')).status).toBe(404);
    expect((await call('POST', '/v1/parked/nope:replay', 'olga')).body).toMatchObject({ code: 'YTB_NOT_FOUND' });
  });

  it('replays for an officer only', async () => {
    expect(await call('POST', '/v1/parked/p-1:replay', 'olga')).toEqual({ status: 200, body: { id: 'p-1', replayed: 3, stillParked: 0 } });
    expect((await call('POST', '/v1/parked/p-1:replay', 'anna')).status).toBe(403);
  });

  it('shows nothing to a viewer, and knows no other verb', async () => {
    expect((await call('GET', '/v1/parked', 'vera')).status).toBe(403);
    expect((await call('POST', '/v1/parked/p-1:delete', 'olga')).status).toBe(404);
  });
});
