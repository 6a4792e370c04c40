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

/** By shape, not by class: errors of Node's core may come from another realm (Jest runs tests in one). */
function hasCode(cause: unknown): cause is { code: string } {
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string';
}

function messageOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : '';
}

/** True when the error says nothing about the work itself: connection lost, server stopping, too many clients, disk full, deadlock, timeout. */
export function isTransientDatabaseError(cause: unknown): boolean {
  if (hasCode(cause)) {
    if (TRANSIENT_STATES.includes(cause.code) || TRANSIENT_NODE_CODES.includes(cause.code)) return true;
    if (cause.code.length === 5) return TRANSIENT_CLASSES.includes(cause.code.slice(0, 2));
  }
  if (typeof cause === 'object' && cause !== null && 'errors' in cause && Array.isArray(cause.errors)) return cause.errors.some(isTransientDatabaseError);
  return TRANSIENT_TEXTS.some((text) => text.test(messageOf(cause)));
}

/** Transient driver errors become `YTB_DB_UNAVAILABLE`; all others (a violated constraint, a bad statement) are passed on as they are. */
export function toDatabaseError(cause: unknown): unknown {
  return isTransientDatabaseError(cause) ? new YtterbyError('YTB_DB_UNAVAILABLE', { cause }) : cause;
}

/** The SQLSTATE of a driver error (`23505` = unique_violation), else null. */
export function sqlState(cause: unknown): string | null {
  return hasCode(cause) && /^[0-9A-Z]{5}$/.test(cause.code) ? cause.code : null;
}
