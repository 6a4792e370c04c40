import type { Logger } from './logger';

/** Something that runs with the service and is stopped with it. */
export interface Stoppable {
  stop(): Promise<void>;
}

const STOP_DEADLINE_MS = 10_000;

/**
 * Runs a service until SIGTERM or SIGINT: stops its parts in the order given (within 10 s), then exits 0. An unhandled rejection or exception
 * is a bug: it is logged and the process exits 1, so that the supervisor starts a clean one.
 */
export function runUntilSignal(logger: Logger, parts: readonly Stoppable[]): void {
  const fail = (event: string) => (cause: unknown) => {
    logger.error(event, { err: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
    process.exit(1);
  };
  process.on('unhandledRejection', fail('unhandled_rejection'));
  process.on('uncaughtException', fail('uncaught_exception'));
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info('stopping', { signal });
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    stopAll(parts).then(() => process.exit(0), fail('stop_failed'));
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}

async function stopAll(parts: readonly Stoppable[]): Promise<void> {
  for (const part of parts) await part.stop();
}
