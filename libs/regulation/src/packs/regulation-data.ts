import type { Citation } from '@ytterby/contracts';
import { addDays, type IsoDate } from '@ytterby/kernel';
import { LISTED_METALS } from '../facts/dual-use';
import { ANNEX_1_PART_1, ANNEX_1_PART_2, type AnnexEntry } from './annex-61';
import { INSTRUMENTS, type Instrument } from './articles';
import { MEASURES, NO_70, NO_72, type MeasureId } from './calendar';
import { cite, INSTRUMENT, QA_4, QA_5 } from './citations';
import { DUTIES } from './duties';
import { ITEM_KINDS } from './item-kinds';
import { ITEMS_18, type Entry18 } from './items-18';
import { ITEMS_57, type Entry57 } from './items-57';
import { CODES_62, TECHNOLOGIES_62 } from './technology-62';
import { THRESHOLDS } from './thresholds';
import { WORKING_YEARS, type WorkingYear } from './working-years';

/** A state of an entry from one day to another (null: until further notice), known since a day. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly status: 'expected' | 'in_force' | 'suspended' | 'repealed' | 'unverified';
  readonly knownSince: IsoDate;
}

/** One fact of the law: its key, what it says, its states in time, its source. */
export interface RegulationEntry {
  readonly key: string;
  /** The module that holds it, below `src`. */
  readonly file: string;
  /** Texts that stand together on its line in that module, or on the first of its lines. */
  readonly at: readonly string[];
  readonly kind: 'measure' | 'suspension' | 'item' | 'annex' | 'technology' | 'threshold' | 'country_clause' | 'list_rule' | 'narrowing' | 'duty';
  readonly says: string;
  readonly periods: readonly Period[];
  readonly citation: Citation;
}

/** Everything that the linter looks at and the rule book shows. */
export interface RegulationData {
  readonly instruments: readonly Instrument[];
  readonly entries: readonly RegulationEntry[];
  readonly workingYears: readonly WorkingYear[];
}

/** The states of a measure in time, under the default reading that a named last day is still suspended. After it: unverified until a person says. */
export function timelineOf(id: MeasureId): readonly Period[] {
  const { knownSince, effectiveOn, suspension } = MEASURES[id];
  const end = suspension === null ? null : addDays(suspension.from, -1);
  const before = end !== null && end < effectiveOn ? end : addDays(effectiveOn, -1);
  const periods: Period[] = knownSince < effectiveOn ? [{ from: knownSince, to: before, status: 'expected', knownSince }] : [];
  if (suspension === null) return [...periods, { from: effectiveOn, to: null, status: 'in_force', knownSince }];
  if (effectiveOn < suspension.from) periods.push({ from: effectiveOn, to: end, status: 'in_force', knownSince });
  return [
    ...periods,
    { from: suspension.from, to: suspension.lastDay, status: 'suspended', knownSince: suspension.knownSince },
    { from: suspension.dayAfter, to: null, status: 'unverified', knownSince: suspension.knownSince },
  ];
}

type Said = Pick<RegulationEntry, 'key' | 'at' | 'says' | 'citation'>;

function entry(kind: RegulationEntry['kind'], file: string, id: MeasureId, { key, at, says, citation }: Said): RegulationEntry {
  return { key, file, at, kind, says, periods: timelineOf(id), citation };
}

const ITEMS = cite(INSTRUMENT.no18, 'items 1C902-1C908');

function wording18(symbol: string, entry18: Entry18, sub: string): string {
  const combined = entry18.alloys.find((row) => row.sub === sub);
  if (combined !== undefined) return `Alloy of ${[symbol, ...combined.with].join('-')}`;
  const target = entry18.targets.find((row) => row.sub === sub);
  if (target !== undefined) return `Target of ${[symbol, ...target.with].join('-')}`;
  if (sub === entry18.magnet) return symbol === 'Sm' ? 'SmCo permanent-magnet material' : `NdFeB permanent-magnet material containing ${symbol}`;
  const forms = Object.entries(entry18.plain).filter(([, code]) => code === sub).map(([form]) => form);
  return `${symbol} ${forms.join(' and ')}`;
}

function entries18(): RegulationEntry[] {
  return Object.entries(ITEMS_18).flatMap(([symbol, row]) => {
    const subs = new Set([...Object.values(row.plain), ...row.alloys.map(({ sub }) => sub), ...row.targets.map(({ sub }) => sub), ...(row.magnet === null ? [] : [row.magnet])]);
    return [...subs].map((sub) => entry('item', 'packs/items-18.ts', 'no18', { key: `18/2025 ${row.code}.${sub}`, at: [`  ${symbol}: {`], says: wording18(symbol, row, sub), citation: ITEMS }));
  });
}

