import type { OrderV1, PartyScreening, RuleResult } from '@ytterby/contracts';
import { cite } from './packs/citations';

const CITATION = cite('Ytterby order contract', 'Outcome and action');

function partyReason(name: string, screening: PartyScreening | undefined): string | null {
  if (screening === undefined) return `${name} was not screened`;
  if (screening.status === 'error') return `the screening of ${name} failed`;
  if (screening.status === 'review') return `a hit on ${name} waits for a person`;
  if (screening.status === 'match') return `${name} matches a listed party and no person has released it`;
  return screening.listings.some(({ list }) => list === 'other') ? `${name} is on a list of another country` : null;
}

/** Why screening holds the order: anything but a clear result of every party and of the exporter. Null when nothing holds it. */
export function screeningHold(order: OrderV1, screenings: readonly PartyScreening[]): RuleResult | null {
  const byId = new Map(screenings.map((screening) => [screening.partyId, screening]));
  const reasons: string[] = [];
  for (const { partyId, name } of [...order.parties, { partyId: '$exporter', name: order.exporter.name }]) {
    const reason = partyReason(name, byId.get(partyId));
    if (reason !== null) reasons.push(reason);
  }
  if (reasons.length === 0) return null;
  return { rule: 'Screening', result: 'undetermined', because: `${[...new Set(reasons)].join('; ')}.`, citation: CITATION };
}
