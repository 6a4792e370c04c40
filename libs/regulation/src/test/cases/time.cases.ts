import type { Outcome } from '@ytterby/contracts';
import { germanMagnet, listing, technology, type Given } from '../builders';
import { group, item, kind, type OwnCase, type Row } from './own-case';

const AP = 'AS_PUBLISHED';
const EX = 'EXTENDED_2027_01_10';
const NO = 'NO_LICENSE_REQUIRED';
const LICENCE = 'LICENSE_REQUIRED';
const ASK = 'NEEDS_INFORMATION';

/** The same facts on several days. */
function days(says: string, given: Given, steps: readonly (readonly [string, Outcome])[]): Row[] {
  return steps.map(([reading, outcome]) => [`${says} on ${reading}`, given, reading, outcome] as const);
}

const dyMetal: Given = {};
const jpToKr: Given = { from: 'JP', to: 'KR' };
const germanToKr: Given = { from: 'DE', to: 'KR', line: germanMagnet('3000.00') };
const vietnamese: Given = {
  from: 'VN', to: 'KR',
  line: item('oxide', ['Dy'], { manufacture: { country: 'VN', originatesInChina: false }, value: { currency: 'USD', itemTotal: '1000', cnOriginPart1: '0' }, technology: { originChina: true, categories: ['smelting_separation'] } }),
};
const october: readonly (readonly [string, Outcome])[] = [
  ['2025-10-08', NO], ['2025-10-09', NO], ['2025-11-06', NO], ['2025-11-07', NO], ['2025-11-08', NO], ['2025-11-09', NO],
  ['2026-11-09', NO], ['2026-11-10', NO], ['2026-11-11', ASK], [`2026-11-11 ${AP}`, LICENCE], [`2026-11-12 ${AP}`, LICENCE],
  [`2026-11-11 ${EX}`, NO], [`2027-01-10 ${EX}`, NO], [`2027-01-11 ${EX}`, LICENCE], [`2027-01-12 ${EX}`, LICENCE], ['2027-01-11', ASK],
];
const military: Given = { party: { militaryUser: true }, endUse: { category: 'military', text: 'Fin actuator' } };
const gallium = (to: string): Given => ({ to, line: item('metal', ['Ga']) });
const paused = listing({ ref: 'MOFCOM 21/2025', since: '2025-04-04', status: 'suspended', statusSince: '2025-11-10', statusUntil: '2026-11-09' });
const toPaused: Given = { screening: { p2: { status: 'match', listings: [paused] } } };

