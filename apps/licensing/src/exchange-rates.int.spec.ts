import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headersFromAttributes, type LicenseDecidedV1, type OrderV1, type ScreeningCompletedV1, type TopicName, TOPICS } from '@ytterby/contracts';
import { canonicalJson } from '@ytterby/kernel';
import { createKafkajsBroker, partitionFor } from '@ytterby/messaging';
import { quoteIdentifier, runOnce } from '@ytterby/persistence';
import { createApiKeys, loadConfig, newId, sha256Hex, silentLogger } from '@ytterby/platform';
import { decide, decisionRecord, holdUnlessReleasable, type RateTable, readRateTable, statusRegisterById } from '@ytterby/regulation';
import { createTestTopics, eventually, testPrefix, testStack, type TestTopics } from '@ytterby/testing';
import { accepted, anOrder, aScreening, completed } from '../test/builders';
import { licensingSettings } from './config';
import { type RunningLicensing, startLicensing } from './service';

const PARTITIONS = 2;
const DEC_1 = Date.parse('2026-12-01T04:00:00Z');
jest.setTimeout(60_000);

interface Inputs {
  readonly decision: LicenseDecidedV1;
  readonly order: OrderV1;
  readonly screening: ScreeningCompletedV1;
  readonly releaseAllowed: boolean;
  readonly rateTable?: RateTable;
}

/** A magnet made in Germany for Korea, of 100,000 USD with Chinese Part 1 items of 710 CNY: 0.1 % at 7.1 CNY, less at 7.2. */
function magnet(orderId: string): OrderV1 {
  const plain = anOrder(orderId);
  const lines = plain.lines.map((line) => ({
    ...line, annex61: 'part2' as const, elements: [{ symbol: 'Dy', massPct: '1.5' }], manufacture: { country: 'DE', originatesInChina: false },
    value: { currency: 'USD', itemTotal: '100000.00', cnOriginPart1: '710.00', cnOriginPart1Currency: 'CNY' }, technology: { originChina: false, categories: [] },
  }));
  return {
    ...plain, lines, exporter: { name: 'Odenwald Magnete', country: 'DE', isChineseOperator: false, locatedInChina: false }, shipment: { from: 'DE', to: 'KR', via: [] },
    parties: [{ partyId: 'p1', role: 'end_user', name: 'Hanbit Motors', country: 'KR', militaryUser: false }],
  };
}

function screened(orderId: string): ScreeningCompletedV1 {
  return aScreening(orderId, 1, { parties: ['p1', '$exporter'].map((partyId) => ({ partyId, status: 'clear' as const, listings: [], ownership: [] })) });
}

/** Makes a decision again from nothing but what the endpoint answered. */
function madeAgain({ decision, order, screening, releaseAllowed, rateTable }: Inputs): string {
  const { asOf, knownAt, seq, cause, supersedes, statusRegisterId } = decision;
  const table = rateTable === undefined ? null : readRateTable(rateTable);
  const statusRegister = statusRegisterById(statusRegisterId);
  if (table?.ok === false || statusRegister === null) throw new Error('the inputs cannot be read');
  const evaluation = decide({ order, screening, asOf, knownAt, statusRegister, rateTable: table?.value ?? null });
  const record = decisionRecord({ evaluation, order, screening, asOf, seq, cause, supersedes, hash: sha256Hex });
  return canonicalJson(holdUnlessReleasable(record, { releaseAllowed, screening }));
}