function rows57(symbol: string, row: Entry57): [string, string][] {
  const kinds = Object.entries(row.kinds).map(([kind, sub]): [string, string] => [sub === '' ? `${kind}` : sub, `${symbol} ${kind.replaceAll('_', ' ')}`]);
  const rows: [string, string][] = [
    [row.metal === '' ? 'metal' : row.metal, `${symbol} metal`],
    ...(row.alloys.length === 0 ? [] : [[row.alloy, `Alloys of ${symbol} with ${row.alloys.join(', ')}`] as [string, string]]),
    [row.target === '' ? 'target' : row.target, `Targets of ${[symbol, ...row.targetPartners.map((partner) => `${symbol}-${partner}`)].join(', ')}`],
    ...(row.magnet === null ? [] : [[row.magnet, `Permanent-magnet material containing ${symbol}`] as [string, string]]),
    ...kinds, ['b', `${symbol} oxide and mixtures`], ['c', `Other ${symbol} compounds and mixtures`],
  ];
  return rows;
}

/** One entry per sub-code; several words for the same functional material stand together. */
function entries57(): RegulationEntry[] {
  return Object.entries(ITEMS_57).flatMap(([symbol, row]) => {
    const merged = new Map<string, string>();
    for (const [sub, says] of rows57(symbol, row)) merged.set(sub, merged.has(sub) ? `${merged.get(sub) ?? ''}; ${says}` : says);
    const confidence = symbol === 'Yb' ? 'secondary' : 'text';
    return [...merged].map(([sub, says]) => entry('item', 'packs/items-57.ts', 'no57', { at: [`  ${symbol}: {`], key: `57/2025 ${row.code}${/^[abc](\.|$)/.test(sub) ? `.${sub}` : ` (${sub}, number not seen)`}`, says, citation: cite(INSTRUMENT.no57, 'items', confidence) }));
  });
}

function kindEntries(): RegulationEntry[] {
  return Object.entries(ITEM_KINDS).map(([kind, { measure, code, limits, furtherLimits }]) => {
    const stated = limits.map(({ parameter, atLeast, above, atMost, oneOf }) => `${parameter}${atLeast === undefined ? '' : ` ≥ ${atLeast}`}${above === undefined ? '' : ` > ${above}`}${atMost === undefined ? '' : ` ≤ ${atMost}`}${oneOf === undefined ? '' : ` one of ${oneOf.join(', ')}`}`);
    const says = `${kind.replaceAll('_', ' ')}${stated.length === 0 ? '' : `: ${stated.join('; ')}`}${furtherLimits === true ? '; further limits not read' : ''}`;
    return entry('item', 'packs/item-kinds.ts', measure, { at: [`  ${kind}: kind(`], key: `${MEASURES[measure].citation.instrument.replace('MOFCOM-GAC ', '')} ${code} ${kind}`, says, citation: MEASURES[measure].citation });
  });
}

function annexEntries(part: 1 | 2, rows: readonly AnnexEntry[]): RegulationEntry[] {
  return rows.map(({ form, symbols }) => entry('annex', 'packs/annex-61.ts', 'no61origin', {
    at: [`'${form}'`, symbols.map((symbol) => `'${symbol}'`).join(', ')],
    key: `61/2025 Annex 1 Part ${part} ${symbols.join('')} ${form}`, says: `${symbols.join('-')} ${form.replaceAll('_', ' ')}`, citation: cite(INSTRUMENT.no61, `Annex 1 Part ${part}`, 'secondary'),
  }));
}

function technologyEntries(): RegulationEntry[] {
  const codes = Object.entries(CODES_62).map(([code, says]) => entry('technology', 'packs/technology-62.ts', 'no62', { key: `62/2025 ${code}`, at: [`'${code}':`], says, citation: cite(INSTRUMENT.no62, 'Art 1') }));
  return [...codes, ...TECHNOLOGIES_62.map(({ category, number, says }) => entry('technology', 'packs/technology-62.ts', 'no62', { key: `62/2025 1E902.a(${number}) ${category}`, at: [`{ category: '${category}'`], says, citation: cite(INSTRUMENT.no62, 'Art 1') }))];
}

