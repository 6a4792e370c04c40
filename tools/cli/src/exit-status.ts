/** Exit statuses of `ytterby`; `--help` lists them. */
export const EXIT = {
  /** All lines answered, all calls done. */
  ok: 0,
  /** The command ran, but at least one line or call was refused, or a measured figure is worse than its floor; each says why. */
  someFailed: 1,
  /** The command line or an input file cannot be used. */
  usage: 2,
  /** A service, the broker or the stack does not answer. */
  unavailable: 3,
  /** `replay`: a decision came out differently although engine version and rule pack are the same. */
  differs: 4,
  /** `replay`: a decision was made by another engine version or rule pack; the difference is printed. */
  otherVersion: 5,
} as const;

/** One of {@link EXIT}. */
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** A problem with how the command was called; its message is shown as it is. */
export class UsageError extends Error {}

/** A service that cannot be reached or refused as a whole; its message is shown as it is. */
export class UnavailableError extends Error {}
