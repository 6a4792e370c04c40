import type { OrderV1 } from '@ytterby/contracts';
import { runCases, type Case } from '../../test/run-cases';

type Line = OrderV1['lines'][number];

const LIVE = { on: '2026-12-01', profile: 'AS_PUBLISHED' } as const;
const plain = { controlCode: null, annex61: null, elements: [] };
const of = (...symbols: string[]) => symbols.map((symbol) => ({ symbol }));
const row = (says: string, line: Partial<Line>, outcome: Case['outcome'], extra: Partial<Case> = {}): Case => ({ says, given: { line: { ...plain, ...line }, knowledge: 'none' }, reading: LIVE, outcome, ...extra });
const listed = (says: string, line: Partial<Line>, code: string): Case => row(says, line, 'LICENSE_REQUIRED', { names: code });
const equipment = (itemKind: string, parameters: Record<string, string> = {}): Partial<Line> => ({ form: 'equipment', itemKind, parameters });

runCases('No. 57: Ho, Er, Tm, Eu, Yb [text]', [
  listed('Ho metal', { form: 'metal', elements: of('Ho') }, 'MOFCOM-GAC 57/2025 1C909.a.1'), listed('Ho-Cu alloy', { form: 'alloy', elements: of('Ho', 'Cu') }, 'MOFCOM-GAC 57/2025 1C909.a.2'),
  listed('Ho target', { form: 'target', elements: of('Ho') }, 'MOFCOM-GAC 57/2025 1C909.a.3'), listed('a magnet with Ho', { form: 'permanent_magnet', elements: of('Nd', 'Ho') }, 'MOFCOM-GAC 57/2025 1C909.a.4'),
  listed('Ho crystal', { form: 'other', itemKind: 'crystal', elements: of('Ho') }, 'MOFCOM-GAC 57/2025 1C909.a.5'), listed('Er fibre', { form: 'component', itemKind: 'optical_fibre', elements: of('Er') }, 'MOFCOM-GAC 57/2025 1C910.a.5'),
  listed('Er-Al alloy', { form: 'alloy', elements: of('Er', 'Al') }, 'MOFCOM-GAC 57/2025 1C910.a.2'), listed('Tm target', { form: 'target', elements: of('Tm') }, 'MOFCOM-GAC 57/2025 1C911.a.2'),
  listed('Eu phosphor', { form: 'compound', description: 'Eu phosphor', elements: of('Eu') }, 'MOFCOM-GAC 57/2025 1C912.a.4'), listed('Eu oxide', { form: 'oxide', elements: of('Eu') }, 'MOFCOM-GAC 57/2025 1C912.b'),
  listed('Yb metal', { form: 'metal', elements: of('Yb') }, 'MOFCOM-GAC 57/2025 1C913'), listed('Yb compound', { form: 'compound', elements: of('Yb') }, 'MOFCOM-GAC 57/2025 1C913.c'),
  row('a magnet with Er: no such entry', { form: 'permanent_magnet', elements: of('Nd', 'Er') }, 'NO_LICENSE_REQUIRED'),
  row('a product with Er of no stated kind', { form: 'finished_product', elements: of('Er') }, 'NEEDS_INFORMATION', { asks: 'functional material' }),
  row('Nd oxide', { form: 'oxide', elements: of('Nd') }, 'NO_LICENSE_REQUIRED'),
]);

const dates: [string, Case['outcome'], Case['reading']['profile']][] = [
  ['2025-11-06', 'NO_LICENSE_REQUIRED', 'UNVERIFIED'], ['2025-11-07', 'NO_LICENSE_REQUIRED', 'UNVERIFIED'], ['2025-11-08', 'NO_LICENSE_REQUIRED', 'UNVERIFIED'], ['2025-11-09', 'NO_LICENSE_REQUIRED', 'UNVERIFIED'],
  ['2026-11-10', 'NO_LICENSE_REQUIRED', 'UNVERIFIED'], ['2026-11-11', 'NEEDS_INFORMATION', 'UNVERIFIED'], ['2026-11-11', 'LICENSE_REQUIRED', 'AS_PUBLISHED'], ['2026-11-11', 'NO_LICENSE_REQUIRED', 'EXTENDED_2027_01_10'],
];
const goods: [string, Partial<Line>][] = [
  ['57 Ho metal', { form: 'metal', elements: of('Ho') }], ['56 press', equipment('field_press', { magneticFieldT: '1.5' })],
  ['58 cell', { form: 'finished_product', itemKind: 'li_ion_cell', parameters: { specificEnergyWhPerKg: '300' } }], ['55 powder', { form: 'other', itemKind: 'diamond_powder', parameters: { grainSizeUm: '50' } }],
];
runCases('Nos. 55–58 in time: they never operated before 2026-11-11', goods.flatMap(([name, line]) => dates.map(([on, outcome, profile]) => row(`${name}`, line, name === '55 powder' && outcome === 'NO_LICENSE_REQUIRED' ? 'NEEDS_INFORMATION' : outcome, { reading: { on, ...(profile === undefined ? {} : { profile }) } }))));
runCases('Nos. 55–58: only from China', goods.map(([name, line]) => ({ says: name, given: { from: 'DE', to: 'KR', line: { ...plain, ...line } }, reading: LIVE, outcome: 'NO_LICENSE_REQUIRED' as const })));

