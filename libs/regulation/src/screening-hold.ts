import type { OrderV1, PartyScreening, RuleResult } from '@ytterby/contracts';
import { screeningOfParty } from './facts/screening-of-party';
import { cite } from './packs/citations';

const CITATION = cite('Ytterby order contract', 'Outcome and action');

function partyReason(name: string, screening: PartyScreening | null): string | null {
  if (screening === null) return `${name} was not screened`;
  if (screening.status === 'error') return `${name} could not be screened (its name or that of an owner is too short, too long or only a legal form, or screening itself failed): give the full names in a new revision`;
  if (screening.status === 'review') return `a hit on ${name} waits for a person`;
  if (screening.status === 'match') return `${name} matches a listed party and no person has released it`;
  return screening.listings.some(({ list }) => list === 'other') ? `${name} is on a list of another country` : null;
}

/** Why screening holds the order: anything but a clear result of every party and of the exporter. Null when nothing holds it. */
export function screeningHold(order: OrderV1, screenings: readonly PartyScreening[]): RuleResult | null {
  const screeningOf = screeningOfParty(screenings);
  const reasons = new Set<string>();
  const note = (partyId: string, name: string): void => {
    const reason = partyReason(name, screeningOf(partyId));
    if (reason !== null) reasons.add(reason);
  };
  for (const { partyId, name } of order.parties) note(partyId, name);
  note('$exporter', order.exporter.name);
  if (reasons.size === 0) return null;
  return { rule: 'Screening', result: 'undetermined', because: `${[...reasons].join('; ')}.`, citation: CITATION };
}
