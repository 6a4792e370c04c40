import { hostname } from 'node:os';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Broker, type Consumer, createConsumer, createKafkajsBroker, createParkedRecords, createRelay, JobWorker, openServiceDatabase, Outbox, type OutboxEvent, type Relay, sharedPartitions } from '@ytterby/messaging';
import { type PgDatabase, type Tx, withDatabaseErrors } from '@ytterby/persistence';
import type { RateTable } from '@ytterby/regulation';
import {
  ApiKeys,
  type Clock,
  createHttpApp,
  createLogger,
  kafkaConnection,
  type Logger,
  newId,
  PrometheusMetrics,
  sha256Hex,
  type Stoppable,
  systemClock,
} from '@ytterby/platform';
import { EngineInForce } from './adapters/engine-in-force';
import { pgClosedOrders } from './adapters/pg-closed-orders';
import { pgDecisionCommands } from './adapters/pg-decision-commands';
import { pgLicensingStore } from './adapters/pg-licensing-store';
import { pgRateTableStore } from './adapters/pg-rate-table-store';
import { pgRedecisionStore } from './adapters/pg-redecision-store';
import { pgReportClocks } from './adapters/pg-report-clocks';
import { pgShipmentStore } from './adapters/pg-shipment-store';
import { pgStatusStore } from './adapters/pg-status-store';
import { prismaDecisionReader } from './adapters/prisma-decision-reader';
import { prismaReportReader } from './adapters/prisma-report-reader';
import { prismaStatusReader } from './adapters/prisma-status-reader';
import { loadRateTable, rateTableReader } from './adapters/rate-table-file';
import { regulationEngine } from './adapters/regulation-engine';
import { type CommandDependencies, decideOnCommand } from './application/decide-on-command';
import type { LicensingDependencies } from './application/record-orders';
import { noteEngine, type RedecideDependencies, redecideOrders } from './application/redecide-orders';
import { fileReport } from './application/report-clocks';
import { keepReportClocks, type ReportClockDependencies } from './application/start-report-clocks';
import { proposeStatus, reviewStatus, type SetStatusDependencies } from './application/set-status';
import type { LicensingConfig } from './config';
import { orderAcceptedConsumer } from './consumers/order-accepted.consumer';
import { orderClosedConsumer } from './consumers/order-closed.consumer';
import { screeningCompletedConsumer } from './consumers/screening-completed.consumer';
import { screeningResolvedConsumer } from './consumers/screening-resolved.consumer';
import { PrismaClient } from './generated/prisma/client';
import type { StatusActions } from './http/status-register.controller';
import { LicensingModule } from './module';
import type { DecisionEngine, StatusReader } from './ports';
import { RateWatch } from './rate-watch';

const NAME = 'licensing';
const SOURCE = 'urn:ytterby:licensing';
const POOL_SIZE = 8;
const BODY_LIMIT_BYTES = 64 * 1024;
/** Orders decided again in one transaction. */
const REDECISION_BATCH = 200;
/** How often it is looked for other exchange rates in their file. */
const RATES_POLL_MS = 15_000;
/** How often it is looked whether the calendar, or another process, has brought a job. */
const REDECISION_POLL_MS = 10_000;

/** What a test may put in the place of the real thing. */
export interface LicensingOverrides {
  readonly engine?: DecisionEngine;
  readonly ratesPollMs?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Folder that holds `apps/` and `libs/` with the migrations. */
  readonly root?: string;
  readonly exit?: (code: number) => void;
}

/** A running licensing service. */
export interface RunningLicensing extends Stoppable {
  readonly url: string;
  readonly logger: Logger;
}

function statusActionsOf(database: PgDatabase, dependencies: SetStatusDependencies, reader: StatusReader, wake: () => void): StatusActions {
  return {
    propose: (proposal) => database.transaction((tx) => proposeStatus(dependencies, tx, proposal)),
    review: (review) =>
      database.transaction(async (tx) => {
        await reviewStatus(dependencies, tx, review);
        tx.afterCommit(wake);
      }),
    reader,
    clock: dependencies.clock,
  };
}

