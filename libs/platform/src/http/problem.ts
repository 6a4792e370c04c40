import { assertNever, type ErrorKind, type FieldError, YtterbyError } from '@ytterby/kernel';

/** Body of every error answer: RFC 9457 problem details with our code and the bad fields. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
}

/** HTTP status of an error kind (house rules §11). Undetermined is answered as 503 where the answer itself cannot be given. */
export function httpStatus(kind: ErrorKind): number {
  switch (kind) {
    case 'InvalidInput':
      return 400;
    case 'Unauthenticated':
      return 401;
    case 'Forbidden':
      return 403;
    case 'NotFound':
      return 404;
    case 'Conflict':
      return 409;
    case 'Undetermined':
    case 'Transient':
      return 503;
    case 'Bug':
      return 500;
    default:
      return assertNever(kind, 'error kind');
  }
}

/** The one mapper from errors to HTTP answers. What is no YtterbyError and no client error of the framework is a bug without details. */
export function toProblem(error: unknown): Problem {
  const known = error instanceof YtterbyError ? error : fromFramework(error);
  const status = known.code === 'YTB_INPUT_TOO_LARGE' ? 413 : httpStatus(known.kind);
  return { type: `urn:ytterby:error:${known.code}`, title: known.message, status, code: known.code, errors: known.fields };
}

function fromFramework(error: unknown): YtterbyError {
  const status = statusOf(error);
  if (status === 413) return new YtterbyError('YTB_INPUT_TOO_LARGE', { cause: error });
  if (status === 404) return new YtterbyError('YTB_NOT_FOUND', { cause: error });
  if (status !== undefined && status >= 400 && status < 500) return new YtterbyError('YTB_INPUT_SCHEMA', { message: messageOf(error), cause: error });
  return new YtterbyError('YTB_BUG', { cause: error });
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { status, statusCode } = error as { status?: unknown; statusCode?: unknown };
  if (typeof status === 'number') return status;
  return typeof statusCode === 'number' ? statusCode : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The request cannot be read.';
}
