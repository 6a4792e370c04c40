import { YtterbyError } from '@ytterby/kernel';
import type { Broker, BrokerProducer, RecordBatch } from '@ytterby/messaging';
import type { Database, Tx } from '@ytterby/persistence';

/** What happens to one transaction: nothing; it fails before COMMIT; COMMIT is done but its answer is lost; the database is not reached at all. */
export type TransactionFault = 'none' | 'before-commit' | 'lost-reply' | 'unreachable';
/** What happens to one produce request: nothing; it is not sent; it is stored but the answer is lost. */
export type ProduceFault = 'none' | 'not-sent' | 'lost-reply';
/** What happens to one offset commit. */
export type CommitFault = 'none' | 'lost';

const databaseLost = (): YtterbyError => new YtterbyError('YTB_DB_UNAVAILABLE', { cause: new Error('injected') });
const brokerLost = (): YtterbyError => new YtterbyError('YTB_BROKER_UNAVAILABLE', { cause: new Error('injected') });

/** A database whose transactions fail as planned; `plan` gets the number of the transaction, from 1. Plain queries pass. */
export function faultyDatabase(database: Database, plan: (transaction: number) => TransactionFault): Database {
  let count = 0;
  const transaction = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    count += 1;
    const fault = plan(count);
    if (fault === 'none') return database.transaction(work);
    if (fault === 'unreachable') throw databaseLost();
    await database.transaction(async (tx) => {
      const result = await work({ query: (sql, params) => tx.query(sql, params), afterCommit: () => undefined });
      if (fault === 'before-commit') throw databaseLost();
      return result;
    });
    throw databaseLost();
  };
  return { query: (sql, params) => database.query(sql, params), transaction, ping: () => database.ping(), close: () => database.close() };
}

/** Plans for {@link faultyBroker}; both get the number of the call, from 1. */
export interface BrokerFaults {
  readonly produce?: (request: number) => ProduceFault;
  readonly commit?: (commit: number) => CommitFault;
}

/** A broker whose produce requests and offset commits fail as planned. */
export function faultyBroker(broker: Broker, faults: BrokerFaults): Broker {
  let commits = 0;
  const withFaults = (batch: RecordBatch): RecordBatch => ({
    ...batch,
    commit: async (offset) => {
      commits += 1;
      if (faults.commit?.(commits) === 'lost') throw brokerLost();
      await batch.commit(offset);
    },
  });
  return {
    producer: () => faultyProducer(broker.producer(), faults.produce ?? (() => 'none')),
    consumer: (options) => {
      const consumer = broker.consumer(options);
      return {
        run: (onBatch) => consumer.run((batch) => onBatch(withFaults(batch))),
        onCrash: (callback) => consumer.onCrash(callback),
        lag: () => consumer.lag(),
        stop: () => consumer.stop(),
      };
    },
    partitionCount: (topic) => broker.partitionCount(topic),
    close: () => broker.close(),
  };
}

function faultyProducer(producer: BrokerProducer, plan: (request: number) => ProduceFault): BrokerProducer {
  let requests = 0;
  return {
    connect: () => producer.connect(),
    disconnect: () => producer.disconnect(),
    send: async (records) => {
      requests += 1;
      const fault = plan(requests);
      if (fault !== 'not-sent') await producer.send(records);
      if (fault !== 'none') throw brokerLost();
    },
  };
}