/** Starts consumer, relay and HTTP; resolves when all run. A consumer that cannot go on ends the process. */
export async function startLicensing(config: LicensingConfig, overrides: LicensingOverrides = {}): Promise<RunningLicensing> {
  const logger = overrides.logger ?? createLogger(NAME, config.YTTERBY_LOG_LEVEL);
  const clock = overrides.clock ?? systemClock;
  const rateTable = loadRateTable(config.YTTERBY_RATES_FILE);
  const metrics = new PrometheusMetrics(NAME);
  const database = await openServiceDatabase({
    serverUrl: config.YTTERBY_POSTGRES_URL,
    databaseName: `${config.YTTERBY_DATABASE_PREFIX}${NAME}`,
    service: NAME,
    root: overrides.root ?? process.cwd(),
    poolSize: POOL_SIZE,
    logger,
  });
  const broker = createKafkajsBroker({ clientId: NAME, ...kafkaConnection(config), logger });
  const outbox = new Outbox({ source: SOURCE, partitions: await sharedPartitions(broker) });
  const shared = { database, broker, clock, logger, metrics, outbox, name: `${config.YTTERBY_TOPIC_PREFIX}${NAME}`, newId: () => newId(clock()) };
  const relay = createRelay({ ...shared, holder: `${hostname()}:${config.YTTERBY_LICENSING_PORT}` });
  const rates = followRates({ ...shared, config, overrides }, rateTable, () => noteAgain());
  const dependencies = decidingWith(rates.engine, { ...shared, config });
  const handlers = [orderAcceptedConsumer(dependencies), screeningCompletedConsumer(dependencies), screeningResolvedConsumer(dependencies), orderClosedConsumer({ store: pgClosedOrders, metrics, onClosed: () => clocks.wake() })];
  const working = { ...shared, handlers };
  const consumer = createConsumer({ ...working, exit: overrides.exit ?? ((code) => process.exit(code)) });
  const redecision: RedecideDependencies = { ...dependencies, store: { ...pgRedecisionStore, ...pgLicensingStore }, batchSize: REDECISION_BATCH };
  const worker = new JobWorker({ ...working, job: 'redecision', batch: (tx) => redecideOrders(redecision, tx), pollMs: REDECISION_POLL_MS });
  const noteAgain = async (): Promise<void> => {
    await database.transaction((tx) => noteEngine(redecision, tx));
    worker.wake();
  };
  const reporting: ReportClockDependencies = { ...dependencies, newId: shared.newId, store: { ...pgShipmentStore, ...pgLicensingStore, ...pgReportClocks }, batchSize: REDECISION_BATCH };
  const clocks = new JobWorker({ ...working, job: 'report_clock', batch: (tx) => keepReportClocks(reporting, tx), pollMs: REDECISION_POLL_MS });
  const commanding: CommandDependencies = { ...dependencies, newId: shared.newId, store: { ...pgDecisionCommands, ...pgLicensingStore } };
  const prisma = withDatabaseErrors(new PrismaClient({ adapter: new PrismaPg(database.pool) }));
  const checks = { database: () => database.ping(), consumer: () => consumer.health().ready, relay: () => relay.health().ready };
  const app = await createHttpApp({
    module: LicensingModule.of({
      decisions: prismaDecisionReader(prisma),
      status: statusActionsOf(database, { ...shared, store: { ...pgStatusStore, ...pgRedecisionStore } }, prismaStatusReader(prisma), () => worker.wake()),
      decideAgain: (command) => carryOut(working, (tx) => decideOnCommand(commanding, tx, command)),
      reports: { file: (command) => carryOut(working, (tx) => fileReport(reporting, tx, command)), reader: prismaReportReader(prisma) },
      parked: createParkedRecords(working),
      checks,
      metrics,
    }),
    bind: config.YTTERBY_BIND,
    port: config.YTTERBY_LICENSING_PORT,
    keys: ApiKeys.load(config.YTTERBY_KEYS_FILE),
    logger,
    bodyLimitBytes: BODY_LIMIT_BYTES,
  });
  // Before anything is decided with it: a decision must not name a table that nobody has.
  if (rateTable !== null) await rates.keep(rateTable);
  await relay.start();
  await consumer.start();
  await noteAgain();
  worker.start();
  clocks.start();
  rates.watch?.start();
  logger.info('ready', { url: app.url });
  return { url: app.url, logger, stop: () => stopAll({ app, workers: [...(rates.watch === null ? [] : [rates.watch]), worker, clocks], consumer, relay, broker, prisma, database }) };
}

