import { hostname } from 'node:os';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Broker, type Consumer, createConsumer, createKafkajsBroker, createParkedRecords, createRelay, JobWorker, openServiceDatabase, Outbox, type OutboxEvent, type Relay, sharedPartitions, type TopicHandler } from '@ytterby/messaging';
import { type PgDatabase, type Tx, withDatabaseErrors } from '@ytterby/persistence';
import {
  ApiKeys,
  type Cache,
  type Clock,
  createCache,
  createHttpApp,
  createLogger,
  kafkaConnection,
  type Logger,
  newId,
  type ParkedStore,
  PrometheusMetrics,
  sha256Hex,
  type Stoppable,
  systemClock,
} from '@ytterby/platform';
import { findingsCache } from './adapters/findings-cache';
import { shelfIn } from './adapters/index-client';
import { listBuilder } from './adapters/list-builder';
import { listFileReader } from './adapters/list-file';
import { listMerger } from './adapters/list-merger';
import { loadListSources } from './adapters/list-sources-file';
import { LoadedLists } from './adapters/loaded-lists';
import { OrderNamesThread } from './adapters/order-names-client';
import { pgCarriedWords } from './adapters/pg-carried-words';
import { pgClosedOrders } from './adapters/pg-closed-orders';
import { pgDeltaStore } from './adapters/pg-delta-store';
import { PgListStore } from './adapters/pg-list-store';
import { pgRescreenStore } from './adapters/pg-rescreen-store';
import { pgResultStore } from './adapters/pg-result-store';
import { pgReviewStore } from './adapters/pg-review-store';
import { prismaScreeningReader } from './adapters/prisma-screening-reader';
import { activateSnapshot, type ActivateDependencies } from './application/activate-snapshot';
import { applyVerdictsOf } from './application/apply-verdicts';
import { importList } from './application/import-list';
import { KnownOrders } from './application/known-orders';
import { type ConcernedDependencies, planRescreen } from './application/plan-rescreen';
import { previewSnapshot } from './application/preview-snapshot';
import { rescreenOrders } from './application/rescreen-orders';
import { searchBatch, searchName } from './application/search-names';
import { approveResolution, resolveHit, type ReviewDependencies } from './application/resolve-hit';
import { MAX_BODY_BYTES, POLL_MS, RESCREEN_BATCH, type ScreeningConfig, screeningThreads } from './config';
import { orderAcceptedConsumer } from './consumers/order-accepted.consumer';
import { orderClosedConsumer } from './consumers/order-closed.consumer';
import { PrismaClient } from './generated/prisma/client';
import { takeListFiles } from './http/list-upload';
import type { ListActions } from './http/lists.controller';
import type { NameActions } from './http/names.controller';
import type { ReviewActions } from './http/reviews.controller';
import { refreshLists } from './list-refresh';
import { ListWatch } from './list-watch';
import { ScreeningModule } from './module';
import type { FindingsCache, ListBuilder, ListIndex, OrderNames, ProveSnapshot } from './ports';
import type { ListSource } from './source-ports';

const NAME = 'screening';
const SOURCE = 'urn:ytterby:screening';
const POOL_SIZE = 8;
const MIB = 1024 * 1024;

