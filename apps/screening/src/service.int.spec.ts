import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { headersFromAttributes, type ListActivation, type ListImport, type ListPreview, type ListSourceStatus, listSourceStatus, type ListSourceView, type ListStatus, nameSearchResult, type NameSearchResult, type OrderAcceptedV1, type OrderClosedV1, type OrderScreening, type OrderV1, type Resolution, review, type Review, type ReviewList, type ScreeningCompletedV1, screeningCompletedV1, type ScreeningResolvedV1, screeningResolvedV1, type TopicName, TOPICS } from '@ytterby/contracts';
import { createKafkajsBroker, partitionFor } from '@ytterby/messaging';
import { createDatabase, type PgDatabase, quoteIdentifier, runOnce } from '@ytterby/persistence';
import { createApiKeys, databaseUrl, loadConfig, newId, type Role, silentLogger } from '@ytterby/platform';
import { createTestTopics, eventually, testPrefix, testStack, type TestTopics } from '@ytterby/testing';
import { ownCsvTemplate } from '@ytterby/watchlists';
import { accepted, anOrder, aParty, BROKEN_NAME, closed, type TestEntity, testListBuilder, testOrderNames } from '../test/builders';
import { listBuilder } from './adapters/list-builder';
import { OrderNamesThread } from './adapters/order-names-client';
import { screeningSettings } from './config';
import { type RunningScreening, type ScreeningOverrides, startScreening } from './service';

const ROOT = join(__dirname, '..', '..', '..');
const PARTITIONS = 4;
jest.setTimeout(90_000);

const CALLERS: { subject: string; role: Role }[] = [
  { subject: 'vera', role: 'viewer' },
  { subject: 'anna', role: 'analyst' },
  { subject: 'boris', role: 'analyst' },
  { subject: 'olga', role: 'officer' },
  { subject: 'erp', role: 'machine' },
];
const ACME: TestEntity = { id: 'E-ACME', name: 'Acme Defence' };
const BOLT: TestEntity = { id: 'E-BOLT', name: 'Bolt Dynamics' };

/** What the service runs on when nothing is put in its place. */
const realLists = (): ScreeningOverrides => ({ builder: listBuilder({ threads: 2 }), names: new OrderNamesThread() });

