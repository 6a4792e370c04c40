import { setTimeout as delay } from 'node:timers/promises';
import Redis from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { messageOf } from './errors';

const TIMEOUT_MS = 5_000;

/** Null when it answers, else why not. */
export type Probe = () => Promise<string | null>;

/** Ready means that an admin client gets an answer with a broker in it, not that a port is open. */
export function kafkaProbe(brokers: readonly string[]): Probe {
  return async () => {
    const client = new Kafka({ clientId: 'ytterby-probe', brokers: [...brokers], logLevel: logLevel.NOTHING, connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS, retry: { retries: 0 } });
    const admin = client.admin();
    try {
      await admin.connect();
      const cluster = await admin.describeCluster();
      return cluster.brokers.length > 0 ? null : 'no broker is registered yet';
    } catch (error) {
      return messageOf(error);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  };
}

/** A connection and one statement. */
export function postgresProbe(url: string): Probe {
  return async () => {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return null;
    } catch (error) {
      return messageOf(error);
    } finally {
      await client.end().catch(() => undefined);
    }
  };
}

/** One PING. */
export function redisProbe(url: string): Probe {
  return async () => {
    const client = new Redis(url, { lazyConnect: true, connectTimeout: TIMEOUT_MS, commandTimeout: TIMEOUT_MS, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    let socketError: string | null = null;
    client.on('error', (error: Error) => {
      socketError = error.message;
    });
    try {
      await client.connect();
      await client.ping();
      return null;
    } catch (error) {
      return socketError ?? messageOf(error);
    } finally {
      client.disconnect();
    }
  };
}

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 250;

/**
 * Asks until it answers. `given` up by `stopped` (a sentence why to stop asking, or null) or when the time is over.
 * @returns null when it answered, else the last reason
 */
export async function waitFor(probe: Probe, options: { readonly timeoutMs: number; readonly stopped?: () => string | null }): Promise<string | null> {
  const deadline = performance.now() + options.timeoutMs;
  let pauseMs = FIRST_PAUSE_MS;
  for (;;) {
    const problem = await probe();
    if (problem === null) return null;
    const stopped = options.stopped?.() ?? null;
    if (stopped !== null) return stopped;
    if (performance.now() > deadline) return `no answer after ${Math.round(options.timeoutMs / 1000)} s (${problem})`;
    await delay(pauseMs);
    pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS);
  }
}
