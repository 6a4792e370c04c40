type Fields = Readonly<Record<string, unknown>>;
type Labels = Readonly<Record<string, string>>;

/** What messaging logs with; never payloads, keys or names. */
export interface MessagingLogger {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

/** What messaging counts with. One metric always has the same label names. */
export interface MessagingMetrics {
  count(name: string, labels?: Labels, by?: number): void;
  gauge(name: string, value: number, labels?: Labels): void;
  observeSeconds(name: string, seconds: number, labels?: Labels): void;
}

/** By shape: errors of Node's core may come from another realm. */
function isErrorLike(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error && 'name' in error;
}

/** What a log line may say about an error: class, code, message and the message of its cause; no payload. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!isErrorLike(error)) return { error: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  const cause = isErrorLike(error.cause) ? { cause: error.cause.message } : {};
  return { error: error.name, message: error.message, ...code, ...cause };
}