/** What a test may put in the place of the real thing. */
export interface ScreeningOverrides {
  readonly builder?: ListBuilder;
  readonly names?: OrderNames;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Folder that holds `apps/` and `libs/` with the migrations. */
  readonly root?: string;
  readonly exit?: (code: number) => void;
  readonly rescreenBatch?: number;
  /** Where the headers of list sources have their values. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A running screening service. */
export interface RunningScreening extends Stoppable {
  readonly url: string;
  readonly logger: Logger;
}

/** What everything in the service is built on. */
interface Ground {
  readonly config: ScreeningConfig;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly metrics: PrometheusMetrics;
  readonly database: PgDatabase;
  readonly broker: Broker;
  readonly outbox: Outbox;
  readonly relay: Relay;
  readonly prisma: PrismaClient;
  readonly lists: PgListStore;
  readonly sources: readonly ListSource[];
  readonly holder: string;
  readonly indexes: LoadedLists;
  readonly builder: ListBuilder;
  /** Of open orders. */
  readonly names: OrderNames;
  readonly redis: Cache;
  readonly findings: FindingsCache;
  readonly sha256: typeof sha256Hex;
  readonly newId: () => string;
  readonly exit: (code: number) => void;
}

async function layGround(config: ScreeningConfig, overrides: ScreeningOverrides): Promise<Ground> {
  const logger = overrides.logger ?? createLogger(NAME, config.YTTERBY_LOG_LEVEL);
  const sources = loadListSources(config.YTTERBY_LIST_SOURCES_FILE, overrides.env ?? process.env);
  const clock = overrides.clock ?? systemClock;
  const metrics = new PrometheusMetrics(NAME);
  const onNotKept = (reason: string): void => logger.warn('list_image_not_kept', { reason, dir: config.YTTERBY_SCREENING_IMAGE_DIR });
  const builder = overrides.builder ?? listBuilder({ threads: screeningThreads(config), shelf: shelfIn(config.YTTERBY_SCREENING_IMAGE_DIR), onNotKept });
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
  const holder = `${hostname()}:${config.YTTERBY_SCREENING_PORT}`;
  const relay = createRelay({ outbox, database, broker, holder, clock, logger, metrics });
  const prisma = withDatabaseErrors(new PrismaClient({ adapter: new PrismaPg(database.pool) }));
  const lists = new PgListStore(database, prisma);
  const indexes = new LoadedLists({ store: lists, builder, logger, metrics, clock });
  const exit = overrides.exit ?? ((code: number): void => process.exit(code));
  const redis = createCache(config.YTTERBY_REDIS_URL, logger);
  const pure = { sha256: sha256Hex, newId: (): string => newId(clock()) };
  return { config, logger, clock, metrics, database, broker, outbox, relay, prisma, lists, sources, holder, indexes, builder, names: overrides.names ?? new OrderNamesThread(), redis, findings: findingsCache(redis), exit, ...pure };
}

/** A transaction that ends in events for the relay. */
type InTransaction = (work: (tx: Tx) => Promise<readonly OutboxEvent[]>) => Promise<void>;

function inTransactionOf({ database, outbox }: Ground): InTransaction {
  return (work) => database.transaction(async (tx) => outbox.append(tx, await work(tx)));
}

function reviewActionsOf(ground: Ground): ReviewActions {
  const inTransaction = inTransactionOf(ground);
  const { clock, newId: id, config } = ground;
  const use: ReviewDependencies = { store: pgReviewStore, apply: applyVerdictsOf, clock, newId: id, singleReviewerRelease: config.YTTERBY_SINGLE_REVIEWER_RELEASE };
  return {
    resolve: (command) => inTransaction((tx) => resolveHit(use, tx, command)),
    approve: (command) => inTransaction((tx) => approveResolution(use, tx, command)),
  };
}

function listActionsOf(ground: Ground, concerned: ConcernedDependencies, { prove, onActivated }: Pick<ActivateDependencies, 'onActivated' | 'prove'>): ListActions {
  const { config: { YTTERBY_LIST_MAX_LOSS_PCT: maxLossPct, YTTERBY_LIST_MAX_FILE_MIB: maxFileMib }, lists, builder, clock, logger } = ground;
  const maxFileBytes = maxFileMib * MIB;
  const previewing = { ...ground, ...concerned, activations: lists, apply: applyVerdictsOf, prove };
  return {
    maxFileBytes,
    import: (upload, query, by) => importList({ store: lists, builder, reader: listFileReader, merger: listMerger, maxFileBytes, maxLossPct, clock, logger }, upload, query, by),
    activate: (snapshotId, acceptLoss, by) => activateSnapshot({ store: lists, prove, onActivated, clock, logger }, { snapshotId, by, acceptLoss, maxLossPct }),
    preview: (snapshotId) => previewSnapshot(previewing, snapshotId),
    status: () => lists.status(),
  };
}

function nameActionsOf({ lists, indexes, clock }: Ground): NameActions {
  const use = { activations: lists, indexes, clock };
  return { search: (query) => searchName(use, query), batch: (lines) => searchBatch(use, lines) };
}

/** A consumer with the records it parked. */
interface ConsumingPart {
  readonly consumer: Consumer;
  readonly parked: ParkedStore;
}

function consume(ground: Ground): ConsumingPart {
  const { config, exit } = ground;
  const handlers: TopicHandler[] = [orderAcceptedConsumer({ ...ground, store: { ...pgResultStore, ...pgCarriedWords }, apply: applyVerdictsOf }), orderClosedConsumer({ ...ground, store: pgClosedOrders })];
  const working = { ...ground, name: `${config.YTTERBY_TOPIC_PREFIX}${NAME}`, handlers };
  return { consumer: createConsumer({ ...working, exit }), parked: createParkedRecords(working) };
}

/** What finds out which open orders a list concerns; it remembers their names, so there is one of it. */
function concernedBy({ database, lists, names }: Ground): ConcernedDependencies {
  const deltas = pgDeltaStore(database);
  return { deltas, snapshots: lists, knownOrders: new KnownOrders({ deltas, names }) };
}

function rescreenWorkerOf(ground: Ground, concerned: ConcernedDependencies, batchSize: number): JobWorker {
  const planning = { ...ground, ...concerned };
  const use = { ...ground, store: { ...pgResultStore, ...pgRescreenStore }, apply: applyVerdictsOf, batchSize };
  return new JobWorker({ ...ground, job: 'rescreen', prepare: () => planRescreen(planning), batch: (tx) => rescreenOrders(use, tx), pollMs: POLL_MS });
}

/**
 * Starts HTTP and relay, and the consumer as soon as a list snapshot is in force: without one nothing can be screened, so orders wait in the topic
 * and the service is not ready. A consumer that cannot go on ends the process.
 */
export async function startScreening(config: ScreeningConfig, overrides: ScreeningOverrides = {}): Promise<RunningScreening> {
  const ground = await layGround(config, overrides);
  const { logger, database, relay, indexes, exit } = ground;
  const { consumer, parked } = consume(ground);
  const concerned = concernedBy(ground);
  const worker = rescreenWorkerOf(ground, concerned, overrides.rescreenBatch ?? RESCREEN_BATCH);
  const watch = new ListWatch({
    refresh: () => indexes.refresh(),
    onFirstList: async () => {
      await consumer.start();
      worker.start();
      logger.info('consuming');
    },
    onStartFailed: (cause) => {
      logger.error('consumer_start_failed', { err: cause instanceof Error ? cause.message : String(cause) });
      exit(1);
    },
    logger,
    pollMs: POLL_MS,
  });
  const prove: ProveSnapshot = (snapshotId, use) => indexes.prove(snapshotId, use);
  const onActivated = (index: ListIndex): void => {
    indexes.put(index);
    watch.check();
    worker.wake();
    sources.wake();
  };
  const sources = refreshLists({ ...ground, maxLossPct: config.YTTERBY_LIST_MAX_LOSS_PCT, prove, onActivated });
  const app = await createHttpApp({
    module: ScreeningModule.of({
      reviews: reviewActionsOf(ground),
      lists: listActionsOf(ground, concerned, { prove, onActivated }),
      sources,
      names: nameActionsOf(ground),
      reader: prismaScreeningReader(ground.prisma),
      parked,
      checks: { database: () => database.ping(), list: () => indexes.ready, consumer: () => consumer.health().ready, relay: () => relay.health().ready },
      metrics: ground.metrics,
    }),
    bind: config.YTTERBY_BIND,
    port: config.YTTERBY_SCREENING_PORT,
    keys: ApiKeys.load(config.YTTERBY_KEYS_FILE),
    logger,
    bodyLimitBytes: MAX_BODY_BYTES,
    configure: takeListFiles,
  });
  await relay.start();
  await watch.start();
  await sources.start();
  logger.info('ready', { url: app.url, list: indexes.ready });
  return { url: app.url, logger, stop: () => stopAll(ground, app, [sources, watch, worker, consumer]) };
}

/** First what takes work in, then what sends it out, then what both stand on. */
async function stopAll({ relay, broker, prisma, redis, database, indexes, names }: Ground, app: Stoppable, working: readonly Stoppable[]): Promise<void> {
  await app.stop();
  for (const part of working) await part.stop();
  indexes.close();
  names.close();
  await relay.stop();
  await broker.close();
  await redis.close();
  await prisma.$disconnect();
  await database.close();
}
