/** Why a stack could not be started, stopped or checked. The runbook has an entry per code. */
export const STACK_ERROR_CODES = [
  'YTB_STACK_CONFIG',
  'YTB_STACK_PORT_TAKEN',
  'YTB_STACK_IN_USE',
  'YTB_STACK_DIRECTORY',
  'YTB_STACK_DISK_FULL',
  'YTB_STACK_NO_JAVA',
  'YTB_STACK_NO_MAVEN',
  'YTB_STACK_NO_POSTGRES',
  'YTB_STACK_NO_REDIS',
  'YTB_STACK_NO_DOCKER',
  'YTB_STACK_NETWORK',
  'YTB_STACK_CHECKSUM',
  'YTB_STACK_START_FAILED',
  'YTB_STACK_NOT_ANSWERING',
  'YTB_STACK_TOPICS',
] as const;

/** A code of {@link STACK_ERROR_CODES}. */
export type StackErrorCode = (typeof STACK_ERROR_CODES)[number];

/** A reason the stack does not run. The message is meant for the person at the terminal: what is wrong and what to do, without a stack trace. */
export class StackError extends Error {
  readonly code: StackErrorCode;

  constructor(code: StackErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StackError';
    this.code = code;
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The code of a Node system error (`ENOENT`, `EADDRINUSE`), or null. */
export function systemCode(thrown: unknown): string | null {
  // By shape, not by class: errors of Node's core may come from another realm (Jest runs tests in one).
  const code: unknown = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : null;
}
