import type { OrderRevisionView } from '@ytterby/contracts';

type Party = OrderRevisionView['order']['parties'][number];
type Owner = NonNullable<Party['owners']>[number];

/** "Midway LP 60 % (Zorin AB 90 %)"; a share that nobody stated is unknown. */
function ownerText({ name, nativeNames = [], pct, owners = [] }: Owner): string {
  const held = owners.length === 0 ? '' : ` (${owners.map(ownerText).join(', ')})`;
  return `${[name, ...nativeNames].join(' · ')} ${pct === null ? 'unknown share' : `${pct} %`}${held}`;
}

/** What the sender states of a party beside its names and country, a sentence each. */
export function aboutParty({ aliases = [], address, branchOf, owners = [], ownersKnown, militaryUser, controlWithoutShares }: Party): string[] {
  return [
    ...(aliases.length === 0 ? [] : [`Also called ${aliases.join(' · ')}`]),
    ...(address === undefined || address === '' ? [] : [address]),
    ...((branchOf ?? null) === null ? [] : [`Branch of ${branchOf?.name ?? ''}`]),
    ...(owners.length === 0 ? [] : [`Held by ${owners.map(ownerText).join(', ')}`]),
    ...(ownersKnown === false ? ['Owners could not be established'] : []),
    ...(controlWithoutShares === true ? ['Controlled by board seats or contracts'] : []),
    ...(militaryUser === true ? ['Military user'] : militaryUser === null ? ['Whether it is a military user is not stated'] : []),
  ];
}
