import type { Listing, OwnershipFinding } from '@ytterby/contracts';
import { decimal, type Decimal } from '@ytterby/kernel';
import type { LawView } from '../law-view';
import { THRESHOLDS } from '../packs/thresholds';
import { anyOf, type Tri } from '../tri';

/** Listed holding in a party: what is certain, what is possible when unknown shares or states turn out badly, and the path that led there. */
export interface ListedShare {
  readonly certain: Decimal;
  readonly possible: Decimal;
  readonly path: string;
}

/** Decides whether listings make a holder listed; `unknown` when their state is not verified. */
export type IsListed = (listings: readonly Listing[]) => Tri;

interface Rules {
  readonly aggregate: boolean;
  readonly chain: 'cascade' | 'multiply' | 'directOnly';
  readonly isListed: IsListed;
}

const ZERO = decimal('0');
const WHOLE = decimal('100');
const NONE: ListedShare = { certain: ZERO, possible: ZERO, path: '' };

function holding(certain: Decimal, possible: Decimal, owner: OwnershipFinding, below = ''): ListedShare {
  const pct = owner.pct === null ? 'an unknown share' : `${owner.pct} %`;
  return { certain, possible, path: `${owner.name} holds ${pct}${below === '' ? '' : ` (${below})`}` };
}

/** The share one owner contributes: all of it when the owner is listed or, by cascade, itself held at 50 % or more by listed parties. */
function contribution(owner: OwnershipFinding, rules: Rules): ListedShare {
  const least = owner.pct === null ? ZERO : decimal(owner.pct);
  const most = owner.pct === null ? WHOLE : least;
  const listed = rules.isListed(owner.listings);
  if (listed === 'yes') return holding(least, most, owner);
  const above = rules.chain === 'directOnly' ? NONE : listedShare(owner.owners ?? [], rules);
  if (rules.chain === 'multiply') return multiplied(owner, { least, most }, above, listed);
  const cascades = anyOf(listed, halfHeld(above));
  if (cascades === 'no') return NONE;
  return holding(cascades === 'yes' ? least : ZERO, most, owner, above.path);
}

function multiplied(owner: OwnershipFinding, share: { least: Decimal; most: Decimal }, above: ListedShare, listed: Tri): ListedShare {
  if (above.possible.eq(0) && listed === 'no') return NONE;
  const possible = listed === 'unknown' ? share.most : share.most.times(above.possible).times('0.01');
  return holding(share.least.times(above.certain).times('0.01'), possible, owner, above.path);
}

function larger(a: Decimal, b: Decimal): Decimal {
  return a.gte(b) ? a : b;
}

function combine(shares: readonly ListedShare[], aggregate: boolean): ListedShare {
  let total = NONE;
  for (const share of shares) {
    if (share.possible.eq(0)) continue;
    total = {
      certain: aggregate ? total.certain.plus(share.certain) : larger(total.certain, share.certain),
      possible: aggregate ? total.possible.plus(share.possible) : larger(total.possible, share.possible),
      path: total.path === '' ? share.path : `${total.path} + ${share.path}`,
    };
  }
  return total;
}

function listedShare(owners: readonly OwnershipFinding[], rules: Rules): ListedShare {
  return combine(owners.map((owner) => contribution(owner, rules)), rules.aggregate);
}

/** 50.0 % counts (No. 61 Art 2: 控股50%及以上). */
export function halfHeld(share: ListedShare): Tri {
  const half = THRESHOLDS.holding.value;
  if (share.certain.gte(half)) return 'yes';
  return share.possible.gte(half) ? 'unknown' : 'no';
}

/** Does any owner, at any depth, carry a listing? Then the policies of the arithmetic matter. */
function anyListed(owners: readonly OwnershipFinding[], isListed: IsListed): boolean {
  return owners.some((owner) => isListed(owner.listings) !== 'no' || anyListed(owner.owners ?? [], isListed));
}

/** The listed holding in a party under the policies `aggregateListedOwners` and `chain` (regulation.md §8.1). */
export function listedHolding(owners: readonly OwnershipFinding[], law: LawView, isListed: IsListed): ListedShare {
  if (!anyListed(owners, isListed)) return NONE;
  return listedShare(owners, { aggregate: law.policy('aggregateListedOwners') === 'true', chain: law.policy('chain'), isListed });
}