describe('screening as a service (Kafka, PostgreSQL, Redis)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-screening-'));
  const databasePrefix = `${testPrefix()}_`;
  const keysFile = join(folder, 'keys.json');
  const keys = createApiKeys(keysFile, CALLERS);
  let topics: TestTopics;
  let broker: ReturnType<typeof createKafkajsBroker>;
  let database: PgDatabase;
  let service: RunningScreening;
  const completed: ScreeningCompletedV1[] = [];
  const resolved: ScreeningResolvedV1[] = [];

  beforeAll(async () => {
    topics = await createTestTopics({ partitions: PARTITIONS });
    broker = createKafkajsBroker({ clientId: 'test', brokers: testStack().kafkaBrokers, topicPrefix: topics.prefix, logger: silentLogger });
    const reader = broker.consumer({ groupId: `${topics.prefix}outside`, topics: ['screening.completed.v1', 'screening.resolved.v1'], maxBytesPerPartition: 6_000_000 });
    await reader.run((batch) => {
      for (const { value } of batch.records) {
        const data: unknown = JSON.parse(String(value));
        if (batch.topic === 'screening.completed.v1') completed.push(screeningCompletedV1.parse(data));
        else resolved.push(screeningResolvedV1.parse(data));
      }
      return batch.commit(batch.records.at(-1)?.offset ?? 0n);
    });
    service = await start();
    database = createDatabase({ url: databaseUrl(testStack().postgresUrl, `${databasePrefix}screening`), poolSize: 2, applicationName: 'test' });
  });

  afterAll(async () => {
    await service.stop();
    await database.close();
    await broker.close();
    await topics.drop();
    await runOnce(testStack().postgresUrl, `DROP DATABASE IF EXISTS ${quoteIdentifier(`${databasePrefix}screening`)} WITH (FORCE)`);
    rmSync(folder, { recursive: true });
  });

  function start(overrides: ScreeningOverrides = {}, env: Record<string, string> = {}): Promise<RunningScreening> {
    const { redisUrl } = testStack();
    const config = loadConfig(screeningSettings, {
      YTTERBY_SCREENING_PORT: '0',
      YTTERBY_KEYS_FILE: keysFile,
      YTTERBY_KAFKA_BROKERS: testStack().kafkaBrokers.join(','),
      YTTERBY_POSTGRES_URL: testStack().postgresUrl,
      YTTERBY_TOPIC_PREFIX: topics.prefix,
      YTTERBY_DATABASE_PREFIX: databasePrefix,
      ...(redisUrl === null ? {} : { YTTERBY_REDIS_URL: redisUrl }),
      ...env,
    });
    return startScreening(config, { builder: testListBuilder, names: testOrderNames(), logger: silentLogger, root: ROOT, ...overrides });
  }

  const publish = (...events: readonly { key: string; data: OrderAcceptedV1 }[]): Promise<void> => publishTo('orders.accepted.v1', events);

  async function publishTo(topic: TopicName, events: readonly { key: string; data: OrderAcceptedV1 | OrderClosedV1 }[]): Promise<void> {
    const producer = broker.producer();
    await producer.connect();
    await producer.send(
      events.map(({ key, data }) => ({
        topic,
        key,
        partition: partitionFor(key, PARTITIONS),
        value: Buffer.from(JSON.stringify(data)),
        headers: headersFromAttributes({ specversion: '1.0', id: newId(), source: 'urn:test', type: TOPICS[topic].eventType }),
      })),
    );
    await producer.disconnect();
  }

  const resultsOf = (orderId: string): ScreeningCompletedV1[] => completed.filter((result) => result.orderId === orderId);

  function call(method: string, path: string, subject: string, body?: unknown): Promise<Response> {
    const content = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
    const type = path.startsWith('/v1/lists') || path === '/v1/names:batch' ? 'application/x-ndjson' : 'application/json';
    const headers = { authorization: `Bearer ${keys.get(subject) ?? ''}`, ...(content === undefined ? {} : { 'content-type': type }) };
    return fetch(new URL(path, service.url), { method, headers, ...(content === undefined ? {} : { body: content }) });
  }

  async function ok<T>(answer: Promise<Response>): Promise<T> {
    const response = await answer;
    const body: unknown = await response.json();
    expect([response.status, body]).toEqual([200, body]);
    return body as T;
  }

  const importList = (entities: readonly TestEntity[]): Promise<ListImport> =>
    ok(call('POST', '/v1/lists:import?format=ytterby', 'olga', entities.map((entity) => JSON.stringify(entity)).join('\n')));

  async function activate(entities: readonly TestEntity[]): Promise<ListActivation> {
    const { snapshotId } = await importList(entities);
    return ok(call('POST', `/v1/lists/snapshots/${snapshotId}:activate`, 'olga'));
  }

  /** Once a list is in force, the same file again is no loss and no other snapshot. */
  async function importedAgain(starter: string): Promise<string> {
    const { snapshotId } = await ok<ListImport>(call('POST', '/v1/lists:import?format=starter', 'olga', starter));
    await ok(call('POST', `/v1/lists/snapshots/${snapshotId}:activate`, 'olga'));
    return snapshotId;
  }

  async function openHit(orderId: string): Promise<Review> {
    const { reviews } = await ok<ReviewList>(call('GET', '/v1/reviews?limit=500', 'vera'));
    const hit = reviews.find((review) => review.orderId === orderId);
    if (hit === undefined) throw new Error(`no open hit of ${orderId}`);
    return hit;
  }

  it('is not ready and clears nothing without a list, then catches up when one becomes active', async () => {
    await publish(accepted(anOrder('first', [aParty('p1', ACME.name)])));
    const red = await call('GET', '/readyz', 'vera');
    expect([red.status, await red.json()]).toMatchObject([503, { checks: { database: 'ok', list: 'failed', consumer: 'failed' } }]);
    expect(await ok(call('GET', '/v1/lists', 'vera'))).toEqual({ active: null, snapshots: [] });
    for (const path of ['/v1/names:search', '/v1/names:batch']) {
      const notReady = await call('POST', path, 'erp', { name: ACME.name });
      expect([path, notReady.status]).toEqual([path, 503]);
    }
    const { snapshotId, previous, openOrders } = await activate([ACME]);
    expect([previous, openOrders]).toEqual([null, 0]);
    await eventually('the result', () => resultsOf('first').length === 1);
    expect(resultsOf('first')).toMatchObject([{ status: 'review', listSnapshotId: snapshotId, cause: 'screening', seq: 1 }]);
    await eventually('readiness', async () => (await call('GET', '/readyz', 'vera')).status === 200);
  });

  it('takes an order in and a result out, and shows it', async () => {
    await publish(accepted(anOrder('shown', [aParty('p1', 'Harmless GmbH')])));
    await eventually('the result', () => resultsOf('shown').length === 1);
    const [result] = resultsOf('shown');
    expect(result).toMatchObject({ status: 'clear', parties: [{ partyId: '$exporter' }, { partyId: 'p1' }] });
    const view = await ok<OrderScreening>(call('GET', '/v1/orders/shown/screening', 'erp'));
    expect(view).toMatchObject({ orderId: 'shown', revisions: [{ revision: 1, status: 'clear', seq: 1, superseded: false, parties: result?.parties }] });
  });

  it('holds an order with a party that cannot be screened, and its neighbours go on', async () => {
    await publish(accepted(anOrder('broken', [aParty('p1', BROKEN_NAME)])), accepted(anOrder('beside', [aParty('p1', 'Harmless GmbH')])));
    await eventually('both results', () => resultsOf('broken').length === 1 && resultsOf('beside').length === 1);
    expect([resultsOf('broken')[0]?.status, resultsOf('beside')[0]?.status]).toEqual(['error', 'clear']);
  });

  it('lets one person resolve and another approve, each with an event', async () => {
    await publish(accepted(anOrder('four-eyes', [aParty('p1', ACME.name)])));
    await eventually('the result', () => resultsOf('four-eyes').length === 1);
    const { hitId } = await openHit('four-eyes');
    const made = await ok<Review>(call('POST', `/v1/reviews/${hitId}:resolve`, 'anna', { verdict: 'false_positive', comment: 'another company' }));
    expect(made).toMatchObject({ status: 'resolved', resolution: { by: 'anna', verdict: 'false_positive', released: false, approvedBy: null } });
    const own = await call('POST', `/v1/reviews/${hitId}:approve`, 'anna', {});
    expect([own.status, await own.json()]).toMatchObject([409, { code: 'YTB_FOUR_EYES' }]);
    const again = await call('POST', `/v1/reviews/${hitId}:resolve`, 'boris', { verdict: 'true_match', comment: 'no' });
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'YTB_RESOLUTION_CONFLICT' }]);
    expect(await ok<Review>(call('POST', `/v1/reviews/${hitId}:approve`, 'boris', {}))).toMatchObject({ resolution: { approvedBy: 'boris', released: true } });
    await eventually('both events', () => resolved.filter(({ screening }) => screening.orderId === 'four-eyes').length === 2);
    const mine = resolved.filter(({ screening }) => screening.orderId === 'four-eyes');
    expect(mine.map(({ resolution, screening }) => [resolution.released, screening.status, screening.seq])).toEqual([
      [false, 'review', 2],
      [true, 'clear', 3],
    ]);
  });

  it('screens open orders again after an activation, keeps resolutions, and a new process goes on with the job', async () => {
    await publish(...['again-1', 'again-2', 'again-3'].map((id) => accepted(anOrder(id, [aParty('p1', BOLT.name), aParty('p2', ACME.name)]))));
    await eventually('the results', () => ['again-1', 'again-2', 'again-3'].every((id) => resultsOf(id).length === 1));
    const { hitId } = await openHit('again-2');
    await ok(call('POST', `/v1/reviews/${hitId}:resolve`, 'anna', { verdict: 'true_match', comment: 'same address' }));
    await service.stop();
    // What an activation leaves behind when the process dies right after its commit.
    service = await start({ rescreenBatch: 1 });
    const { snapshotId } = await activate([ACME, BOLT]);
    await service.stop();
    service = await start({ rescreenBatch: 1 });
    await eventually('the job', async () => (await ok<ListStatus>(call('GET', '/v1/lists', 'vera'))).active?.rescreen?.status === 'done');
    await eventually('the events', () => ['again-1', 'again-2', 'again-3'].every((id) => resultsOf(id).length === 2));
    expect(resultsOf('again-1')[1]).toMatchObject({ status: 'review', cause: `snapshot:${snapshotId}`, listSnapshotId: snapshotId, seq: 2 });
    expect(resultsOf('again-2')[1]).toMatchObject({ status: 'match', seq: 3 });
    const everyOrder = new Map<string, string[]>();
    for (const { orderId, revision, seq } of completed) everyOrder.set(orderId, [...(everyOrder.get(orderId) ?? []), `${revision}/${seq}`]);
    for (const seqs of everyOrder.values()) expect(new Set(seqs).size).toBe(seqs.length);
  });

  it('imports nothing half-way: bad lines stop it, or are left out and named', async () => {
    const body = `${JSON.stringify(ACME)}\nnot an entity\n`;
    const before = await ok<ListStatus>(call('GET', '/v1/lists', 'vera'));
    const stopped = await call('POST', '/v1/lists:import?format=ytterby', 'olga', body);
    expect([stopped.status, await stopped.json()]).toMatchObject([400, { code: 'YTB_INPUT_SCHEMA', errors: [{ path: 'line 2', message: 'is no entity' }] }]);
    expect(await ok(call('GET', '/v1/lists', 'vera'))).toEqual(before);
    const skipped = await ok<ListImport>(call('POST', '/v1/lists:import?format=ytterby&onError=skip', 'olga', body));
    expect(skipped).toMatchObject({ entities: 1, errors: [{ line: 2, reason: 'is no entity' }] });
    expect((await ok<ListStatus>(call('GET', '/v1/lists', 'vera'))).active?.snapshotId).toBe(before.active?.snapshotId);
    const empty = await call('POST', '/v1/lists:import?format=ytterby&onError=skip', 'olga', 'nothing here');
    expect([empty.status, await empty.json()]).toMatchObject([409, { code: 'YTB_LIST_REFUSED' }]);
  });

  it('refuses to activate a snapshot that cannot be read, and goes on with the one in force', async () => {
    await database.query("INSERT INTO list_snapshot VALUES ('torn', 1, '{}', 'no list', 'olga', now())");
    const answer = await call('POST', '/v1/lists/snapshots/torn:activate', 'olga');
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'YTB_LIST_REFUSED' }]);
    expect((await call('GET', '/readyz', 'vera')).status).toBe(200);
  });

  it('shows what a list would change before it is activated', async () => {
    await publish(accepted(anOrder('previewed', [aParty('p1', 'Carrier Dynamics')])));
    await eventually('the result', () => resultsOf('previewed').length === 1);
    const { snapshotId } = await importList([ACME, BOLT, { id: 'E-CARRIER', name: 'Carrier Dynamics' }]);
    const preview = await ok<ListPreview>(call('GET', `/v1/lists/snapshots/${snapshotId}:preview`, 'anna'));
    expect(preview).toMatchObject({ snapshotId, entities: { added: 1 }, clearsLost: 1, orders: [{ orderId: 'previewed', before: 'clear', after: 'review' }] });
    expect(resultsOf('previewed')).toHaveLength(1);
  });

  it('makes no shrunken list the one in force, on any way, until a person accepts the loss, and tells who did', async () => {
    const filled = (count: number): TestEntity[] => [ACME, BOLT, ...Array.from({ length: count }, (_, i) => ({ id: `E-FILL-${i}`, name: `Filler ${i} Works` }))];
    const lines = filled(3).map((entity) => JSON.stringify(entity)).join('\n');
    const small = (await ok<ListImport>(call('POST', '/v1/lists:import?format=ytterby', 'olga', lines))).snapshotId;
    const { snapshotId: large } = await activate(filled(10));
    const shrunken = { code: 'YTB_LIST_SHRUNKEN', errors: [{ path: 'TEST', value: '5', message: expect.stringContaining('has 12 entities in force') }] };
    const refused = async (path: string, body?: string): Promise<void> => {
      const answer = await call('POST', path, 'olga', body);
      expect([path, answer.status, await answer.json()]).toMatchObject([path, 409, shrunken]);
    };
    await refused('/v1/lists:import?format=ytterby', lines);
    await refused(`/v1/lists/snapshots/${small}:activate`); // imported when nothing was lost by it
    expect((await call('POST', `/v1/lists/snapshots/${small}:activate?acceptLoss=yes`, 'olga')).status).toBe(400);
    expect((await call('POST', `/v1/lists/snapshots/${small}:activate?acceptLoss=true`, 'anna')).status).toBe(403);
    expect((await ok<ListStatus>(call('GET', '/v1/lists', 'vera'))).active).toMatchObject({ snapshotId: large, acceptedLoss: [] });
    await ok(call('POST', '/v1/lists:import?format=ytterby&acceptLoss=true', 'olga', lines));
    await ok(call('POST', `/v1/lists/snapshots/${small}:activate?acceptLoss=true`, 'olga'));
    expect((await ok<ListStatus>(call('GET', '/v1/lists', 'vera'))).active).toMatchObject({ snapshotId: small, activatedBy: 'olga', acceptedLoss: [{ list: 'TEST', before: 12, after: 5 }] });
    await ok(call('POST', `/v1/lists/snapshots/${small}:activate`, 'olga')); // the same again loses nothing
  });

  it('does not screen again what was shipped', async () => {
    await publish(...['left', 'stays'].map((id) => accepted(anOrder(id, [aParty('p1', 'Cobalt Rockets')]))));
    await eventually('the results', () => ['left', 'stays'].every((id) => resultsOf(id).length === 1));
    await publishTo('orders.closed.v1', [closed('left')]);
    await eventually('the end of the order', async () => (await (await call('GET', '/metrics', 'vera')).text()).includes('ytterby_closed_orders_total'));
    await activate([ACME, BOLT, { id: 'E-COBALT', name: 'Cobalt Rockets' }]);
    await eventually('the job', async () => (await ok<ListStatus>(call('GET', '/v1/lists', 'vera'))).active?.rescreen?.status === 'done');
    await eventually('the event', () => resultsOf('stays').length === 2);
    expect(resultsOf('left')).toMatchObject([{ seq: 1, status: 'clear' }]);
    expect(await ok(call('GET', '/v1/orders/left/screening', 'vera'))).toMatchObject({ revisions: [{ seq: 1, status: 'clear' }] });
  });

  it('screens names without an order: one, and many in the order of the lines, each bad one by itself', async () => {
    const answer = await ok<NameSearchResult>(call('POST', '/v1/names:search', 'erp', { id: 'q1', name: ACME.name }));
    expect(nameSearchResult.parse(answer)).toMatchObject({ id: 'q1', status: 'review', hits: [{ entityId: ACME.id, listId: 'TEST', listings: [{ list: 'military' }] }], problems: [] });
    const unknown = await call('POST', '/v1/names:search', 'erp', { name: ACME.name, nationality: 'DE' });
    expect([unknown.status, await unknown.json()]).toMatchObject([400, { errors: [{ path: 'nationality' }] }]);
    const lines = [...Array.from({ length: 120 }, (_, i) => JSON.stringify({ id: `q${i}`, name: i % 50 === 0 ? ACME.name : `Clean ${i}` })), '{"id":', '', JSON.stringify({ id: 'bad', name: 7 }), JSON.stringify({ id: 'broken', name: BROKEN_NAME })];
    const response = await call('POST', '/v1/names:batch', 'erp', lines.join('\n'));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const answers = (await response.text()).trim().split('\n').map((line) => JSON.parse(line) as { id?: string; status: string; line?: number; code?: string });
    expect(answers.slice(0, 120).map(({ id, status }) => [id, status])).toEqual(Array.from({ length: 120 }, (_, i) => [`q${i}`, i % 50 === 0 ? 'review' : 'clear']));
    expect(answers.slice(120)).toMatchObject([
      { line: 121, status: 'error', code: 'YTB_INPUT_JSON' },
      { id: 'bad', line: 123, status: 'error', code: 'YTB_INPUT_SCHEMA', errors: [{ path: 'name' }] },
      { id: 'broken', line: 124, status: 'error', code: 'YTB_SCREENING_FAILED' },
    ]);
    const notNdjson = await call('POST', '/v1/names:batch', 'vera', '{}');
    expect(notNdjson.status).toBe(403);
  });

  it('screens the shipped demo orders against the shipped starter list', async () => {
    await service.stop();
    service = await start(realLists());
    const starter = readFileSync(join(ROOT, 'data', 'starter', 'watchlist_starter.jsonl'), 'utf8');
    const replaced = await call('POST', '/v1/lists:import?format=starter', 'olga', starter);
    expect([replaced.status, await replaced.json()]).toMatchObject([409, { code: 'YTB_LIST_SHRUNKEN', errors: [{ path: 'TEST', value: '0' }] }]);
    const { snapshotId, entities, errors } = await ok<ListImport>(call('POST', '/v1/lists:import?format=starter&acceptLoss=true', 'olga', starter));
    expect([entities, errors]).toEqual([349, []]);
    await ok(call('POST', `/v1/lists/snapshots/${snapshotId}:activate?acceptLoss=true`, 'olga'));
    const formOnly = await ok<NameSearchResult>(call('POST', '/v1/names:search', 'erp', { name: 'Co., Ltd.' }));
    expect(nameSearchResult.parse(formOnly)).toMatchObject({ status: 'error', hits: [], problems: ['The name “Co., Ltd.” is only a legal form; give the full name.'] });
    expect(await importedAgain(starter)).toBe(snapshotId);
    const orders = readFileSync(join(ROOT, 'data', 'starter', 'orders_demo.jsonl'), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { order: OrderV1 }).order);
    await publish(...orders.map((order) => accepted(order)));
    await eventually('all results', () => orders.every(({ orderId, revision }) => resultsOf(orderId).some((result) => result.revision === revision)));
    expect(resultsOf('DEMO-0002')[0]).toMatchObject({ status: 'review', listSnapshotId: snapshotId });
    expect(resultsOf('DEMO-0001')[0]).toMatchObject({ status: 'clear' });
    const { reviews } = await ok<ReviewList>(call('GET', '/v1/reviews?limit=500', 'vera'));
    for (const hit of reviews) expect(review.parse(hit)).toEqual(hit);
    const resolutions = readFileSync(join(ROOT, 'data', 'demo', 'resolutions.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Resolution & Review);
    const asked = (one: Resolution & Review): boolean =>
      reviews.some((hit) => hit.orderId === one.orderId && hit.revision === one.revision && hit.partyId === one.partyId && hit.entity.entityId === one.entityId);
    expect(resolutions.filter((one) => !asked(one)).map(({ orderId, partyId }) => `${orderId} ${partyId}`)).toEqual([]);
  });

  const UN = (inner: string): string => `<CONSOLIDATED_LIST><ENTITIES>${inner}</ENTITIES></CONSOLIDATED_LIST>`;
  const HERON = '<ENTITY><FIRST_NAME>Heron Works</FIRST_NAME><REFERENCE_NUMBER>T1</REFERENCE_NUMBER><ENTITY_ADDRESS><COUNTRY>Atlantis</COUNTRY></ENTITY_ADDRESS></ENTITY>';
  const NAMELESS = '<ENTITY><REFERENCE_NUMBER>T2</REFERENCE_NUMBER></ENTITY>';

  function upload(query: string, body: string | Buffer | FormData, type?: string): Promise<Response> {
    const content = typeof body === 'string' || body instanceof FormData ? body : new Uint8Array(body);
    return fetch(new URL(`/v1/lists:import?${query}`, service.url), { method: 'POST', headers: { authorization: `Bearer ${keys.get('olga') ?? ''}`, ...(type === undefined ? {} : { 'content-type': type }) }, body: content });
  }

  it('reads official files as they are published, gzipped or several together, beside the lists in force', async () => {
    const starter = { 'YTB-SEMI': 198, 'YTB-MIL-AI': 73, 'YTB-MIL': 78 };
    const un = await ok<ListImport>(upload('format=un-xml&others=keep', gzipSync(UN(HERON)), 'application/octet-stream'));
    expect(un).toMatchObject({ counts: { ...starter, 'UN-SC': 1 }, errors: [], kept: [{ line: 1, reason: expect.stringMatching(/UN-SC-T1, ADDRESS.COUNTRY: .*\(got "Atlantis"\)/) as string }] });
    const csv = await ok<ListImport>(upload('format=own-csv&others=keep', ownCsvTemplate(), 'text/csv'));
    expect(csv.counts).toEqual({ ...starter, 'ACME-INTERNAL': 1 });
    const form = new FormData();
    form.append('file', new Blob(['36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n']), 'sdn.csv');
    form.append('file', new Blob(['36,12,"aka","AERO-CARIBBEAN",-0- \r\n']), 'alt.csv');
    expect((await ok<ListImport>(upload('format=ofac-csv&others=keep', form))).counts).toEqual({ ...starter, 'US-OFAC-SDN': 1 });
  });

  it('refuses an official file that was cut, has entries that cannot be used, or is larger than allowed', async () => {
    const refused = async (answer: Promise<Response>): Promise<[number, unknown]> => {
      const response = await answer;
      return [response.status, await response.json()];
    };
    expect(await refused(upload('format=un-xml', UN(HERON).slice(0, -30), 'application/xml'))).toMatchObject([409, { code: 'YTB_LIST_REFUSED', title: expect.stringMatching(/no whole XML.*Nothing was imported\./) as string }]);
    expect(await refused(upload('format=un-xml', gzipSync(UN(HERON)).subarray(0, -9), 'application/gzip'))).toMatchObject([409, { code: 'YTB_LIST_REFUSED', title: expect.stringContaining('damaged or was cut') as string }]);
    expect(await refused(upload('format=un-xml', UN(HERON + NAMELESS), 'text/xml'))).toMatchObject([400, { code: 'YTB_INPUT_SCHEMA', errors: [{ path: 'line 1', message: expect.stringContaining('UN-SC-T2, name: must be there') as string }] }]);
    expect(await refused(upload('format=csl-json', '[]', 'application/json'))).toMatchObject([400, { title: expect.stringContaining('as application/octet-stream') as string }]);
    expect(await refused(upload('format=ofac-csv', 'no form', 'multipart/form-data; boundary=x'))).toMatchObject([400, { title: expect.stringContaining('The form cannot be read') as string }]);
    await service.stop();
    service = await start(realLists(), { YTTERBY_LIST_MAX_FILE_MIB: '1' });
    const large = Buffer.alloc(1024 * 1024 + 1, ' ');
    expect(await refused(upload('format=un-xml', large, 'application/xml'))).toMatchObject([413, { code: 'YTB_INPUT_TOO_LARGE', title: expect.stringContaining('YTTERBY_LIST_MAX_FILE_MIB=1') as string }]);
    expect(await refused(upload('format=un-xml', gzipSync(large), 'application/xml'))).toMatchObject([409, { code: 'YTB_LIST_REFUSED', title: expect.stringContaining('larger than 1 MiB unpacked') as string }]);
    const big = new FormData();
    big.append('file', new Blob([large]), 'sdn.csv');
    expect(await refused(upload('format=ofac-csv', big))).toMatchObject([413, { code: 'YTB_INPUT_TOO_LARGE' }]);
  });

  it('refreshes lists from its sources, shows how fresh they are, and lets officers refresh them', async () => {
    expect(await ok(call('GET', '/v1/lists/sources', 'vera'))).toEqual({ sources: [] });
    expect((await call('POST', '/v1/lists/sources/own:refresh', 'olga')).status).toBe(404);
    await service.stop();
    writeFileSync(join(folder, 'own.csv'), ownCsvTemplate());
    writeFileSync(join(folder, 'sources.json'), JSON.stringify({ sources: [{ id: 'own', file: 'own.csv', format: 'own-csv', activate: 'auto' }] }));
    service = await start(realLists(), { YTTERBY_LIST_SOURCES_FILE: join(folder, 'sources.json') });
    const status = (): Promise<ListSourceStatus> => ok<ListSourceStatus>(call('GET', '/v1/lists/sources', 'vera'));
    await eventually('the list of the source is in force', async () => (await status()).sources[0]?.part?.inForce === true);
    expect(listSourceStatus.parse(await status())).toMatchObject({ sources: [{ id: 'own', outcome: 'changed', stale: false, part: { counts: { 'ACME-INTERNAL': 1 } } }] });
    const { active } = await ok<ListStatus>(call('GET', '/v1/lists', 'vera'));
    expect(active).toMatchObject({ activatedBy: 'source:own', counts: { 'YTB-SEMI': 198, 'ACME-INTERNAL': 1 } });
    expect(await ok<ListSourceView>(call('POST', '/v1/lists/sources/own:refresh', 'olga'))).toMatchObject({ outcome: 'unchanged' });
    const nothingHeld = await call('POST', '/v1/lists/sources/own:accept?partId=ls-1', 'olga');
    expect([nothingHeld.status, await nothingHeld.json()]).toMatchObject([409, { code: 'YTB_LIST_SOURCE_CONFLICT' }]);
    for (const [path, code] of [['own:refresh', 403], ['own:accept?partId=ls-1', 403]] as const) expect((await call('POST', `/v1/lists/sources/${path}`, 'anna')).status).toBe(code);
    expect((await call('POST', '/v1/lists/sources/own:accept', 'olga')).status).toBe(400);
    const metrics = await (await call('GET', '/metrics', 'vera')).text();
    expect(metrics).toMatch(/^ytterby_list_source_age_seconds\{source="own",service="screening"\} \d+$/m);
    expect(metrics).toMatch(/^ytterby_list_source_stale\{source="own",service="screening"\} 0$/m);
    expect(metrics).toMatch(/^ytterby_list_refresh_total\{source="own",outcome="unchanged",service="screening"\} 1$/m);
  });

  it('does not start with a file of sources that has a mistake', async () => {
    writeFileSync(join(folder, 'bad.json'), '{"sources":[{"id":"own","format":"own-csv"}]}');
    await expect(start({}, { YTTERBY_LIST_SOURCES_FILE: join(folder, 'bad.json') })).rejects.toMatchObject({ code: 'YTB_CONFIG_INVALID', message: expect.stringContaining('sources[0].url: must be there') as string });
  });

  it.each([
    ['GET', '/v1/reviews', 'vera', 200],
    ['GET', '/v1/reviews', 'erp', 403],
    ['GET', '/v1/reviews', 'nobody', 401],
    ['GET', '/v1/reviews?limit=0', 'vera', 400],
    ['GET', '/v1/reviews?state=open', 'vera', 400],
    ['GET', '/v1/reviews/none', 'vera', 404],
    ['POST', '/v1/reviews/none:resolve', 'vera', 403],
    ['POST', '/v1/reviews/none:resolve', 'anna', 404],
    ['POST', '/v1/reviews/none:forget', 'anna', 404],
    ['POST', '/v1/reviews/none:approve', 'erp', 403],
    ['POST', '/v1/lists:import?format=ytterby', 'anna', 403],
    ['POST', '/v1/lists:import?format=xml', 'olga', 400],
    ['POST', '/v1/lists:import', 'olga', 400],
    ['POST', '/v1/lists/snapshots/none:activate', 'anna', 403],
    ['POST', '/v1/lists/snapshots/none:activate', 'olga', 404],
    ['GET', '/v1/lists/snapshots/none:preview', 'anna', 404],
    ['GET', '/v1/lists/snapshots/none:preview', 'vera', 403],
    ['GET', '/v1/lists', 'erp', 403],
    ['GET', '/v1/orders/unknown/screening', 'erp', 200],
    ['GET', '/v1/orders/a%20b/screening', 'vera', 400],
    ['GET', '/v1/parked', 'anna', 200],
    ['GET', '/metrics', 'nobody', 200],
  ])('%s %s as %s answers %i', async (method, path, subject, status) => {
    const body = method === 'POST' && path.includes('reviews') ? { verdict: 'true_match', comment: 'x' } : undefined;
    const asked = path.endsWith(':approve') ? {} : body;
    expect((await call(method, path, subject, asked)).status).toBe(status);
  });

  it.each([
    ['an unknown verdict', { verdict: 'maybe', comment: 'x' }, 'verdict'],
    ['no comment', { verdict: 'true_match' }, 'comment'],
    ['a field of another place', { verdict: 'true_match', comment: 'x', released: true }, 'released'],
  ])('names the field of a bad resolution: %s', async (_name, body, path) => {
    const answer = await call('POST', '/v1/reviews/none:resolve', 'anna', body);
    expect([answer.status, await answer.json()]).toMatchObject([400, { errors: [{ path }] }]);
  });
});
