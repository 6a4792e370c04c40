import { YtterbyError } from '@ytterby/kernel';

/** SQLSTATE classes and codes after which the same work may succeed when it is repeated (PostgreSQL, appendix A). */
const TRANSIENT_CLASSES = ['08', '53', '57', '58'];
const TRANSIENT_STATES = [
  '25006', // read_only_sql_transaction: a failover left us on the standby
  '25P03', // idle_in_transaction_session_timeout
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
];
const TRANSIENT_NODE_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT'];
/** `pg` has no codes for these; the texts are pinned by tests against the real driver. */
const TRANSIENT_TEXTS = [/^Connection terminated/, /^timeout exceeded when trying to connect/, /^Client has encountered a connection error/, /^Query read timeout/, /^Cannot use a pool after/, /^Client was closed/];

/** Prisma's codes for a server that is not reached, a closed connection, a pool or a transaction that timed out, a write conflict, too many connections. */
const TRANSIENT_PRISMA_CODES = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'];

/** By shape, not by class: errors of Node's core may come from another realm (Jest runs tests in one). */
function hasCode(cause: unknown): cause is { code: string } {
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string';
}

function messageOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : '';
}

/** The SQLSTATE inside an error of Prisma with a driver adapter; empty when there is none. */
function prismaSqlState(cause: object): string {
  const { meta } = cause as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } };
  return String(meta?.driverAdapterError?.cause?.originalCode ?? '');
}

function isTransientCode(code: string, cause: object): boolean {
  if (TRANSIENT_STATES.includes(code) || TRANSIENT_NODE_CODES.includes(code) || TRANSIENT_PRISMA_CODES.includes(code)) return true;
  if (/^P\d{4}$/.test(code)) return isTransientDatabaseError({ code: prismaSqlState(cause) });
  return code.length === 5 && TRANSIENT_CLASSES.includes(code.slice(0, 2));
}

/** True when the error says nothing about the work itself: connection lost, server stopping, too many clients, disk full, deadlock, timeout. */
export function isTransientDatabaseError(cause: unknown): boolean {
  if (hasCode(cause) && isTransientCode(cause.code, cause)) return true;
  if (typeof cause === 'object' && cause !== null && 'errors' in cause && Array.isArray(cause.errors)) return cause.errors.some(isTransientDatabaseError);
  return TRANSIENT_TEXTS.some((text) => text.test(messageOf(cause)));
}

/** Transient driver errors become `YTB_DB_UNAVAILABLE`; all others (a violated constraint, a bad statement) are passed on as they are. */
export function toDatabaseError(cause: unknown): unknown {
  return isTransientDatabaseError(cause) ? new YtterbyError('YTB_DB_UNAVAILABLE', { cause }) : cause;
}

/** The part of a Prisma client that {@link withDatabaseErrors} needs. */
interface Extendable {
  $extends(extension: { query: { $allOperations(call: { args: unknown; query(args: unknown): Promise<unknown> }): Promise<unknown> } }): unknown;
}

/** The same Prisma client, but its transient errors become `YTB_DB_UNAVAILABLE`, as those of the database port do: a reader is told to come back, not that there is a bug. */
export function withDatabaseErrors<C extends object>(client: C): C {
  return (client as C & Extendable).$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        try {
          return await query(args);
        } catch (cause) {
          throw toDatabaseError(cause);
        }
      },
    },
  }) as C;
}

/** The SQLSTATE of a driver error (`23505` = unique_violation), else null. */
export function sqlState(cause: unknown): string | null {
  return hasCode(cause) && /^[0-9A-Z]{5}$/.test(cause.code) ? cause.code : null;
}

/** True when the statement was refused by this constraint, also behind an error of ours. */
export function violatesConstraint(cause: unknown, constraint: string): boolean {
  const root = cause instanceof YtterbyError ? cause.cause : cause;
  return typeof root === 'object' && root !== null && 'constraint' in root && root.constraint === constraint;
}
