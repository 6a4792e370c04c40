import type { OrderV1, Owner, Party } from '@ytterby/contracts';
import type { NameQuery } from '@ytterby/matching';

/** The names of a party as they are looked for, with what raises or lowers a score. */
export function partyNames({ name, nativeNames, aliases, country, address, identifiers }: Party): NameQuery {
  return { name, nativeNames: nativeNames ?? [], aliases: aliases ?? [], country, addresses: address === undefined || address === null ? [] : [address], identifiers: identifiers ?? [] };
}

/** The names of one owner; those above it are looked for on their own. */
export function ownerNames({ name, nativeNames, country }: Owner): NameQuery {
  return { name, nativeNames: nativeNames ?? [], country: country ?? null };
}

/** The names of the exporter of an order. */
export function exporterNames({ name, nativeName, country }: OrderV1['exporter']): NameQuery {
  return { name, nativeNames: nativeName === undefined || nativeName === null ? [] : [nativeName], country };
}

function withOwners(owners: readonly Owner[]): NameQuery[] {
  return owners.flatMap((owner) => [ownerNames(owner), ...withOwners(owner.owners ?? [])]);
}

/** Everybody whose names screening an order looks for: the exporter, each party, its owners at every depth, and the company it is a branch of. */
export function namesOfOrder(order: { readonly exporter: OrderV1['exporter']; readonly parties: readonly Party[] }): NameQuery[] {
  const ofParty = (party: Party): NameQuery[] => {
    const branch = party.branchOf === undefined || party.branchOf === null ? [] : [{ name: party.branchOf.name }];
    return [partyNames(party), ...withOwners(party.owners ?? []), ...branch];
  };
  return [exporterNames(order.exporter), ...order.parties.flatMap(ofParty)];
}
