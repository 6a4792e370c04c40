import pino from 'pino';

/** What code logs with: an event name and fields. Personal data (names, addresses, payloads, keys) never goes in. */
export interface Logger {
  debug(event: string, fields?: Readonly<Record<string, unknown>>): void;
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

const REDACTED = ['authorization', 'apiKey', 'key', 'password', 'name', 'nativeNames', 'aliases', 'address', 'payload', 'body'];

/** JSON lines on standard output (or the given stream); keys of {@link REDACTED} are blanked on two levels. */
export function createLogger(service: string, level: string, output: pino.DestinationStream = pino.destination(1)): Logger {
  const paths = REDACTED.flatMap((key) => [key, `*.${key}`]);
  const log = pino({ base: { service }, level, redact: { paths, censor: '[redacted]' }, timestamp: pino.stdTimeFunctions.isoTime }, output);
  const write = (severity: 'debug' | 'info' | 'warn' | 'error') => (event: string, fields?: Readonly<Record<string, unknown>>) => {
    log[severity]({ ...fields, event });
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** Logs nothing; for tests and tools. */
export const silentLogger: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
