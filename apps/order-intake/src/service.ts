import { hostname } from 'node:os';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Acceptance } from '@ytterby/domain-orders';
import { type Broker, type Consumer, createConsumer, createKafkajsBroker, createParkedRecords, createRelay, openServiceDatabase, Outbox, type Relay, sharedPartitions, type TopicHandler } from '@ytterby/messaging';
import { type PgDatabase, withDatabaseErrors } from '@ytterby/persistence';
import {
  ApiKeys,
  type Clock,
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
import { parkedOfBoth } from './adapters/parked-of-both';
import { pgClosingStore } from './adapters/pg-closing-store';
import { pgOrderStore } from './adapters/pg-order-store';
import { prismaOrderReader } from './adapters/prisma-order-reader';
import { recordClosing } from './application/close-order';
import { StatusFeed } from './application/status-feed';
import { storeBatchWith } from './application/store-batch';
import { SubmissionQueue } from './application/submission-queue';
import { acknowledged } from './application/submit-order';
import { twice } from './application/twice';
import { MAX_ORDER_BYTES, type OrderIntakeConfig } from './config';
import { licenseDecidedConsumer } from './consumers/license-decided.consumer';
import { orderSubmittedConsumer } from './consumers/order-submitted.consumer';
import { PrismaClient } from './generated/prisma/client';
import type { Closer } from './http/close-order.controller';
import type { Submitter } from './http/submit-order.controller';
import { OrderIntakeModule } from './module';

const NAME = 'order-intake';
const SOURCE = 'urn:ytterby:order-intake';
const POOL_SIZE = 8;

/** What a test may put in the place of the real thing. */
export interface OrderIntakeOverrides {
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly broker?: Broker;
  /** Folder that holds `apps/` and `libs/` with the migrations. */
  readonly root?: string;
  readonly exit?: (code: number) => void;
}

/** A running order intake. */
export interface RunningOrderIntake extends Stoppable {
  readonly url: string;
  readonly logger: Logger;
}

/** What everything in the service is built on. */
interface Ground {
  readonly config: OrderIntakeConfig;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly metrics: PrometheusMetrics;
  readonly database: PgDatabase;
  readonly broker: Broker;
  readonly outbox: Outbox;
  readonly relay: Relay;
  readonly feed: StatusFeed;
  readonly exit: (code: number) => void;
}

async function layGround(config: OrderIntakeConfig, overrides: OrderIntakeOverrides): Promise<Ground> {
  const logger = overrides.logger ?? createLogger(NAME, config.YTTERBY_LOG_LEVEL);
  const clock = overrides.clock ?? systemClock;
  const metrics = new PrometheusMetrics(NAME);
  const database = await openServiceDatabase({
    serverUrl: config.YTTERBY_POSTGRES_URL,
    databaseName: `${config.YTTERBY_DATABASE_PREFIX}intake`,
    service: NAME,
    root: overrides.root ?? process.cwd(),
    poolSize: POOL_SIZE,
    logger,
  });
  const broker = overrides.broker ?? createKafkajsBroker({ clientId: NAME, ...kafkaConnection(config), logger });
  const outbox = new Outbox({ source: SOURCE, partitions: await sharedPartitions(broker) });
  const holder = `${hostname()}:${config.YTTERBY_INTAKE_PORT}`;
  const relay = createRelay({ outbox, database, broker, holder, clock, logger, metrics });
  return { config, logger, clock, metrics, database, broker, outbox, relay, feed: new StatusFeed(newId(clock())), exit: overrides.exit ?? ((code) => process.exit(code)) };
}

/** A consumer of one topic with the records it parked. */
interface ConsumingPart {
  readonly consumer: Consumer;
  readonly parked: ParkedStore;
}

function consume(ground: Ground, name: string, handler: TopicHandler): ConsumingPart {
  const { clock, exit, config } = ground;
  const working = { ...ground, name: `${config.YTTERBY_TOPIC_PREFIX}${name}`, handlers: [handler], newId: () => newId(clock()) };
  return { consumer: createConsumer({ ...working, exit }), parked: createParkedRecords(working) };
}

function countWith(metrics: PrometheusMetrics, door: 'http' | 'kafka'): (result: Acceptance['kind']) => void {
  return (result) => metrics.count('orders_total', { door, result });
}

function submitterOf(ground: Ground): Submitter {
  const { database, outbox, clock, feed, config, metrics } = ground;
  const storeBatch = storeBatchWith({
    store: pgOrderStore,
    clock,
    newId: () => newId(clock()),
    onStatus: feed.publish,
    database,
    outbox,
    count: countWith(metrics, 'http'),
  });
  const queue = new SubmissionQueue(storeBatch);
  return {
    readOptions: { allowStatedAsOf: config.YTTERBY_ALLOW_STATED_AS_OF, hash: sha256Hex },
    submit: async (submission) => acknowledged(await queue.submit(submission)),
  };
}

function closerOf({ database, outbox, clock, feed, metrics }: Ground): Closer {
  const use = { store: pgClosingStore, clock, newId: () => newId(clock()), onStatus: feed.publish };
  return async (command) => {
    const ack = await twice(() =>
      database.transaction(async (tx) => {
        const result = await recordClosing(use, tx, command);
        await outbox.append(tx, result.events);
        return result.ack;
      }),
    );
    if (!ack.duplicate) metrics.count('orders_closed_total', { as: ack.closedAs, against_hold: String(ack.shippedAgainstHold) });
    return ack;
  };
}

/** Starts consumers, relay and HTTP; resolves when all run. A consumer that cannot go on ends the process. */
export async function startOrderIntake(config: OrderIntakeConfig, overrides: OrderIntakeOverrides = {}): Promise<RunningOrderIntake> {
  const ground = await layGround(config, overrides);
  const { logger, clock, metrics, database, broker, relay, feed } = ground;
  const use = { store: pgOrderStore, clock, newId: () => newId(clock()), onStatus: feed.publish };
  // Two groups, so that a decision that cannot be shown does not keep the next revision of its order out, nor the other way round.
  const orders = consume(
    ground,
    NAME,
    orderSubmittedConsumer({ ...use, hash: sha256Hex, allowStatedAsOf: config.YTTERBY_ALLOW_STATED_AS_OF, count: countWith(metrics, 'kafka') }),
  );
  const decisions = consume(ground, `${NAME}-status`, licenseDecidedConsumer(use));
  const prisma = withDatabaseErrors(new PrismaClient({ adapter: new PrismaPg(database.pool) }));
  const app = await createHttpApp({
    module: OrderIntakeModule.of({
      submitter: submitterOf(ground),
      closer: closerOf(ground),
      orders: prismaOrderReader(prisma),
      feed,
      parked: parkedOfBoth(orders.parked, decisions.parked),
      checks: {
        database: () => database.ping(),
        orders: () => orders.consumer.health().ready,
        decisions: () => decisions.consumer.health().ready,
        relay: () => relay.health().ready,
      },
      metrics,
    }),
    bind: config.YTTERBY_BIND,
    port: config.YTTERBY_INTAKE_PORT,
    keys: ApiKeys.load(config.YTTERBY_KEYS_FILE),
    logger,
    bodyLimitBytes: MAX_ORDER_BYTES,
  });
  await relay.start();
  await Promise.all([orders.consumer.start(), decisions.consumer.start()]);
  logger.info('ready', { url: app.url });
  return { url: app.url, logger, stop: () => stopAll({ app, consumers: [orders.consumer, decisions.consumer], relay, broker, prisma, database }) };
}

interface Parts {
  readonly app: { stop(): Promise<void> };
  readonly consumers: readonly Consumer[];
  readonly relay: Relay;
  readonly broker: Broker;
  readonly prisma: PrismaClient;
  readonly database: PgDatabase;
}

/** First what takes work in, then what sends it out, then what both stand on. */
async function stopAll({ app, consumers, relay, broker, prisma, database }: Parts): Promise<void> {
  await app.stop();
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  await relay.stop();
  await broker.close();
  await prisma.$disconnect();
  await database.close();
}
