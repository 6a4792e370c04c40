import { type FieldError, YtterbyError } from '@ytterby/kernel';
import { type ListCounts, type ListLoss, listLosses } from '@ytterby/watchlists';

/** When a list has lost too much, and whether a person accepts that. */
export interface LossRule {
  readonly maxLossPct: number;
  readonly acceptLoss: boolean;
}

function fieldOf({ list, before, after }: ListLoss, maxLossPct: number): FieldError {
  const why = after === 0 ? 'it would be empty' : `more than ${maxLossPct} % of it would be gone`;
  return { path: list, value: String(after), message: `has ${before} entities in force and would have ${after}: ${why}` };
}

/** Which lists would lose how much, in words. */
export function lossSentence(losses: readonly ListLoss[]): string {
  return losses.map(({ list, before, after }) => `${list} from ${before} to ${after}`).join(', ');
}

/**
 * The losses of a snapshot against the one in force that a person accepts; none when it loses nothing beyond the limit.
 * @throws YtterbyError YTB_LIST_SHRUNKEN naming each list with its counts, and how to accept the loss, when nobody accepts it
 */
export function acceptedLosses(inForce: ListCounts, next: ListCounts, { maxLossPct, acceptLoss }: LossRule): readonly ListLoss[] {
  const losses = listLosses(inForce, next, maxLossPct);
  if (losses.length === 0 || acceptLoss) return losses;
  throw new YtterbyError('YTB_LIST_SHRUNKEN', {
    message: `Entities of lists in force would be lost: ${lossSentence(losses)}. Look whether the file is whole and holds every list; if the loss is right, say so with acceptLoss=true (ytterby: --accept-loss), under your own key.`,
    fields: losses.map((loss) => fieldOf(loss, maxLossPct)),
  });
}
