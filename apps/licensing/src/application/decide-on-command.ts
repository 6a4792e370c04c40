import type { DecisionCommand } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { OutboxEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { DecisionCommandStore, LicensingStore } from '../ports';
import type { DecideDependencies } from './decide-license';
import { decideAgain, saysSomethingElse } from './redecide-orders';

/** What deciding on command needs. */
export interface CommandDependencies extends DecideDependencies {
  readonly store: DecisionCommandStore & Pick<LicensingStore, 'insertDecisions' | 'statusEntries'>;
  readonly newId: () => string;
}

/** An officer's word that an order is to be decided again. */
export interface DecideAgainCommand {
  readonly orderId: string;
  readonly reason: string;
  /** Subject of the API key. */
  readonly by: string;
}

/**
 * Decides the newest revision of an order again, as of its stated day or else of today, and keeps who asked for it and why. Only a decision that says something
 * else than the one in force is kept and published.
 * @throws YTB_NOT_FOUND when nothing is decided on the order, YTB_ORDER_CLOSED when it was shipped or cancelled
 */
export async function decideOnCommand(dependencies: CommandDependencies, tx: Tx, { orderId, reason, by }: DecideAgainCommand): Promise<{ readonly answer: DecisionCommand; readonly events: readonly OutboxEvent[] }> {
  const { store, clock, newId, logger } = dependencies;
  const held = await store.holdDecided(tx, orderId);
  if (held === null) throw notDecided(orderId);
  if (held.closedAs !== null) throw new YtterbyError('YTB_ORDER_CLOSED', { message: `Order ${orderId} was ${held.closedAs}; nothing decides it again.` });
  const commandId = newId();
  const { decision, stored, event } = decideAgain(dependencies, held, { cause: `command:${commandId}`, statedAsOf: held.statedAsOf, statusEntries: await store.statusEntries(tx) });
  const changed = saysSomethingElse(decision, held);
  if (changed) await store.insertDecisions(tx, [stored]);
  const decisionId = changed ? decision.decisionId : held.decisionId;
  const answer = { commandId, orderId, revision: held.revision, reason, by, at: new Date(clock()).toISOString(), changed, decisionId };
  await store.keepCommand(tx, answer);
  logger.info('decided_on_command', { orderId, revision: held.revision, commandId, by, changed });
  return { answer, events: changed ? [event] : [] };
}

/** Nothing is decided on an order. */
export function notDecided(orderId: string): YtterbyError {
  return new YtterbyError('YTB_NOT_FOUND', { message: `Nothing is decided on order ${JSON.stringify(orderId)} that could be decided again: there is no such order, or it is still being screened.` });
}
