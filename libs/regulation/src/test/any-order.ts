import fc from 'fast-check';
import type { Listing, OrderV1, PartyScreening } from '@ytterby/contracts';
import { part1Metals } from '../facts/classify-61';
import { dayArb, givenArb } from './arbitraries';
import { listing, order, screeningOf } from './builders';

type Line = OrderV1['lines'][number];
type Element = Line['elements'][number];

/** An order with what screening found about its parties. */
export interface AnyOrder {
  readonly order: OrderV1;
  readonly parties: readonly PartyScreening[];
}

const FORMS: readonly Line['form'][] = ['metal', 'alloy', 'oxide', 'compound', 'mixture', 'target', 'permanent_magnet', 'component', 'finished_product', 'equipment', 'ore', 'reagent', 'other', 'technology', 'service', null];
const SYMBOLS = ['Sm', 'Gd', 'Tb', 'Dy', 'Lu', 'Sc', 'Y', 'Ho', 'Er', 'Tm', 'Eu', 'Yb', 'Ga', 'Ge', 'Sb', 'Nd', 'Ce', 'Fe', 'Co'];
const KINDS: readonly Partial<Line>[] = [{ itemKind: 'phosphor' }, { itemKind: 'crystal' }, { itemKind: 'diamond_powder', parameters: { grainSizeUm: '20' }, description: 'Synthetic diamond powder' }, { itemKind: 'lfp_cathode', parameters: { compactionGPerCm3: '2.5', specificCapacityMahPerG: '155' } }];
const WITH_KIND: readonly Line['form'][] = ['compound', 'other'];

const elementArb = (symbol: string): fc.Arbitrary<Element> => fc.record({ symbol: fc.constant(symbol), role: fc.constantFrom('constituent' as const, 'constituent' as const, 'impurity' as const), origin: fc.constantFrom(null, 'CN', 'JP') });
const elementsArb = fc.uniqueArray(fc.constantFrom(...SYMBOLS), { maxLength: 3 }).chain((symbols) => fc.tuple(...symbols.map(elementArb)));

/** The stated sum of Chinese Part 1 items that agrees with the origins of the elements. */
function agreeing(sum: string | null, elements: readonly Element[]): string | null {
  const counted = elements.filter(({ symbol }) => part1Metals().includes(symbol));
  const fits = sum === '0' ? counted.every(({ origin }) => origin !== 'CN') : counted.some(({ role, origin }) => role === 'constituent' && origin !== 'JP');
  return fits ? sum : null;
}

/** Lines of every form, with up to three elements: nothing in them contradicts anything else, and nothing is declared. */
const lineArb: fc.Arbitrary<Partial<Line>> = fc.record({
  form: fc.constantFrom(...FORMS), elements: elementsArb, annex61: fc.constantFrom(null, 'unknown' as const), kind: fc.constantFrom({}, {}, ...KINDS),
  manufacture: fc.constantFrom({ country: 'CN', originatesInChina: true }, { country: 'DE', originatesInChina: false }, { country: 'DE', originatesInChina: true }),
  technology: fc.constantFrom<Line['technology']>({ originChina: false, categories: [] }, { originChina: true, categories: ['magnet_making'], publicDomain: false }, { originChina: true, categories: ['metal_smelting'] }),
  sum: fc.constantFrom('1', '0', null),
}).map(({ kind, sum, ...line }) => ({ description: 'Item', controlCode: null, ...line, value: { currency: 'USD', itemTotal: '100', cnOriginPart1: agreeing(sum, line.elements) }, ...(WITH_KIND.includes(line.form) ? kind : {}) }));

const historyArb = fc.record({ previouslyExportedFromChina: fc.boolean(), underActualControlOf: fc.constantFrom('domestic_exporter' as const, 'foreign_party' as const, null), temporary: fc.boolean() });
const foundArb = fc.record({ list: fc.constantFrom<(Listing['list'] | null)[]>(null, null, 'control_list', 'watch_list', 'semiconductor', 'military'), bindsForeignTransferors: fc.boolean(), heldAt: fc.constantFrom(null, '50', '49') });

function screened(subject: OrderV1, { list, bindsForeignTransferors, heldAt }: { list: Listing['list'] | null; bindsForeignTransferors: boolean; heldAt: string | null }): PartyScreening[] {
  const listings = list === null ? [] : [listing({ list, bindsForeignTransferors })];
  const ownership = listings.length === 0 || heldAt === null ? [] : [{ name: 'Holder', pct: heldAt, listings, owners: [] }];
  return screeningOf(subject, { p1: { status: listings.length === 0 ? 'clear' : 'match', listings: heldAt === null ? listings : [], ownership } });
}

/** Orders of one line of any kind, between any two places, with any past and any finding about the buyer. */
export const anyOrderArb: fc.Arbitrary<AnyOrder> = fc
  .record({ given: givenArb, line: lineArb, history: historyArb, exporter: fc.constantFrom({}, { isChineseOperator: true }), service: fc.constantFrom(null, null, 'freight' as const), via: fc.constantFrom<string[]>([], ['CN'], ['SG']), found: foundArb })
  .map(({ given, line, history, exporter, service, via, found }) => {
    const left = given.from !== 'CN' && line.manufacture?.originatesInChina === true;
    const subject = order({ ...given, lines: [line], exporter, service, shipment: { via }, history: { ...given.history, ...history, ...(left ? { previouslyExportedFromChina: true } : {}) } });
    return { order: subject, parties: screened(subject, found) };
  });

/** Days since No. 18: before it nearly nothing that these orders hold was listed. */
export const dayOf18Arb = dayArb.filter((day) => day >= '2025-04-04');
