import type { Acceptance } from '@ytterby/domain-orders';
import type { Outbox } from '@ytterby/messaging';
import type { Database } from '@ytterby/persistence';
import type { StoreBatch } from './submission-queue';
import { type SubmitDependencies, submitOrders } from './submit-orders';
import { twice } from './twice';

/** What storing orders from HTTP needs besides the use case. */
export interface StoreBatchOptions extends SubmitDependencies {
  readonly database: Database;
  readonly outbox: Pick<Outbox, 'append'>;
  /** Counts what became of the orders, by result. */
  readonly count: (result: Acceptance['kind']) => void;
}

/**
 * Stores orders with their events in one transaction. When its fate is unknown (connection lost at COMMIT) it is done again: what was stored the
 * first time then is a duplicate.
 */
export function storeBatchWith(options: StoreBatchOptions): StoreBatch {
  return async (submissions) => {
    const acceptances = await twice(() =>
      options.database.transaction(async (tx) => {
        const result = await submitOrders(options, tx, submissions);
        await options.outbox.append(tx, result.events);
        return result.acceptances;
      }),
    );
    acceptances.forEach(({ kind }) => options.count(kind));
    return acceptances;
  };
}
