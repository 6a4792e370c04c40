const POLL_MS = 10;
const DEFAULT_TIMEOUT_MS = 20_000;

/** Waits until the condition holds, looking again every few milliseconds. @throws Error naming `what` when the time is up */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