runCases('No. 56: equipment, ores, reagents [text]', [
  row('press 1.4 T', equipment('field_press', { magneticFieldT: '1.4' }), 'NO_LICENSE_REQUIRED', { names: 'MOFCOM-GAC 56/2025 2B902.t' }), listed('press 1.5 T', equipment('field_press', { magneticFieldT: '1.5' }), 'MOFCOM-GAC 56/2025 2B902.t'),
  row('press, field not stated', equipment('field_press'), 'NEEDS_INFORMATION', { asks: 'magneticFieldT' }), row('press, field no number', equipment('field_press', { magneticFieldT: 'about 2' }), 'NEEDS_INFORMATION'),
  row('tank 0.49 m3', equipment('extraction_tank', { mixingChamberM3: '0.49' }), 'NO_LICENSE_REQUIRED'), listed('tank 0.5 m3', equipment('extraction_tank', { mixingChamberM3: '0.5' }), 'MOFCOM-GAC 56/2025 2B902.d'),
  listed('tank 14.2 m3', equipment('extraction_tank', { mixingChamberM3: '14.2' }), 'MOFCOM-GAC 56/2025 2B902.d'), row('tank 14.21 m3', equipment('extraction_tank', { mixingChamberM3: '14.21' }), 'NO_LICENSE_REQUIRED'),
  row('cell 5.9 kA', equipment('electrolytic_cell', { currentKa: '5.9' }), 'NO_LICENSE_REQUIRED'), listed('cell 6 kA', equipment('electrolytic_cell', { currentKa: '6' }), 'MOFCOM-GAC 56/2025 2B902.j'), listed('cell 30 kA', equipment('electrolytic_cell', { currentKa: '30' }), 'MOFCOM-GAC 56/2025 2B902.j'), row('cell 30.1 kA', equipment('electrolytic_cell', { currentKa: '30.1' }), 'NO_LICENSE_REQUIRED'),
  listed('crystalliser 10 m3', equipment('crystalliser', { volumeM3: '10' }), 'MOFCOM-GAC 56/2025 2B902.f'), row('crystalliser 51 m3', equipment('crystalliser', { volumeM3: '51' }), 'NO_LICENSE_REQUIRED'),
  listed('jet mill at all limits', equipment('jet_mill', { particleSizeUm: '5', recoveryPct: '99', oxygenPpm: '80' }), 'MOFCOM-GAC 56/2025 2B902.s'), row('jet mill 81 ppm', equipment('jet_mill', { particleSizeUm: '5', recoveryPct: '99', oxygenPpm: '81' }), 'NO_LICENSE_REQUIRED'),
  row('kiln within size: further limits not read', equipment('roasting_kiln', { diameterM: '2', lengthM: '30', temperatureC: '800' }), 'NEEDS_INFORMATION', { asks: 'further limits' }),
  listed('centrifugal extractor', equipment('centrifugal_extractor'), 'MOFCOM-GAC 56/2025 2B902.a'), listed('by declared code alone', { form: 'equipment', controlCode: '2B902.w' }, 'MOFCOM-GAC 56/2025 2B902.w'),
  row('a declared code that its parameter contradicts', { ...equipment('field_press', { magneticFieldT: '1.4' }), controlCode: '2B902.t' }, 'NEEDS_INFORMATION', { asks: 'which is right' }),
  row('equipment of no stated kind', { form: 'equipment' }, 'NEEDS_INFORMATION', { asks: 'kind of equipment' }), row('another known kind', equipment('vacuum_pump'), 'NO_LICENSE_REQUIRED'),
  ...['14802-03-0', '298-07-7', '1338-24-5', '68814-95-9', '83411-71-6'].map((cas) => listed(`extractant ${cas}`, { form: 'reagent', itemKind: 'extractant', parameters: { cas } }, 'MOFCOM-GAC 56/2025 1C914.c')),
  row('extractant TBP', { form: 'reagent', itemKind: 'extractant', parameters: { cas: '126-73-8' } }, 'NO_LICENSE_REQUIRED'), listed('monazite', { form: 'ore', itemKind: 'monazite' }, 'MOFCOM-GAC 56/2025 1C914.a'),
  row('an ore of no stated kind', { form: 'ore' }, 'NEEDS_INFORMATION'),
]);

