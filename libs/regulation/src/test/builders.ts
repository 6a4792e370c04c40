import type { Listing, OrderV1, PartyScreening } from '@ytterby/contracts';
import { type LawQuery, LawView } from '../law-view';
import { DEFAULT_POLICIES } from '../policies';
import { DEFAULT_STATUS_REGISTER } from '../status-register';
import { decide, type Evaluation, type Policies, REGIME_PROFILES, type RegimeProfile, type StatusEntry, statusRegisterAt } from '../index';

type Line = OrderV1['lines'][number];
type Party = OrderV1['parties'][number];

/** What a test changes in an otherwise plain order: Dy metal, German civil buyer, nothing else. */
export interface Given {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly exporter?: Partial<OrderV1['exporter']>;
  readonly shipment?: Partial<OrderV1['shipment']>;
  readonly parties?: readonly (Partial<Party> & { role: Party['role'] })[];
  readonly party?: Partial<Party>;
  readonly line?: Partial<Line>;
  readonly lines?: readonly Partial<Line>[];
  readonly endUse?: Partial<OrderV1['endUse']>;
  readonly history?: Partial<OrderV1['history']>;
  readonly knowledge?: OrderV1['knowledge'];
  readonly service?: OrderV1['service'];
  /** Screening by partyId, put over "clear". */
  readonly screening?: Readonly<Record<string, Partial<PartyScreening>>>;
}

/** One way to read the law in a test. */
export interface Reading {
  readonly on: string;
  readonly profile?: RegimeProfile;
  /** What officers confirmed, in that order; instead of a profile. */
  readonly entries?: readonly StatusEntry[];
  readonly policy?: Partial<Policies>;
  readonly knownAt?: string;
}

const CHINESE = { country: 'CN', isChineseOperator: true, locatedInChina: true } as const;
const FOREIGN = { isChineseOperator: false, locatedInChina: false } as const;

/** Dy metal: 1C905.a.1, Annex 1 Part 1. */
export const DY_METAL: Line = {
  lineId: '1', description: 'Dysprosium metal', form: 'metal', controlCode: '1C905.a.1', annex61: 'part1', elements: [{ symbol: 'Dy', massPct: '99.5' }],
  manufacture: { country: 'CN', originatesInChina: true }, value: { currency: 'USD', itemTotal: '80000.00', cnOriginPart1: null }, technology: { originChina: false, categories: [] },
};

/** A German NdFeB magnet with Chinese Dy of the given value in 100,000. */
export function germanMagnet(cnOriginPart1: string | null, itemTotal: string | null = '100000.00'): Partial<Line> {
  return {
    description: 'Sintered NdFeB magnet', form: 'permanent_magnet', controlCode: null, annex61: 'part2', elements: [{ symbol: 'Nd', massPct: '28' }, { symbol: 'Dy', massPct: '2' }],
    manufacture: { country: 'DE', originatesInChina: false }, value: { currency: 'USD', itemTotal, cnOriginPart1 },
  };
}

/** Rare-earth technology of one category. */
export function technology(category: Line['technology']['categories'][number], over: Partial<Line> = {}): Partial<Line> {
  return {
    description: 'Process know-how', form: 'technology', controlCode: '1E902.a', annex61: null, elements: [], value: { currency: 'USD', itemTotal: null, cnOriginPart1: null },
    technology: { originChina: true, categories: [category], publicDomain: false }, ...over,
  };
}

/** A confirmed listing. */
export function listing(over: Partial<Listing> = {}): Listing {
  return { list: 'control_list', ref: 'MOFCOM 1/2025', since: '2025-01-02', status: 'active', bindsForeignTransferors: false, ...over };
}

function parties(given: Given, to: string | null): Party[] {
  const roles = given.parties ?? [{ role: 'buyer' as const }, { role: 'end_user' as const }];
  return roles.map((over, index) => ({ partyId: `p${index + 1}`, name: `Firm ${index + 1} (fictional)`, country: to, militaryUser: false, ...given.party, ...over }));
}

function historyOf(from: string | null, line: Given['line']): OrderV1['history'] {
  const chinese = line?.manufacture?.originatesInChina ?? true;
  return {
    previouslyExportedFromChina: from !== 'CN' && chinese, underActualControlOf: from === 'CN' ? null : 'foreign_party', licence: null,
    changed: { destination: false, endUser: false, endUse: false },
  };
}

function stated({ knowledge, service }: Given): Pick<OrderV1, 'knowledge' | 'service'> {
  return { ...(knowledge === undefined ? {} : { knowledge }), ...(service === undefined ? {} : { service }) };
}

/** Builds the order. `from` CN makes the exporter Chinese, everything else foreign, unless the test says otherwise. */
export function order(given: Given): OrderV1 {
  const { from = 'CN', to = 'DE' } = given;
  const lines = given.lines ?? [given.line ?? {}];
  return {
    orderId: 'T-1', revision: 1,
    exporter: { name: 'Exporter (fictional)', ...(from === 'CN' ? CHINESE : { country: from, ...FOREIGN }), ...given.exporter },
    shipment: { from, to, via: [], ...given.shipment },
    parties: parties(given, to),
    lines: lines.map((over, index) => ({ ...DY_METAL, ...(over.elements === undefined ? {} : { description: 'Item' }), ...over, lineId: String(index + 1) })),
    endUse: { text: 'Motor of a civil passenger car', category: 'civil', nodeNm: null, memoryLayers: null, ...given.endUse },
    history: { ...historyOf(from, given.line), ...given.history },
    ...stated(given),
  };
}

/** Screening of every party and the exporter: clear, except what the test says. */
export function screeningOf(subject: OrderV1, over: Given['screening'] = {}): PartyScreening[] {
  return [...subject.parties.map(({ partyId }) => partyId), '$exporter'].map((partyId) => ({ partyId, status: 'clear', listings: [], ownership: [], ...over[partyId] }));
}

/** Decides what a test describes. */
export function decideGiven(given: Given, reading: Reading): Evaluation {
  const subject = order(given);
  return decide({
    order: subject, screening: { parties: screeningOf(subject, given.screening) }, asOf: reading.on, statusRegister: reading.entries === undefined ? REGIME_PROFILES[reading.profile ?? 'UNVERIFIED'] : statusRegisterAt(reading.entries, reading.knownAt ?? reading.on),
    ...(reading.policy === undefined ? {} : { policies: reading.policy }), ...(reading.knownAt === undefined ? {} : { knownAt: reading.knownAt }),
  });
}

/** The law on a day as it is known today: plain policies, nothing confirmed, unless the test says otherwise. */
export function lawOn(effectiveOn: string, over: Partial<LawQuery> = {}): LawView {
  return new LawView({ effectiveOn, knownAt: '2026-11-28', policies: DEFAULT_POLICIES, register: DEFAULT_STATUS_REGISTER, ...over });
}
