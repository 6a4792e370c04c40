import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headersFromAttributes, type LicenseDecidedV1, licenseDecidedV1, type OrderAcceptedV1, type OrderClosedV1, orderDecisions, type ScreeningCompletedV1, type ScreeningResolvedV1, type TopicName, TOPICS } from '@ytterby/contracts';
import { createKafkajsBroker, partitionFor } from '@ytterby/messaging';
import { runOnce, quoteIdentifier } from '@ytterby/persistence';
import { createApiKeys, loadConfig, newId, silentLogger } from '@ytterby/platform';
import { createTestTopics, eventually, testPrefix, testStack, type TestTopics } from '@ytterby/testing';
import { accepted, anOrder, aScreening, closed, completed, plainEngine, resolved } from '../test/builders';
import { licensingSettings } from './config';
import type { DecisionEngine } from './ports';
import { type LicensingOverrides, type RunningLicensing, startLicensing } from './service';

const ROOT = join(__dirname, '..', '..', '..');
const PARTITIONS = 4;
jest.setTimeout(60_000);
const ROLES = ['viewer', 'analyst', 'officer', 'machine'] as const;

type Payload = OrderAcceptedV1 | OrderClosedV1 | ScreeningCompletedV1 | ScreeningResolvedV1;

/** The plain engine; an order whose id begins with R owes a report whose day has passed. */
const owingEngine: DecisionEngine = {
  identity: plainEngine.identity,
  decide(input) {
    const { decision, trace } = plainEngine.decide(input);
    if (!input.order.orderId.startsWith('R')) return { decision, trace };
    const duty = { kind: 'report', text: 'Report.', by: 'exporter', dueOn: '2026-01-19', citation: { instrument: 'Test', article: '1', confidence: 'text' } } as const;
    return { decision: { ...decision, lines: decision.lines.map((line) => ({ ...line, duties: [duty] })) }, trace };
  },
};

