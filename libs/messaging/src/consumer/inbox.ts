import { textArray, type Tx } from '@ytterby/persistence';
import type { EventAttributes } from '@ytterby/contracts';

/** Anything with CloudEvents attributes. */
interface Identified {
  readonly attributes: EventAttributes;
}

const INSERT = `
  INSERT INTO inbox (consumer, source, event_id)
  SELECT $1, source, event_id FROM unnest($2::text[], $3::text[]) AS e (source, event_id)
  ON CONFLICT DO NOTHING
  RETURNING source, event_id`;

const SEPARATOR = '\u0000'; // in no source and no id: the contract refuses U+0000

const identity = (source: string, id: string): string => `${source}${SEPARATOR}${id}`;

/**
 * Enters events into the inbox in the transaction of their effect. @returns those that this consumer has not handled yet, in their order; of the
 * same event twice in one call the first. Identity is source and id (CloudEvents), never the position in the topic.
 */
export async function enterInbox<E extends Identified>(tx: Tx, consumer: string, events: readonly E[]): Promise<E[]> {
  const first = new Map<string, E>();
  for (const event of events) {
    const key = identity(event.attributes.source, event.attributes.id);
    if (!first.has(key)) first.set(key, event);
  }
  if (first.size === 0) return [];
  const candidates = [...first.values()];
  const { rows } = await tx.query<{ source: string; event_id: string }>(INSERT, [
    consumer,
    textArray(candidates.map(({ attributes }) => attributes.source)),
    textArray(candidates.map(({ attributes }) => attributes.id)),
  ]);
  if (rows.length === candidates.length) return candidates;
  const entered = new Set(rows.map(({ source, event_id }) => identity(source, event_id)));
  return candidates.filter(({ attributes }) => entered.has(identity(attributes.source, attributes.id)));
}
