import type { Line, OrderV1, Party, PartyScreening } from '@ytterby/contracts';
import type { RecordScreening } from '../stored/read-record';
import { item } from './text';
import { known, valueText, words, yesNo } from './words';

const SCREENED: Readonly<Record<PartyScreening['status'], string>> = {
  clear: 'no hit', review: 'a hit waits for a person', match: 'matches a listed party', error: 'could not be screened; give the full names',
};

function listOr(parts: readonly string[], none: string): string {
  return parts.length === 0 ? none : parts.join(', ');
}

type Owner = NonNullable<Party['owners']>[number];

function ownerText({ name, pct, country, owners }: Owner): string {
  const above = owners === undefined || owners.length === 0 ? '' : `, itself held by ${owners.map(ownerText).join(' and ')}`;
  return `${known(name)} (${pct === null ? 'share not known' : `${known(pct)} %`}${country === undefined || country === null ? '' : `, ${country}`})${above}`;
}

function listingItems(screened: PartyScreening): string[] {
  const own = screened.listings.map((listing) => `listed: ${words(listing.list)}, ${known(listing.ref)}, ${listing.status}, since ${known(listing.since)}`);
  const held = screened.ownership.map((finding) => `owner: ${known(finding.name)}, ${finding.pct === null ? 'share not known' : `${known(finding.pct)} %`}, listed by ${listOr(finding.listings.map(({ ref }) => known(ref)), 'nobody')}`);
  return [...own, ...held].map((text) => item(text, 1));
}

function screenedText(screened: PartyScreening | undefined): string {
  return screened === undefined ? 'not screened' : `screening: ${SCREENED[screened.status]}`;
}

function partyItems(party: Party, screened: PartyScreening | undefined): string[] {
  const names = [known(party.name), ...(party.nativeNames ?? []).map(known)].join(' / ');
  const branch = party.branchOf === undefined || party.branchOf === null ? '' : `; branch of ${known(party.branchOf.name)}`;
  const owners = (party.owners ?? []).length === 0 ? `owners ${party.ownersKnown === false ? 'could not be established' : 'not stated'}` : `owners: ${(party.owners ?? []).map(ownerText).join('; ')}`;
  const text = `${words(party.role)}: ${names}, ${known(party.country)}; military user: ${yesNo(party.militaryUser)}; ${owners}${branch}; ${screenedText(screened)}`;
  return [item(text), ...(screened === undefined ? [] : listingItems(screened))];
}

/** Everyone in the order, with what screening found. */
export function partyPart(order: OrderV1, screening: RecordScreening | null): string[] {
  const found = new Map((screening?.parties ?? []).map((party) => [party.partyId, party]));
  const { exporter } = order;
  const exporterFound = found.get('$exporter');
  const names = [known(exporter.name), ...(exporter.nativeName === undefined || exporter.nativeName === null ? [] : [known(exporter.nativeName)])].join(' / ');
  const text = `exporter: ${names}, ${known(exporter.country)}; Chinese operator: ${yesNo(exporter.isChineseOperator)}; located in China: ${yesNo(exporter.locatedInChina)}; ${screenedText(exporterFound)}`;
  return ['## Parties', '', item(text), ...(exporterFound === undefined ? [] : listingItems(exporterFound)), ...order.parties.flatMap((party) => partyItems(party, found.get(party.partyId))), ''];
}

/** Where it goes and what for. */
export function movementPart({ shipment, endUse, history }: OrderV1): string[] {
  const via = shipment.via.length === 0 ? '' : ` via ${shipment.via.join(', ')}`;
  const planned = shipment.plannedOn === undefined || shipment.plannedOn === null ? 'day not stated' : `planned for ${shipment.plannedOn}`;
  const changed = Object.entries(history.changed).filter(([, value]) => value === true).map(([name]) => words(name));
  return [
    '## Movement and end use', '',
    item(`from ${known(shipment.from)} to ${known(shipment.to)}${via}; ${planned}${shipment.note === undefined ? '' : `; ${known(shipment.note)}`}`),
    item(`end use: ${words(endUse.category)}; in the sender's words: ${known(endUse.text)}`),
    item(`exported from China before: ${yesNo(history.previouslyExportedFromChina)}; under the control of: ${history.underActualControlOf === null ? 'not known' : words(history.underActualControlOf)}; changed since: ${listOr(changed, 'nothing stated')}`),
    '',
  ];
}

/** The goods of a line in a paragraph. */
export function goodsText(line: Line): string {
  const elements = line.elements.map(({ symbol, massPct }) => `${symbol}${massPct === undefined || massPct === null ? '' : ` ${massPct} %`}`).join(', ');
  const { value, manufacture, technology } = line;
  return [
    `form: ${line.form === null ? 'not known' : words(line.form)}`,
    `elements: ${elements === '' ? 'none stated' : elements}`,
    `control code as declared: ${line.controlCode === null ? 'none' : known(line.controlCode)}`,
    `Annex 1 of No. 61 as declared: ${line.annex61 === null ? 'not in it' : valueText(line.annex61)}`,
    `made in: ${known(manufacture.country)}; originates in China: ${yesNo(manufacture.originatesInChina)}`,
    `value: ${known(value.itemTotal)} ${value.currency}, of which Chinese-origin Part 1 items: ${known(value.cnOriginPart1)}`,
    `Chinese-origin technology: ${yesNo(technology.originChina)}${technology.categories.length === 0 ? '' : ` (${technology.categories.map(words).join(', ')})`}`,
  ].join('; ');
}
