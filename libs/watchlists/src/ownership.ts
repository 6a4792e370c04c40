import type { OwnershipFinding } from '@ytterby/contracts';
import { decimal, type IsoDate } from '@ytterby/kernel';
import { REVIEW_THRESHOLD, scoreNames } from '@ytterby/matching';
import { distinct } from './distinct';
import type { ListedEntity } from './listed-entity';
import { listingOf } from './listing-of';
import type { PartyHit } from './screening-index';

/** Chains are followed so far; the contract nests owners no deeper either. */
const MAX_DEPTH = 10;

/**
 * The owners of a listed entity as the lists themselves know them, at every depth, each with what it is listed as on the day. A share that the list does not
 * give is null. A circle is followed once.
 */
export function knownOwners(entity: ListedEntity, entityOf: (id: string) => ListedEntity | undefined, day: IsoDate, below: readonly string[] = []): OwnershipFinding[] {
  const path = [...below, entity.id];
  return entity.parents.map(({ id, name, pct }) => {
    const parent = id === null ? undefined : entityOf(id);
    if (parent === undefined) return { name, pct, listings: [] };
    const owners = path.includes(parent.id) || path.length >= MAX_DEPTH ? [] : knownOwners(parent, entityOf, day, path);
    return { name: parent.names[0] ?? name, pct, listings: [listingOf(parent, day)], ...(owners.length === 0 ? {} : { owners }) };
  });
}

/**
 * The owners that the order gives together with those that the lists know of whom the confirmed hits name: owners of the party, of the company that it
 * is a branch of, and of its owners. Somebody whom both name is one owner: with the larger share, as a share must not be counted twice and not be
 * made smaller by a sender, and with the listings of both. Does not change what it is given.
 */
export function withKnownOwners(given: readonly OwnershipFinding[], confirmed: readonly Pick<PartyHit, 'owners' | 'subject' | 'where'>[]): OwnershipFinding[] {
  const named = given.map((owner): OwnershipFinding => {
    const above = withKnownOwners(owner.owners ?? [], confirmed.filter(({ where }) => where === 'owner'));
    const own = confirmed.filter(({ where, subject }) => where === 'owner' && subject === owner.name).flatMap(({ owners = [] }) => owners);
    const owners = merged(above, own);
    return owners.length === 0 && owner.owners === undefined ? owner : { ...owner, owners };
  });
  return merged(named, confirmed.filter(({ where }) => where !== 'owner').flatMap(({ owners = [] }) => owners));
}

function merged(owners: readonly OwnershipFinding[], known: readonly OwnershipFinding[]): OwnershipFinding[] {
  const out = [...owners];
  for (const owner of known) {
    const at = out.findIndex(({ name }) => isSame(name, owner.name));
    const same = out[at];
    if (same === undefined) out.push(owner);
    else out[at] = joined(same, owner);
  }
  return out;
}

function isSame(a: string, b: string): boolean {
  return a === b || scoreNames(a, b, { schema: 'organization' }).score >= REVIEW_THRESHOLD;
}

function joined(one: OwnershipFinding, other: OwnershipFinding): OwnershipFinding {
  const owners = merged(one.owners ?? [], other.owners ?? []);
  return { name: one.name, pct: larger(one.pct, other.pct), listings: distinct([...one.listings, ...other.listings]), ...(owners.length === 0 ? {} : { owners }) };
}

function larger(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return decimal(a).gte(decimal(b)) ? a : b;
}