/** Day before, day, day after each date of the calendar (regulation.md §1). */
export const TIME_CASES: readonly OwnCase[] = [
  ...group({ prefix: 'T18-', article: 'MOFCOM-GAC 18/2025, commencement; No. 70 does not name it', mark: 'text' }, days('Dy metal from China', dyMetal, [
    ['2025-04-03', NO], ['2025-04-04', LICENCE], ['2025-04-05', LICENCE], ['2025-11-06', LICENCE], ['2025-11-07', LICENCE], ['2025-11-08', LICENCE],
    ['2026-11-10', LICENCE], ['2026-11-11', LICENCE], [`2026-11-11 ${AP}`, LICENCE], [`2027-01-11 ${EX}`, LICENCE],
  ])),
  ...group({ prefix: 'TECL-', article: 'ECL 12(3), 48', mark: 'text' }, days('cerium oxide for a weapon of mass destruction', { line: item('oxide', ['Ce']), endUse: { category: 'wmd' } }, [
    ['2020-11-30', NO], ['2020-12-01', LICENCE], ['2020-12-02', LICENCE],
  ])),
  ...group({ prefix: 'T46-', article: 'MOFCOM 46/2024 Art 1', mark: 'text' }, [
    ...days('germanium to the US military', { ...military, to: 'US', line: item('metal', ['Ge']) }, [['2024-12-02', LICENCE], ['2024-12-03', 'PROHIBITED'], ['2024-12-04', 'PROHIBITED'], ['2025-11-09', 'PROHIBITED'], ['2026-11-28', 'PROHIBITED']]),
    ...days('Dy metal to the US military: listed from 4 April 2025', { ...military, to: 'US' }, [['2025-04-03', ASK], ['2025-04-04', 'PROHIBITED'], ['2025-04-05', 'PROHIBITED']]),
  ]),
  ...group({ prefix: 'T72-', article: 'MOFCOM 46/2024 Art 2, MOFCOM 72/2025', mark: 'text' }, days('germanium to a US civil user', { to: 'US', line: item('metal', ['Ge']) }, [
    ['2024-12-02', LICENCE], ['2024-12-03', 'PRESUMPTION_OF_DENIAL'], ['2024-12-04', 'PRESUMPTION_OF_DENIAL'], ['2025-11-08', 'PRESUMPTION_OF_DENIAL'], ['2025-11-09', LICENCE], ['2025-11-10', LICENCE],
    ['2026-11-26', LICENCE], ['2026-11-27', LICENCE], ['2026-11-28', ASK], [`2026-11-28 ${AP}`, 'PRESUMPTION_OF_DENIAL'], [`2026-11-29 ${AP}`, 'PRESUMPTION_OF_DENIAL'], [`2026-11-28 ${EX}`, ASK],
  ])),
  ...group({ prefix: 'T61O-', article: 'MOFCOM 61/2025 Art 1(3), 8; MOFCOM-GAC 70/2025', mark: 'text' }, [
    ...days('Chinese Dy metal, Japan to Korea', jpToKr, [
      ['2025-10-08', NO], ['2025-10-09', LICENCE], ['2025-10-10', LICENCE], ['2025-11-06', LICENCE], ['2025-11-07', NO], ['2025-11-08', NO],
      ['2026-11-09', NO], ['2026-11-10', NO], ['2026-11-11', ASK], [`2026-11-11 ${AP}`, LICENCE], [`2027-01-10 ${EX}`, NO], [`2027-01-11 ${EX}`, LICENCE],
    ]),
    ['the named last day is the first live day by policy', jpToKr, { on: '2026-11-10', profile: 'AS_PUBLISHED', policy: { no70EndInclusive: 'false' } }, LICENCE],
    ['the day before it is suspended under either reading', jpToKr, { on: '2026-11-09', profile: 'AS_PUBLISHED', policy: { no70EndInclusive: 'false' } }, NO],
    ['the extension ends on its named day by policy', jpToKr, { on: '2027-01-10', profile: 'EXTENDED_2027_01_10', policy: { no70EndInclusive: 'false' } }, LICENCE],
  ]),
  ...group({ prefix: 'T61V-', article: 'MOFCOM 61/2025 Art 1(1), 8; MOFCOM-GAC 70/2025', mark: 'text' }, days('3 % Chinese Dy in a German magnet', germanToKr, [
    ['2025-10-09', NO], ['2025-11-07', NO], ['2025-11-30', NO], ['2025-12-01', NO], ['2025-12-02', NO], ['2026-11-10', NO], ['2026-11-11', ASK], [`2026-11-11 ${AP}`, LICENCE], [`2027-01-11 ${EX}`, LICENCE],
  ])),
  ...group({ prefix: 'T61T-', article: 'MOFCOM 61/2025 Art 1(2), 8; MOFCOM-GAC 70/2025', mark: 'text' }, days('Dy oxide made in Vietnam with Chinese separation technology', vietnamese, [
    ['2025-10-09', NO], ['2025-11-30', NO], ['2025-12-01', NO], ['2025-12-02', NO], ['2026-11-10', NO], ['2026-11-11', ASK], [`2026-11-11 ${AP}`, LICENCE],
  ])),
  ...group({ prefix: 'T62-', article: 'MOFCOM 62/2025, commencement; the Catalogue while it is not live', mark: 'text' }, days('mining technology from China to Malaysia', { to: 'MY', line: technology('mining') }, [
    ['2025-10-08', ASK], ['2025-10-09', LICENCE], ['2025-10-10', LICENCE], ['2025-11-06', LICENCE], ['2025-11-07', ASK], ['2026-11-10', ASK], ['2026-11-11', ASK], [`2026-11-11 ${AP}`, LICENCE], [`2027-01-10 ${EX}`, ASK], [`2027-01-11 ${EX}`, LICENCE],
  ])),
  ...group({ prefix: 'T57-', article: 'MOFCOM-GAC 57/2025, commencement; MOFCOM-GAC 70/2025', mark: 'text' }, days('Ho metal from China', { line: item('metal', ['Ho']), knowledge: 'none' }, october)),
  ...group({ prefix: 'T56-', article: 'MOFCOM-GAC 56/2025, commencement; MOFCOM-GAC 70/2025', mark: 'text' }, days('a centrifugal extractor from China', { line: kind('centrifugal_extractor', {}, { form: 'equipment' }), knowledge: 'none' }, october)),
  ...group({ prefix: 'T58-', article: 'MOFCOM-GAC 58/2025, commencement; MOFCOM-GAC 70/2025', mark: 'secondary' }, days('a cell of 300 Wh/kg from China', { line: kind('li_ion_cell', { specificEnergyWhPerKg: '300' }), knowledge: 'none' }, october)),
  ...group({ prefix: 'T33-', article: 'MOFCOM-GAC 33/2024 (superhard items listed, codes not read): a question, never a clearance', mark: 'memory' }, days('diamond powder of 50 µm from China', { line: kind('diamond_powder', { grainSizeUm: '50' }), knowledge: 'none' }, [
    ['2024-09-14', NO], ['2024-09-15', ASK], ['2024-09-16', ASK], ['2026-03-01', ASK], [`2026-11-11 ${AP}`, LICENCE], [`2026-11-11 ${EX}`, ASK],
  ])),
  ...group({ prefix: 'T1-', article: 'MOFCOM 1/2026 (Japan)', mark: 'text' }, days('SmCo from China to the Japanese military', { ...military, to: 'JP', line: item('permanent_magnet', ['Sm', 'Co']) }, [
    ['2026-01-05', LICENCE], ['2026-01-06', 'PROHIBITED'], ['2026-01-07', 'PROHIBITED'], ['2026-11-11', 'PROHIBITED'],
  ])),
  ...group({ prefix: 'T23-', article: 'MOFCOM-GAC 23/2023 and 33/2024', mark: 'memory' }, [
    ...days('gallium to Germany', gallium('DE'), [['2023-07-31', NO], ['2023-08-01', LICENCE], ['2023-08-02', LICENCE]]),
    ...days('antimony to Germany', { line: item('metal', ['Sb']) }, [['2024-09-14', NO], ['2024-09-15', LICENCE], ['2024-09-16', LICENCE]]),
  ]),
  ...group({ prefix: 'TLIST-', article: 'listings suspended on the same clock (§6)', mark: 'secondary' }, days('Dy metal from China to an entity of No. 21/2025', toPaused, [
    ['2025-04-03', NO], ['2025-04-04', 'PROHIBITED'], ['2025-11-09', 'PROHIBITED'], ['2025-11-10', LICENCE], ['2026-11-09', LICENCE], ['2026-11-10', ASK], [`2026-11-10 ${AP}`, 'PROHIBITED'],
  ])),
  ...group({ prefix: 'TREG-', article: 'Reg 18(2), commencement of Decree 792', mark: 'text' }, days(
    'listed gallium goes on to another country than licensed, held by the Chinese exporter',
    { from: 'VN', to: 'KR', exporter: { country: 'CN', isChineseOperator: true, locatedInChina: true }, line: item('metal', ['Ga']), history: { previouslyExportedFromChina: true, underActualControlOf: 'domestic_exporter', licence: { number: 'L', type: 'single', destination: 'VN', validUntil: '2025-06-30', undertakingGiven: true }, changed: { destination: true, endUser: true, endUse: false } } },
    [['2024-12-01', LICENCE], ['2024-12-02', LICENCE], ['2025-07-01', LICENCE]],
  )),
];
