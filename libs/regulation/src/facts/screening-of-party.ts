import type { PartyScreening } from '@ytterby/contracts';

/** Above this many screenings a table pays. */
const FEW = 8;

/** Finds the screening of a party; of two for the same party the later one counts. */
export function screeningOfParty(screenings: readonly PartyScreening[]): (partyId: string) => PartyScreening | null {
  if (screenings.length > FEW) {
    const byId = new Map(screenings.map((screening) => [screening.partyId, screening]));
    return (partyId) => byId.get(partyId) ?? null;
  }
  return (partyId) => {
    for (let index = screenings.length - 1; index >= 0; index -= 1) if (screenings[index]?.partyId === partyId) return screenings[index] ?? null;
    return null;
  };
}