describe('licensing with a file of exchange rates (Kafka, PostgreSQL)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-rates-'));
  const databasePrefix = `${testPrefix()}_`;
  const keysFile = join(folder, 'keys.json');
  const ratesFile = join(folder, 'rates.yaml');
  const keys = createApiKeys(keysFile, [{ subject: 'officer', role: 'officer' }, { subject: 'second-officer', role: 'officer' }]);
  let topics: TestTopics;
  let broker: ReturnType<typeof createKafkajsBroker>;
  let service: RunningLicensing | null = null;

  beforeAll(async () => {
    topics = await createTestTopics({ partitions: PARTITIONS });
    broker = createKafkajsBroker({ clientId: 'test', brokers: testStack().kafkaBrokers, topicPrefix: topics.prefix, logger: silentLogger });
  });

  afterAll(async () => {
    await service?.stop();
    await broker.close();
    await topics.drop();
    await runOnce(testStack().postgresUrl, `DROP DATABASE IF EXISTS ${quoteIdentifier(`${databasePrefix}licensing`)} WITH (FORCE)`);
    rmSync(folder, { recursive: true });
  });

  async function restart(rates?: string): Promise<void> {
    await service?.stop();
    service = null;
    if (rates !== undefined) writeFileSync(ratesFile, rates);
    const config = loadConfig(licensingSettings, {
      YTTERBY_LICENSING_PORT: '0', YTTERBY_KEYS_FILE: keysFile, YTTERBY_KAFKA_BROKERS: testStack().kafkaBrokers.join(','), YTTERBY_POSTGRES_URL: testStack().postgresUrl,
      YTTERBY_TOPIC_PREFIX: topics.prefix, YTTERBY_DATABASE_PREFIX: databasePrefix, YTTERBY_RATES_FILE: rates === undefined ? '' : ratesFile,
    });
    service = await startLicensing(config, { logger: silentLogger, clock: () => DEC_1, ratesPollMs: 50, root: join(__dirname, '..', '..', '..') });
  }

  const rates = (perUnit: string): string => `base: CNY\nsource: made up\nmaxAgeDays: 5\nrates:\n  - { currency: USD, day: 2026-11-30, perUnit: ${perUnit}, retrievedOn: 2026-11-30 }\n`;

  function call(path: string, subject = 'officer', body?: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${keys.get(subject) ?? ''}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    return fetch(new URL(path, service?.url), { headers, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) });
  }

  async function publish(topic: TopicName, { key, data }: { readonly key: string; readonly data: unknown }): Promise<void> {
    const producer = broker.producer();
    await producer.connect();
    const headers = headersFromAttributes({ specversion: '1.0', id: newId(), source: 'urn:test', type: TOPICS[topic].eventType });
    await producer.send([{ topic, key, partition: partitionFor(key, PARTITIONS), value: Buffer.from(JSON.stringify(data)), headers }]);
    await producer.disconnect();
  }

  async function decisions(count: number): Promise<readonly LicenseDecidedV1[]> {
    let found: readonly LicenseDecidedV1[] = [];
    await eventually(`${count} decisions`, async () => {
      found = ((await (await call('/v1/orders/RATES/decisions')).json()) as { decisions: LicenseDecidedV1[] }).decisions;
      return found.length >= count;
    });
    return found;
  }

  it('records the table, decides open orders again when it changes, and every decision can be made again afterwards', async () => {
    await restart();
    const entry = { measure: '70/2025', state: 'lapsed', knownSince: '2026-11-11', source: 'MOFCOM web site' };
    const { entryId } = (await (await call('/v1/status-register/entries', 'officer', entry)).json()) as { entryId: string };
    expect((await call(`/v1/status-register/entries/${entryId}:approve`, 'second-officer', {})).status).toBe(200);
    await publish('orders.accepted.v1', accepted(magnet('RATES')));
    await publish('screening.completed.v1', completed(screened('RATES')));
    expect(await decisions(1)).toMatchObject([{ outcome: 'NEEDS_INFORMATION', rateTableId: null }]);

    await restart(rates('"7.1"'));
    expect((await decisions(2))[1]).toMatchObject({ outcome: 'LICENSE_REQUIRED', cause: 'engine:2', rateTableId: expect.stringMatching(/^rates-[0-9a-f]{64}$/) });
    // What cannot be used changes nothing; other rates need no restart.
    writeFileSync(ratesFile, rates('seven'));
    await eventually('the file is refused', async () => (await (await call('/metrics')).text()).includes('ytterby_rate_file_refused{service="licensing"} 1'));
    writeFileSync(ratesFile, rates('"7.2"'));
    const made = await decisions(3);
    expect(made[2]).toMatchObject({ outcome: 'NO_LICENSE_REQUIRED', cause: 'engine:3' });
    expect(await (await call('/metrics')).text()).toContain('ytterby_rate_file_refused{service="licensing"} 0');
    expect(new Set(made.map(({ rateTableId }) => rateTableId)).size).toBe(3);

    for (const { decisionId, rateTableId } of made) {
      const body = await (await call(`/v1/decisions/${decisionId}/inputs`)).text();
      const inputs = JSON.parse(body) as Inputs;
      expect(inputs.rateTable?.id ?? null).toBe(rateTableId);
      expect(body.startsWith(`{"decision":${madeAgain(inputs)},`)).toBe(true);
    }
  });

  it('does not start with a file that cannot be used, and says where the mistake is', async () => {
    await expect(restart(rates('7.1'))).rejects.toThrow(`YTTERBY_RATES_FILE="${ratesFile}": the exchange rates cannot be used. ${ratesFile}:5: rates[0].perUnit=7.1 must be a decimal above 0 in quotes`);
  });
});
