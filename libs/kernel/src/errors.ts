/** How an error is treated everywhere: one kind decides HTTP status, what a consumer does, and how loud the log is (house rules §11). */
export type ErrorKind =
  | 'InvalidInput'
  | 'Unauthenticated'
  | 'Forbidden'
  | 'NotFound'
  | 'Conflict'
  | 'Undetermined'
  | 'Transient'
  | 'Bug';

/** Every error code of the product with its kind and the sentence that is safe to show outside. The runbook has an entry per code. */
export const ERROR_CODES = {
  YTB_INPUT_SCHEMA: { kind: 'InvalidInput', message: 'The message does not follow the contract; each bad field is named.' },
  YTB_INPUT_JSON: { kind: 'InvalidInput', message: 'The text is not valid JSON.' },
  YTB_INPUT_ENVELOPE: { kind: 'InvalidInput', message: 'The CloudEvents envelope is incomplete or wrong.' },
  YTB_INPUT_TOO_LARGE: { kind: 'InvalidInput', message: 'The message is larger than the limit.' },
  YTB_INPUT_AS_OF_NOT_ALLOWED: { kind: 'InvalidInput', message: 'A stated day of decision is not allowed by the configuration.' },
  YTB_AUTH_MISSING: { kind: 'Unauthenticated', message: 'An API key is needed: send it as "Authorization: Bearer <key>".' },
  YTB_AUTH_UNKNOWN_KEY: { kind: 'Unauthenticated', message: 'This API key is not known or was revoked.' },
  YTB_AUTH_FORBIDDEN: { kind: 'Forbidden', message: 'The role of this API key does not allow this action.' },
  YTB_NOT_FOUND: { kind: 'NotFound', message: 'There is no such resource.' },
  YTB_ORDER_STALE_REVISION: { kind: 'Conflict', message: 'A higher revision of this order was already accepted.' },
  YTB_ORDER_REVISION_CONFLICT: { kind: 'Conflict', message: 'This revision was already accepted with other content.' },
  YTB_ORDER_NOT_CURRENT: { kind: 'Conflict', message: 'The revision named is not the current one of this order.' },
  YTB_ORDER_CLOSED: { kind: 'Conflict', message: 'This order was shipped or cancelled; nothing about it can be changed.' },
  YTB_REPORT_FILED: { kind: 'Conflict', message: 'Another filing of this report was recorded before.' },
  YTB_RESOLUTION_CONFLICT: { kind: 'Conflict', message: 'This hit was already resolved or is no longer open.' },
  YTB_STATUS_REVIEWED: { kind: 'Conflict', message: 'The entry of the status register was reviewed before.' },
  YTB_FOUR_EYES: { kind: 'Conflict', message: 'The approver must be another person than the maker.' },
  YTB_LIST_REFUSED: { kind: 'Conflict', message: 'This list snapshot cannot be imported or activated as it is.' },
  YTB_LIST_SHRUNKEN: { kind: 'Conflict', message: 'A list in force would lose too many entities; a person must accept the loss.' },
  YTB_LIST_FETCH_FAILED: { kind: 'Transient', message: 'A list file could not be had from its source.' },
  YTB_LIST_SOURCE_CONFLICT: { kind: 'Conflict', message: 'This list source is being refreshed, or the part named is not held.' },
  YTB_RULE_PARAMETER_UNKNOWN: { kind: 'Undetermined', message: 'A rule could not be evaluated because a value is not known.' },
  YTB_LIST_NOT_READY: { kind: 'Undetermined', message: 'No watch-list snapshot is active, so nothing can be screened.' },
  YTB_SCREENING_FAILED: { kind: 'Undetermined', message: 'The screening of a party failed; the order is held.' },
  YTB_DB_UNAVAILABLE: { kind: 'Transient', message: 'The database does not answer.' },
  YTB_BROKER_UNAVAILABLE: { kind: 'Transient', message: 'The message broker does not answer.' },
  YTB_UPSTREAM_UNAVAILABLE: { kind: 'Transient', message: 'A service behind this one does not answer.' },
  YTB_CONFIG_INVALID: { kind: 'Bug', message: 'The configuration has a value that cannot be used.' },
  YTB_MIGRATION_REFUSED: { kind: 'Bug', message: 'A database migration was changed after it was applied, or is missing.' },
  YTB_PARKED_BEHIND: { kind: 'Bug', message: 'The event waits behind an earlier parked event of the same order.' },
  YTB_BUG: { kind: 'Bug', message: 'Something went wrong that should not; the order is held.' },
} as const satisfies Record<string, { kind: ErrorKind; message: string }>;

/** A code of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** One bad field: where it is (`lines[0].value.currency`), what came, what is allowed. */
export interface FieldError {
  readonly path: string;
  readonly value?: string;
  readonly message: string;
}

/** The one error class that crosses library borders. `message` is for the outside world; `cause` and `detail` go to the log only. */
export class YtterbyError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly fields: readonly FieldError[];

  constructor(code: ErrorCode, options: { message?: string; fields?: readonly FieldError[]; cause?: unknown } = {}) {
    super(options.message ?? ERROR_CODES[code].message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'YtterbyError';
    this.code = code;
    this.kind = ERROR_CODES[code].kind;
    this.fields = options.fields ?? [];
  }
}

/** Makes the compiler prove that a switch is exhaustive; at run time an unknown value is a bug, never a default. */
export function assertNever(value: never, what: string): never {
  throw new YtterbyError('YTB_BUG', { message: `${what}: unexpected value ${JSON.stringify(value)}` });
}