describe('licensing as a service (Kafka, PostgreSQL)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-licensing-'));
  const databasePrefix = `${testPrefix()}_`;
  const keysFile = join(folder, 'keys.json');
  const keys = createApiKeys(keysFile, [...ROLES.map((role) => ({ subject: role, role })), { subject: 'second-officer', role: 'officer' as const }]);
  let topics: TestTopics;
  let broker: ReturnType<typeof createKafkajsBroker>;
  let service: RunningLicensing;
  const decided: LicenseDecidedV1[] = [];
  const waiting: (() => void)[] = [];

  beforeAll(async () => {
    topics = await createTestTopics({ partitions: PARTITIONS });
    broker = createKafkajsBroker({ clientId: 'test', brokers: testStack().kafkaBrokers, topicPrefix: topics.prefix, logger: silentLogger });
    const reader = broker.consumer({ groupId: `${topics.prefix}outside`, topics: ['license.decided.v1'], maxBytesPerPartition: 6_000_000 });
    await reader.run((batch) => {
      for (const record of batch.records) decided.push(licenseDecidedV1.parse(JSON.parse(String(record.value))));
      for (const tell of waiting.splice(0)) tell();
      return batch.commit(batch.records.at(-1)?.offset ?? 0n);
    });
    service = await start();
  });

  afterAll(async () => {
    await service.stop();
    await broker.close();
    await topics.drop();
    await runOnce(testStack().postgresUrl, `DROP DATABASE IF EXISTS ${quoteIdentifier(`${databasePrefix}licensing`)} WITH (FORCE)`);
    rmSync(folder, { recursive: true });
  });

  function start(overrides: LicensingOverrides = {}): Promise<RunningLicensing> {
    const config = loadConfig(licensingSettings, {
      YTTERBY_LICENSING_PORT: '0',
      YTTERBY_KEYS_FILE: keysFile,
      YTTERBY_KAFKA_BROKERS: testStack().kafkaBrokers.join(','),
      YTTERBY_POSTGRES_URL: testStack().postgresUrl,
      YTTERBY_TOPIC_PREFIX: topics.prefix,
      YTTERBY_DATABASE_PREFIX: databasePrefix,
      YTTERBY_DECISION_EVENT_MAX_BYTES: '20000',
      YTTERBY_PUBLIC_URL: 'http://gateway.test',
    });
    return startLicensing(config, { engine: owingEngine, logger: silentLogger, root: ROOT, ...overrides });
  }

  async function publish(topic: TopicName, events: readonly { key: string; data: Payload; id?: string }[]): Promise<void> {
    const producer = broker.producer();
    await producer.connect();
    await producer.send(
      events.map(({ key, data, id }) => ({
        topic,
        key,
        partition: partitionFor(key, PARTITIONS),
        value: Buffer.from(JSON.stringify(data)),
        headers: headersFromAttributes({ specversion: '1.0', id: id ?? newId(), source: 'urn:test', type: TOPICS[topic].eventType }),
      })),
    );
    await producer.disconnect();
  }

  async function decisions(orderId: string, count: number): Promise<LicenseDecidedV1[]> {
    for (;;) {
      const mine = decided.filter((decision) => decision.orderId === orderId);
      if (mine.length >= count) return mine;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  function get(path: string, subject: string): Promise<Response> {
    return fetch(new URL(path, service.url), { headers: { authorization: `Bearer ${keys.get(subject) ?? ''}` } });
  }

  function post(path: string, subject: string, body: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${keys.get(subject) ?? ''}`, 'content-type': 'application/json' };
    return fetch(new URL(path, service.url), { method: 'POST', headers, body: JSON.stringify(body) });
  }

  it('lets one officer propose what another approves, and records the register in the next decision', async () => {
    const entry = { measure: '72/2025', state: 'lapsed', knownSince: '2026-01-02', source: 'MOFCOM web site' };
    const refused = await post('/v1/status-register/entries', 'officer', { ...entry, measure: '99/2025', until: '2027-01-10', source: '' });
    expect([refused.status, ((await refused.json()) as { errors: { path: string }[] }).errors.map(({ path }) => path).sort()]).toEqual([400, ['measure', 'source']]);
    const withDay = await post('/v1/status-register/entries', 'officer', { ...entry, until: '2027-01-10' });
    expect([withDay.status, JSON.stringify(await withDay.json())]).toEqual([400, expect.stringContaining('is only allowed with the state extended, not lapsed')]);
    const ofNotice = await post('/v1/status-register/entries', 'officer', { ...entry, state: 'as_notice' });
    expect([ofNotice.status, JSON.stringify(await ofNotice.json())]).toEqual([400, expect.stringContaining('is only allowed for a single measure, not for 72/2025')]);
    expect((await post('/v1/status-register/entries', 'analyst', entry)).status).toBe(403);
    const { entryId } = (await (await post('/v1/status-register/entries', 'officer', entry)).json()) as { entryId: string };
    expect((await post(`/v1/status-register/entries/${entryId}:approve`, 'officer', {})).status).toBe(409);
    const approved = await post(`/v1/status-register/entries/${entryId}:approve`, 'second-officer', { comment: 'read it too' });
    expect(await approved.json()).toMatchObject({ status: 'approved', proposedBy: 'officer', reviewedBy: 'second-officer', reviewComment: 'read it too' });
    const statusRegisterId = 'status-register:70/2025=unverified;72/2025=lapsed;listings=unverified';
    expect(await (await get('/v1/status-register', 'viewer')).json()).toMatchObject({ statusRegisterId, entries: [{ entryId }] });
    await publish('orders.accepted.v1', [accepted(anOrder('S'))]);
    await publish('screening.completed.v1', [completed(aScreening('S'))]);
    expect(await decisions('S', 1)).toMatchObject([{ statusRegisterId }]);
  });

  it('decides an order that comes in over three topics, once per cause, and tells the outside', async () => {
    await publish('screening.completed.v1', [completed(aScreening('A', 1, { status: 'review', seq: 1 }))]);
    await publish('orders.accepted.v1', [accepted(anOrder('A'))]);
    expect(await decisions('A', 1)).toMatchObject([{ seq: 1, cause: 'screening', action: 'hold' }]);
    await publish('screening.resolved.v1', [resolved(aScreening('A', 1, { seq: 2 }))]);
    const [first, second] = await decisions('A', 2);
    expect(second).toMatchObject({ seq: 2, cause: 'resolution:R1', supersedes: first?.decisionId, action: 'release' });
  });

  it('handles an event that is delivered twice once, and goes on after a restart where it stopped', async () => {
    const order = { ...accepted(anOrder('B')), id: 'event-of-B' };
    await publish('orders.accepted.v1', [order, order]);
    await publish('screening.completed.v1', [completed(aScreening('B'))]);
    await decisions('B', 1);
    await service.stop();
    await publish('orders.accepted.v1', [order, accepted(anOrder('B2'))]);
    await publish('screening.completed.v1', [completed(aScreening('B2'))]);
    service = await start();
    expect(await decisions('B2', 1)).toHaveLength(1);
    const stored = (await (await get('/v1/orders/B/decisions', 'viewer')).json()) as { decisions: unknown[] };
    expect(stored.decisions).toHaveLength(1);
    expect(decided.filter(({ orderId }) => orderId === 'B')).toHaveLength(1);
  });

  it('takes the end of an order, before and after the order itself', async () => {
    await publish('orders.closed.v1', [closed('G')]);
    await eventually('the end of the order', async () => (await (await get('/metrics', 'viewer')).text()).includes('ytterby_closed_orders_total'));
    await publish('orders.accepted.v1', [accepted(anOrder('G'))]);
    await publish('screening.completed.v1', [completed(aScreening('G'))]);
    expect(await decisions('G', 1)).toMatchObject([{ seq: 1, cause: 'screening' }]);
  });

  it('keeps the clock of a report until somebody says that it was filed', async () => {
    expect((await post('/v1/orders/R/report', 'machine', { filedOn: '2026-01-20' })).status).toBe(404);
    await publish('orders.accepted.v1', [accepted(anOrder('R'))]);
    await publish('screening.completed.v1', [completed(aScreening('R'))]);
    const [decision] = await decisions('R', 1);
    await publish('orders.closed.v1', [closed('R', { on: '2026-01-05' })]);
    const report = { orderId: 'R', revision: 1, state: 'overdue', exportedOn: '2026-01-05', dueOn: '2026-01-19', decisionId: decision?.decisionId, lineIds: ['l1'], filing: null };
    await eventually('the overdue report', async () => JSON.stringify(await (await get('/v1/reports?state=overdue', 'viewer')).json()).includes('"R"'));
    expect(await (await get('/v1/orders/R/report', 'viewer')).json()).toMatchObject(report);
    expect((await post('/v1/orders/R/report', 'viewer', { filedOn: '2026-01-20' })).status).toBe(403);
    const refused = await post('/v1/orders/R/report', 'machine', { filedOn: '2026-01-32', number: 1 });
    expect([refused.status, ((await refused.json()) as { errors: { path: string }[] }).errors.map(({ path }) => path).sort()]).toEqual([400, ['filedOn', 'number']]);
    const filed = await post('/v1/orders/R/report', 'machine', { filedOn: '2026-01-20', reference: '4711' });
    expect([filed.status, await filed.json()]).toEqual([200, expect.objectContaining({ ...report, state: 'filed', filing: expect.objectContaining({ filedOn: '2026-01-20', reference: '4711', filedBy: 'machine' }) as object, at: expect.any(String) as string })]);
    expect((await post('/v1/orders/R/report', 'officer', { filedOn: '2026-01-20', reference: '4711' })).status).toBe(200);
    expect((await post('/v1/orders/R/report', 'officer', { filedOn: '2026-01-21' })).status).toBe(409);
    expect(await (await get('/v1/reports', 'viewer')).json()).toMatchObject({ reports: [{ orderId: 'R', state: 'filed' }] });
  });

  it('decides an order as of a stated day again when an officer says so, and shows who asked and why', async () => {
    await publish('orders.accepted.v1', [accepted(anOrder('P'), '2025-11-20')]);
    await publish('screening.completed.v1', [completed(aScreening('P', 1, { seq: 1 }))]);
    const [first] = await decisions('P', 1);
    await publish('screening.completed.v1', [completed(aScreening('P', 1, { seq: 2, cause: 'snapshot:S2', listSnapshotId: 'S2', status: 'match' }))]);
    await eventually('the result of other lists', async () => (await (await get('/metrics', 'viewer')).text()).includes('ytterby_pinned_not_decided_total{service="licensing"} 1'));
    const commanded = await post('/v1/orders/P/decisions', 'officer', { reason: 'the end user was listed since' });
    const command = (await commanded.json()) as { commandId: string };
    const [, second] = await decisions('P', 2);
    expect(second).toMatchObject({ seq: 2, cause: `command:${command.commandId}`, asOf: '2025-11-20', action: 'stop', listSnapshotId: 'S2', supersedes: first?.decisionId });
    const kept = { commandId: command.commandId, orderId: 'P', revision: 1, reason: 'the end user was listed since', by: 'officer', at: expect.any(String) as string, changed: true, decisionId: second?.decisionId };
    expect([commanded.status, command]).toEqual([200, kept]);
    const shown = orderDecisions.parse(await (await get('/v1/orders/P/decisions', 'viewer')).json());
    expect([shown.decisions.map(({ seq }) => seq), shown.commands]).toEqual([[1, 2], [command]]);
  });

  it.each([
    ['P', 'analyst', { reason: 'x' }, 403],
    ['P', 'nobody', { reason: 'x' }, 401],
    ['P', 'officer', {}, 400],
    ['P', 'officer', { reason: '' }, 400],
    ['P', 'officer', { reason: 'x', asOf: '2026-01-01' }, 400],
    ['unknown', 'officer', { reason: 'x' }, 404],
    ['a%20b', 'officer', { reason: 'x' }, 404],
    ['R', 'officer', { reason: 'x' }, 409],
  ])('deciding %s again as %s with %j answers %i', async (orderId, subject, body, status) => {
    expect((await post(`/v1/orders/${orderId}/decisions`, subject, body)).status).toBe(status);
  });

  it('answers with the stored bytes, also of a decision that was too large for an event', async () => {
    await publish('orders.accepted.v1', [accepted(anOrder('C', 1, 80))]);
    await publish('screening.completed.v1', [completed(aScreening('C'))]);
    const [event] = await decisions('C', 1);
    expect(event).toMatchObject({ lines: [], linesUrl: `http://gateway.test/v1/decisions/${event?.decisionId}` });
    const response = await get(`/v1/decisions/${event?.decisionId}`, 'machine');
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(((await response.json()) as LicenseDecidedV1).lines).toHaveLength(80);
    const list = (await (await get('/v1/orders/C/decisions', 'viewer')).json()) as { orderId: string; decisions: LicenseDecidedV1[] };
    expect([list.orderId, list.decisions.map(({ lines }) => lines.length)]).toEqual(['C', [80]]);
    const inputs = (await (await get(`/v1/decisions/${event?.decisionId}/inputs`, 'viewer')).json()) as object;
    expect(inputs).toMatchObject({ decision: { decisionId: event?.decisionId }, order: { orderId: 'C', revision: 1 }, screening: { orderId: 'C', status: 'clear' }, releaseAllowed: true });
    expect(await (await get(`/v1/decisions/${event?.decisionId}/trace`, 'officer')).json()).toEqual({ decisionId: event?.decisionId, trace: { rules: ['Test Art 1'] } });
  });

  it.each([
    ['/v1/decisions/none', 'viewer', 404],
    ['/v1/decisions/none/inputs', 'viewer', 404],
    ['/v1/decisions/none/trace', 'analyst', 404],
    ['/v1/decisions/none/trace', 'viewer', 403],
    ['/v1/decisions/a%20b', 'viewer', 400],
    ['/v1/orders/a%20b/decisions', 'viewer', 400],
    ['/v1/orders/unknown/decisions', 'machine', 200],
    ['/v1/orders/unknown/decisions', 'nobody', 401],
    ['/v1/parked', 'analyst', 200],
    ['/v1/parked', 'viewer', 403],
    ['/v1/ordersXYZ', 'viewer', 404],
    ['/v1/orders/unknown/report', 'viewer', 404],
    ['/v1/orders/a%00b/report', 'viewer', 404],
    ['/v1/reports?state=late', 'viewer', 400],
    ['/readyz', 'nobody', 200],
  ])('GET %s as %s answers %i', async (path, subject, status) => {
    expect((await get(path, subject)).status).toBe(status);
  });

  it('parks an event that breaks the contract with its followers, and its neighbours go on', async () => {
    const broken = { ...aScreening('D'), status: 'fine' } as unknown as ScreeningCompletedV1;
    await publish('orders.accepted.v1', [accepted(anOrder('D')), accepted(anOrder('E'))]);
    await publish('screening.completed.v1', [{ key: 'D', data: broken }, completed(aScreening('D')), completed(aScreening('E'))]);
    expect(await decisions('E', 1)).toMatchObject([{ action: 'release' }]);
    // D and E may be in different partitions: wait for D's by the next event of its own partition that is no follower.
    const neighbour = Array.from({ length: 64 }, (_, i) => `N${i}`).find((id) => partitionFor(id, PARTITIONS) === partitionFor('D', PARTITIONS)) ?? '';
    await publish('orders.accepted.v1', [accepted(anOrder(neighbour))]);
    await publish('screening.completed.v1', [completed(aScreening(neighbour))]);
    await decisions(neighbour, 1);
    const { parked } = (await (await get('/v1/parked', 'analyst')).json()) as { parked: { key: string; kind: string; code: string }[] };
    expect(parked).toMatchObject([{ key: 'D', kind: 'failed', code: 'YTB_INPUT_SCHEMA' }, { key: 'D', kind: 'behind', code: 'YTB_PARKED_BEHIND' }]);
    expect(decided.filter(({ orderId }) => orderId === 'D')).toEqual([]);
  });
});
