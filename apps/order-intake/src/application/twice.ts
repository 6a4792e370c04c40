import { YtterbyError } from '@ytterby/kernel';

const ATTEMPTS = 2;

/** Work whose fate may be unknown (connection lost at COMMIT) is done again; it must recognise what it did the first time. */
export async function twice<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (cause) {
      if (attempt >= ATTEMPTS || !(cause instanceof YtterbyError) || cause.kind !== 'Transient') throw cause;
    }
  }
}
