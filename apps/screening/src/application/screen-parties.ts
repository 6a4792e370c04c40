import type { PartyScreening, ScreeningStatus } from '@ytterby/contracts';
import type { Logger, Metrics } from '@ytterby/platform';
import type { ListIndex, PartyFindings, ScreenedParties } from '../ports';

/** The id under which the exporter is screened (order contract). */
export const EXPORTER_ID = '$exporter';

const WORSE_LAST: readonly ScreeningStatus[] = ['clear', 'review', 'match', 'error'];

/** The worst status: `clear` < `review` < `match` < `error`. Of nothing: `error`, since nothing was looked at. */
export function worstOf(parties: readonly Pick<PartyScreening, 'status'>[]): ScreeningStatus {
  const worst = Math.max(...parties.map(({ status }) => WORSE_LAST.indexOf(status)));
  return WORSE_LAST[worst] ?? 'error';
}

/** What is needed to say that a party could not be screened. */
export interface ScreenLog {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'count'>;
}

/**
 * Screens the exporter and every party of an order. A party whose screening throws gets the status `error`, which holds the order: it is never
 * clear, and it never stops its neighbours.
 */
export function screenParties(index: ListIndex, { exporter, parties }: ScreenedParties, orderId: string, log: ScreenLog): PartyFindings[] {
  const guarded = (partyId: string, screen: () => PartyFindings): PartyFindings => {
    try {
      return screen();
    } catch (cause) {
      log.metrics.count('screening_errors_total');
      log.logger.error('party_screening_failed', { orderId, partyId, ...withoutMessage(cause) });
      return { screening: { partyId, status: 'error', listings: [], ownership: [] }, hits: [] };
    }
  };
  return [
    guarded(EXPORTER_ID, () => index.screenExporter(exporter)),
    ...parties.map((party) => guarded(party.partyId, () => index.screenParty(party))),
  ];
}

/** Where it failed; the message of an unforeseen error may hold the party's name, which must not be logged. */
function withoutMessage(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const frames = (cause.stack ?? '').split('\n').map((line) => line.trim());
  return { error: cause.name, at: frames.filter((line) => line.startsWith('at ')).slice(0, 5) };
}