function decidingWith(engine: DecisionEngine, { config, clock, logger, metrics }: Omit<RatesGround, 'database' | 'overrides'>): LicensingDependencies {
  return {
    store: pgLicensingStore,
    engine,
    clock,
    hash: sha256Hex,
    logger,
    metrics,
    maxEventBytes: config.YTTERBY_DECISION_EVENT_MAX_BYTES,
    publicUrl: config.YTTERBY_PUBLIC_URL,
  };
}

interface RatesGround {
  readonly config: LicensingConfig;
  readonly overrides: LicensingOverrides;
  readonly database: PgDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: PrometheusMetrics;
}

/** The engine with the rates of the file, and what looks for others. */
interface FollowedRates {
  readonly engine: DecisionEngine;
  /** Null: no file is named. */
  readonly watch: RateWatch | null;
  /** Keeps a table for whoever makes its decisions again. */
  keep(table: RateTable): Promise<void>;
}

/** Other rates come into force without a restart; `onChanged` then has the open orders decided again. */
function followRates({ config, overrides, database, clock, logger, metrics }: RatesGround, table: RateTable | null, onChanged: () => Promise<void>): FollowedRates {
  const { YTTERBY_RATES_FILE: path, YTTERBY_POLICIES: policies } = config;
  const engineWith = (rates: RateTable | null): DecisionEngine => overrides.engine ?? regulationEngine(sha256Hex, policies, rates);
  const engine = new EngineInForce(engineWith(table));
  const keep = (rates: RateTable): Promise<void> => database.transaction((tx) => pgRateTableStore.keepRateTable(tx, rates, new Date(clock()).toISOString()));
  const change = async (rates: RateTable): Promise<void> => {
    await keep(rates);
    engine.replace(engineWith(rates));
    await onChanged();
  };
  const watch = path === undefined ? null : new RateWatch({ tableId: table?.id ?? null, load: rateTableReader(path), onChanged: change, logger, metrics, pollMs: overrides.ratesPollMs ?? RATES_POLL_MS });
  return { engine, watch, keep };
}

/** Carries a command out and publishes what it brings, both or neither. */
async function carryOut<T>({ database, outbox }: Ground, command: (tx: Tx) => Promise<{ readonly answer: T; readonly events: readonly OutboxEvent[] }>): Promise<T> {
  return database.transaction(async (tx) => {
    const done = await command(tx);
    await outbox.append(tx, done.events);
    return done.answer;
  });
}

interface Ground {
  readonly database: PgDatabase;
  readonly outbox: Outbox;
}

interface Parts {
  readonly app: { stop(): Promise<void> };
  readonly workers: readonly Pick<JobWorker, 'stop'>[];
  readonly consumer: Consumer;
  readonly relay: Relay;
  readonly broker: Broker;
  readonly prisma: PrismaClient;
  readonly database: PgDatabase;
}

/** First what takes work in, then what sends it out, then what both stand on. */
async function stopAll({ app, workers, consumer, relay, broker, prisma, database }: Parts): Promise<void> {
  await app.stop();
  for (const worker of workers) await worker.stop();
  await consumer.stop();
  await relay.stop();
  await broker.close();
  await prisma.$disconnect();
  await database.close();
}