runCases('Nos. 55 and 58 [text, secondary]', [
  listed('powder 50 µm', { form: 'other', itemKind: 'diamond_powder', parameters: { grainSizeUm: '50' } }, 'MOFCOM-GAC 55/2025 2C902.a'), row('powder 50.1 µm', { form: 'other', itemKind: 'diamond_powder', parameters: { grainSizeUm: '50.1' } }, 'NEEDS_INFORMATION', { asks: '33/2024' }),
  row('crystal 50 µm', { form: 'other', itemKind: 'diamond_single_crystal', parameters: { grainSizeUm: '50' } }, 'NEEDS_INFORMATION', { asks: '33/2024' }), listed('crystal 50.1 µm', { form: 'other', itemKind: 'diamond_single_crystal', parameters: { grainSizeUm: '50.1' } }, 'MOFCOM-GAC 55/2025 2C902.b'),
  listed('crystal 500 µm', { form: 'other', itemKind: 'diamond_single_crystal', parameters: { grainSizeUm: '500' } }, 'MOFCOM-GAC 55/2025 2C902.b'), row('crystal 501 µm', { form: 'other', itemKind: 'diamond_single_crystal', parameters: { grainSizeUm: '501' } }, 'NEEDS_INFORMATION', { asks: '33/2024' }),
  row('wire saw 8 µm: further limits not read', { form: 'finished_product', itemKind: 'diamond_wire_saw', parameters: { grainSizeUm: '8' } }, 'NEEDS_INFORMATION'), row('wire saw 9 µm', { form: 'finished_product', itemKind: 'diamond_wire_saw', parameters: { grainSizeUm: '9' } }, 'NEEDS_INFORMATION', { asks: '33/2024' }),
  listed('DCPCVD equipment', equipment('dcpcvd_equipment'), 'MOFCOM-GAC 55/2025 2B005.b'),
  row('cell 299.9 Wh/kg', { form: 'finished_product', itemKind: 'li_ion_cell', parameters: { specificEnergyWhPerKg: '299.9' } }, 'NO_LICENSE_REQUIRED'), listed('pack 300 Wh/kg', { form: 'finished_product', itemKind: 'li_ion_pack', parameters: { specificEnergyWhPerKg: '300' } }, 'MOFCOM-GAC 58/2025 3A001'),
  row('LFP 2.5 and 155.9', { form: 'compound', itemKind: 'lfp_cathode', parameters: { compactionGPerCm3: '2.5', specificCapacityMahPerG: '155.9' } }, 'NO_LICENSE_REQUIRED'), row('LFP 2.49 and 156', { form: 'compound', itemKind: 'lfp_cathode', parameters: { compactionGPerCm3: '2.49', specificCapacityMahPerG: '156' } }, 'NO_LICENSE_REQUIRED'),
  listed('LFP 2.5 and 156', { form: 'compound', itemKind: 'lfp_cathode', parameters: { compactionGPerCm3: '2.5', specificCapacityMahPerG: '156' } }, 'MOFCOM-GAC 58/2025 3C901.a.1'), row('LFP 2.5, capacity missing', { form: 'compound', itemKind: 'lfp_cathode', parameters: { compactionGPerCm3: '2.5' } }, 'NEEDS_INFORMATION'),
  row('LFP below one limit, the other missing: cannot be met', { form: 'compound', itemKind: 'lfp_cathode', parameters: { compactionGPerCm3: '2.4' } }, 'NO_LICENSE_REQUIRED'),
  listed('artificial graphite anode', { form: 'other', itemKind: 'artificial_graphite_anode' }, 'MOFCOM-GAC 58/2025 3C901.b.1'), listed('ternary precursor', { form: 'compound', itemKind: 'ternary_precursor' }, 'MOFCOM-GAC 58/2025 3C901.a.2'),
]);
