import type { StackHolder } from './global-setup';

/** Stops the stack that the global setup started, and waits until it is gone. */
export default async function globalTeardown(): Promise<void> {
  const holder = (globalThis as StackHolder).ytterbyStackHolder;
  if (holder === undefined || holder.exitCode !== null || holder.signalCode !== null) return;
  const ended = new Promise((resolve) => holder.once('exit', resolve));
  holder.disconnect();
  await ended;
}