const CLAUSES: readonly (readonly [RegulationEntry['kind'], MeasureId, Omit<Said, 'at'>])[] = [
  ['country_clause', 'no46art1', { key: '46/2024 Art 1 US', says: 'US military users and uses; binds whoever passes Chinese-origin items on', citation: MEASURES.no46art1.citation }],
  ['country_clause', 'no46art2', { key: '46/2024 Art 2 US', says: 'Ga, Ge, Sb and superhard items to the US refused in principle', citation: MEASURES.no46art2.citation }],
  ['country_clause', 'no1', { key: '1/2026 JP', says: 'Japanese military users, uses, and what helps raise military strength; binds third countries', citation: MEASURES.no1.citation }],
  ['list_rule', 'ecl', { key: 'control list', says: 'No dual-use dealings with listed recipients; foreigners where the notice says so', citation: cite(INSTRUMENT.ecl, '18(3); Reg 28-30') }],
  ['list_rule', 'reg', { key: 'watch list', says: 'Single licence with a risk report only', citation: cite(INSTRUMENT.reg, '26') }],
  ['list_rule', 'no61origin', { key: '61/2025 Art 2 lists', says: 'Importers and end users on the control or watch list, their branches, and what they hold at 50 % and above', citation: cite(INSTRUMENT.no61, 'Art 2') }],
  ['list_rule', 'ecl', { key: 'unreliable entity list', says: 'Barred from China-related trade', citation: cite(INSTRUMENT.uel, 'measures 1 and 3 of the listing notices') }],
  ['narrowing', 'no18', { key: 'Q&A April 2025', says: 'Listed alloys and targets include those with unlisted elements', citation: cite(INSTRUMENT.qaApril, 'answer on scope', 'secondary') }],
  ['narrowing', 'no18', { key: 'Q&A IV', says: 'Motors, headphones, speakers are outside', citation: QA_4 }],
  ['narrowing', 'no18', { key: 'Q&A V', says: 'Assemblies, sensors, calcined catalyst powder, phosphors, consumer goods are generally outside', citation: QA_5 }],
];

function otherEntries(): RegulationEntry[] {
  return [
    ...(Object.keys(MEASURES) as MeasureId[]).map((id) => entry('measure', 'packs/calendar.ts', id, { key: `measure ${id}`, at: [`  ${id}: measure(`], says: `${MEASURES[id].citation.instrument} ${MEASURES[id].citation.article}`, citation: MEASURES[id].citation })),
    ...[NO_70, NO_72].map((one): RegulationEntry => ({
      key: `suspension ${one.id}`, file: 'packs/calendar.ts', at: [`  id: '${one.id}',`], kind: 'suspension', says: `Suspends from ${one.from} to ${one.lastDay}`, citation: one.citation,
      periods: [{ from: one.from, to: one.lastDay, status: 'in_force', knownSince: one.knownSince }, { from: one.dayAfter, to: null, status: 'unverified', knownSince: one.knownSince }],
    })),
    ...Object.entries(LISTED_METALS).map(([symbol, id]) => entry('item', 'facts/dual-use.ts', id, { key: `listed element ${symbol}`, at: [`${symbol}: '${id}'`], says: `${symbol} in metal or compound form; the codes were not read`, citation: MEASURES[id].citation })),
    ...Object.entries(THRESHOLDS).map(([name, { value, unit, counts, measure, citation }]) => entry('threshold', 'packs/thresholds.ts', measure, { key: `threshold ${name}`, at: [`  ${name}: threshold(`], says: `${counts} ${value.toFixed()} ${unit}`, citation })),
    ...CLAUSES.map(([kind, id, said]) => entry(kind, 'packs/regulation-data.ts', id, { ...said, at: [`{ key: '${said.key}'`] })),
    ...Object.entries(DUTIES).map(([name, { measure, text, citation }]) => entry('duty', 'packs/duties.ts', measure, { key: `duty ${name}`, at: [`  ${name}: duty(`], says: text, citation })),
  ];
}

/** The whole rule pack as flat, dated entries, made from the tables that the rules read. */
export function regulationData(): RegulationData {
  return {
    instruments: INSTRUMENTS, workingYears: WORKING_YEARS,
    entries: [...otherEntries(), ...entries18(), ...entries57(), ...kindEntries(), ...annexEntries(1, ANNEX_1_PART_1), ...annexEntries(2, ANNEX_1_PART_2), ...technologyEntries()],
  };
}
