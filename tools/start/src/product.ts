import { join } from 'node:path';
import { ensureTopics, type RunningStack } from '@ytterby/stack';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { bundlePath, SERVICES, type ServiceName } from './build';
import { answers } from './demo/feed';
import { type Client, requestOk } from './http-client';
import { ServicePids } from './leftovers';
import { ensureLocalKeys, keyFiles, keyOf, type LocalKeys } from './local-keys';
import { freePort, isPortFree } from './ports-free';
import { importStarterLists } from './starter-lists';
import { StartError } from './start-error';
import { Supervisor, type SupervisorEvent } from './supervisor';

/** How to run the product on a stack that runs already. */
export interface ProductOptions {
  readonly root: string;
  /** Folder of keys, logs and process ids. */
  readonly runDir: string;
  readonly stack: RunningStack;
  readonly ports: 'default' | 'free';
  /** More settings for the services; they win over the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly onEvent: (event: SupervisorEvent) => void;
  readonly onProgress: (text: string) => void;
}

/** The running product. */
export interface Product {
  readonly root: string;
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly topicPrefix: string;
  readonly partitions: number;
  readonly supervisor: Supervisor;
  /** The gateway as seen by a subject with a local key. */
  client(subject: string): Client;
  /** A connected producer of the outside world. */
  producer(): Promise<Producer>;
  stop(): Promise<void>;
}

const PORT_SETTINGS: Readonly<Record<ServiceName, { setting: string; port: number }>> = {
  gateway: { setting: 'YTTERBY_GATEWAY_PORT', port: 7400 },
  'order-intake': { setting: 'YTTERBY_INTAKE_PORT', port: 7401 },
  screening: { setting: 'YTTERBY_SCREENING_PORT', port: 7402 },
  licensing: { setting: 'YTTERBY_LICENSING_PORT', port: 7403 },
};
const READY_TIMEOUT_MS = 60_000;
const READY_POLL_MS = 100;
const PARTITIONS = 4;
/** Lists of tens of thousands of entries need some 500 MB while they are built. Less than the others have: what is in use then grows less, as screening has several threads. */
const SCREENING_HEAP_MIB = 1_536;
/** Memory of a thread that ended goes back to the system; more arenas only keep it (glibc; elsewhere without effect). */
const MALLOC_ARENAS = '2';

type Ports = Readonly<Record<ServiceName, number>>;

async function choosePorts(options: ProductOptions): Promise<Ports> {
  const entries: [ServiceName, number][] = [];
  for (const service of SERVICES) entries.push([service, options.ports === 'free' ? await freePort() : await configuredPort(service)]);
  return Object.fromEntries(entries) as Ports;
}

async function configuredPort(service: ServiceName): Promise<number> {
  const { setting, port: defaultPort } = PORT_SETTINGS[service];
  const port = Number(process.env[setting] ?? defaultPort);
  if (await isPortFree(port)) return port;
  throw new StartError(`Port ${port} (${service}) is taken by another program. Stop that program, or choose another port with ${setting}=<port>.`);
}

function settingsOf(options: ProductOptions, ports: Ports): Record<string, string> {
  const urls = urlsOf(ports);
  return {
    YTTERBY_ROOT: options.root,
    YTTERBY_KAFKA_BROKERS: options.stack.kafka.brokers.join(','),
    YTTERBY_POSTGRES_URL: options.stack.postgres.url,
    YTTERBY_REDIS_URL: options.stack.redis?.url ?? '',
    YTTERBY_KEYS_FILE: keyFiles(options.runDir).hashed,
    YTTERBY_SCREENING_IMAGE_DIR: join(options.runDir, 'images'),
    YTTERBY_ALLOW_STATED_AS_OF: 'true',
    YTTERBY_SINGLE_REVIEWER_RELEASE: 'true',
    YTTERBY_INTAKE_URL: urls['order-intake'],
    YTTERBY_SCREENING_URL: urls.screening,
    YTTERBY_LICENSING_URL: urls.licensing,
    YTTERBY_PUBLIC_URL: urls.gateway,
    ...Object.fromEntries(SERVICES.map((service) => [PORT_SETTINGS[service].setting, String(ports[service])])),
    ...options.settings,
  };
}

function urlsOf(ports: Ports): Record<ServiceName, string> {
  return Object.fromEntries(SERVICES.map((service) => [service, `http://127.0.0.1:${ports[service]}`])) as Record<ServiceName, string>;
}

async function waitFor(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new StartError(`${what} did not get ready within ${READY_TIMEOUT_MS / 1000} s; its log says why (.ytterby/logs).`);
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
}

async function waitForServices(clients: Readonly<Record<ServiceName, Client>>, path: '/healthz' | '/readyz'): Promise<void> {
  await Promise.all(SERVICES.map((service) => waitFor(service, () => answers(clients[service], path))));
}

function startServices(options: ProductOptions, settings: Record<string, string>): Supervisor {
  const pids: Record<string, number> = {};
  const remembered = new ServicePids(join(options.runDir, 'services.pids.json'));
  const supervisor = new Supervisor(join(options.runDir, 'logs'), (event) => {
    if (event.kind === 'started') remembered.remember(Object.assign(pids, { [event.name]: event.pid }));
    options.onEvent(event);
  });
  const env = { MALLOC_ARENA_MAX: MALLOC_ARENAS, ...settings };
  for (const service of SERVICES) supervisor.start({ name: service, script: bundlePath(options.root, service), env, ...(service === 'screening' ? { heapMib: SCREENING_HEAP_MIB } : {}) });
  return supervisor;
}

/** Topics, keys, services and starter lists: everything between a running stack and the first order. The bundles must be built. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const topicPrefix = options.settings?.['YTTERBY_TOPIC_PREFIX'] ?? '';
  const ended = new ServicePids(join(options.runDir, 'services.pids.json')).endLeftovers(join(options.root, 'dist', 'apps'));
  if (ended.length > 0) options.onProgress(`ended services left over from an earlier start: ${ended.join(', ')}`);
  const ports = await choosePorts(options);
  options.onProgress('creating topics');
  await ensureTopics(options.stack.kafka.brokers, join(options.root, 'infra', 'kafka', 'topics.yaml'), { prefix: topicPrefix });
  const keys = ensureLocalKeys(options.runDir);
  options.onProgress('starting the services (each migrates its own database)');
  const supervisor = startServices(options, settingsOf(options, ports));
  try {
    await makeReady(options, ports, keys);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  return productOf({ options, ports, keys, supervisor, topicPrefix });
}

async function makeReady(options: ProductOptions, ports: Ports, keys: LocalKeys): Promise<void> {
  const urls = urlsOf(ports);
  const key = keyOf(keys, 'officer');
  const clients = Object.fromEntries(SERVICES.map((service) => [service, { url: urls[service], key }])) as Record<ServiceName, Client>;
  await waitForServices(clients, '/healthz');
  options.onProgress('importing the starter watch lists');
  await importStarterLists({ root: options.root, officer: clients.gateway, patienceMs: READY_TIMEOUT_MS });
  await waitForServices(clients, '/readyz');
}

function productOf(parts: { options: ProductOptions; ports: Ports; keys: LocalKeys; supervisor: Supervisor; topicPrefix: string }): Product {
  const { options, ports, keys, supervisor, topicPrefix } = parts;
  const urls = urlsOf(ports);
  return {
    root: options.root,
    urls,
    topicPrefix,
    partitions: PARTITIONS,
    supervisor,
    client: (subject) => ({ url: urls.gateway, key: keyOf(keys, subject) }),
    producer: async () => {
      const kafka = new Kafka({ clientId: 'demo-erp', brokers: [...options.stack.kafka.brokers], logLevel: logLevel.NOTHING });
      const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false });
      await producer.connect();
      return producer;
    },
    stop: async () => {
      await supervisor.stop();
      new ServicePids(join(options.runDir, 'services.pids.json')).forget();
    },
  };
}

/** The readiness of all services as the gateway sees it. */
export function readHealth(client: Client): Promise<unknown> {
  return requestOk(client, 'GET', '/v1/health');
}
