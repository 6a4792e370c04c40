import { group, item, kind, type OwnCase, type Row } from './own-case';
import type { Given } from '../builders';

type Form = NonNullable<NonNullable<Given['line']>['form']>;
const ON_18 = '2026-03-01';
const LIVE = '2026-12-01 AS_PUBLISHED';
const NO_18 = 'MOFCOM-GAC 18/2025';

/** Code, form, elements of every sub-code of No. 18/2025 (regulation.md §2.1). */
const CODES_18: readonly (readonly [string, Form, readonly string[]])[] = [
  ['1C902.a.1', 'metal', ['Sm']], ['1C902.a.2.a', 'alloy', ['Sm', 'Co']], ['1C902.a.2.b', 'alloy', ['Sm', 'Fe']], ['1C902.a.2.c', 'alloy', ['Sm', 'Ni']], ['1C902.a.2.d', 'alloy', ['Sm', 'Al']], ['1C902.a.2.e', 'alloy', ['Sm', 'Mg']],
  ['1C902.a.3.a', 'target', ['Sm']], ['1C902.a.3.b', 'target', ['Sm', 'Co']], ['1C902.a.3.c', 'target', ['Sm', 'Fe']], ['1C902.a.4', 'permanent_magnet', ['Sm', 'Co']], ['1C902.b', 'oxide', ['Sm']], ['1C902.c', 'compound', ['Sm']],
  ['1C903.a.1', 'metal', ['Gd']], ['1C903.a.2.a', 'alloy', ['Gd', 'Mg']], ['1C903.a.2.b', 'alloy', ['Gd', 'Al']], ['1C903.a.3.a', 'target', ['Gd']], ['1C903.a.3.b', 'target', ['Gd', 'Fe']], ['1C903.a.3.c', 'target', ['Gd', 'Co']], ['1C903.b', 'oxide', ['Gd']], ['1C903.c', 'compound', ['Gd']],
  ['1C904.a.1', 'metal', ['Tb']], ['1C904.a.2.a', 'alloy', ['Tb', 'Co']], ['1C904.a.2.b', 'alloy', ['Tb', 'Co', 'Fe']], ['1C904.a.3.a', 'target', ['Tb']], ['1C904.a.3.b', 'target', ['Tb', 'Co']], ['1C904.a.4', 'permanent_magnet', ['Nd', 'Fe', 'B', 'Tb']], ['1C904.b', 'oxide', ['Tb']], ['1C904.c', 'compound', ['Tb']],
  ['1C905.a.1', 'metal', ['Dy']], ['1C905.a.2.a', 'alloy', ['Dy', 'Fe']], ['1C905.a.2.b', 'alloy', ['Tb', 'Dy', 'Fe']], ['1C905.a.3.a', 'target', ['Dy']], ['1C905.a.3.b', 'target', ['Tb', 'Dy', 'Fe']], ['1C905.a.4', 'permanent_magnet', ['Nd', 'Fe', 'B', 'Dy']], ['1C905.b', 'oxide', ['Dy']], ['1C905.c', 'compound', ['Dy']],
  ['1C906.a.1', 'metal', ['Lu']], ['1C906.a.2', 'alloy', ['Lu', 'Yb']], ['1C906.a.3', 'target', ['Lu']], ['1C906.b', 'oxide', ['Lu']], ['1C906.c', 'compound', ['Lu']],
  ['1C907.a.1', 'metal', ['Sc']], ['1C907.a.2.a', 'alloy', ['Sc', 'Al']], ['1C907.a.2.b', 'alloy', ['Sc', 'Mg']], ['1C907.a.2.c', 'alloy', ['Sc', 'Cu']], ['1C907.a.3', 'target', ['Sc']], ['1C907.b', 'oxide', ['Sc']], ['1C907.c', 'compound', ['Sc']],
  ['1C908.a.1', 'metal', ['Y']], ['1C908.a.2.a', 'alloy', ['Y', 'Al']], ['1C908.a.2.b', 'alloy', ['Y', 'Mg']], ['1C908.a.2.c', 'alloy', ['Y', 'Ni']], ['1C908.a.2.d', 'alloy', ['Y', 'Cu']], ['1C908.a.2.e', 'alloy', ['Y', 'Fe']],
  ['1C908.a.3.a', 'target', ['Y']], ['1C908.a.3.b', 'target', ['Y', 'Al']], ['1C908.a.3.c', 'target', ['Y', 'Zr']], ['1C908.b', 'oxide', ['Y']], ['1C908.c', 'compound', ['Y']],
];
const listed18: readonly Row[] = CODES_18.map(([code, form, symbols]) => [`${symbols.join('-')} ${form}`, { line: item(form, symbols) }, ON_18, 'LICENSE_REQUIRED', { action: 'hold', names: `${NO_18} ${code}` }]);

/** Declared exactly as the list has it: the code must be known, or it would be a contradiction. */
const declared18: readonly Row[] = CODES_18.map(([code, form, symbols]) => [`${code} declared without a form`, { line: item(form, symbols, { form: null, controlCode: code }) }, ON_18, 'LICENSE_REQUIRED', { names: `${NO_18} ${code}` }]);

const free = (says: string, line: Given['line']): Row => [says, { line }, ON_18, 'NO_LICENSE_REQUIRED', { action: 'release' }] as Row;
const asks = (says: string, line: Given['line'], question: string): Row => [says, { line }, ON_18, 'NEEDS_INFORMATION', { action: 'hold', asks: question }] as Row;

const live = (says: string, line: Given['line'], code: string): Row => [says, { line, knowledge: 'none' }, LIVE, 'LICENSE_REQUIRED', { names: code }] as Row;
const outside = (says: string, line: Given['line'], names?: string): Row => [says, { line, knowledge: 'none' }, LIVE, 'NO_LICENSE_REQUIRED', names === undefined ? {} : { names }] as Row;
const open = (says: string, line: Given['line'], question: string): Row => [says, { line, knowledge: 'none' }, LIVE, 'NEEDS_INFORMATION', { asks: question }] as Row;

const CODES_57: readonly (readonly [string, NonNullable<Given['line']>])[] = [
  ['1C909.a.1', item('metal', ['Ho'])], ['1C909.a.2', item('alloy', ['Ho', 'Cu'])], ['1C909.a.2', item('alloy', ['Ho', 'Mg'])], ['1C909.a.2', item('alloy', ['Ho', 'Fe'])], ['1C909.a.3', item('target', ['Ho'])], ['1C909.a.3', item('target', ['Ho', 'Cu'])],
  ['1C909.a.4', item('permanent_magnet', ['Nd', 'Fe', 'B', 'Ho'])], ['1C909.a.5', item('other', ['Ho'], { itemKind: 'crystal' })], ['1C909.a.6', item('other', ['Ho'], { itemKind: 'magnetic_refrigeration_material' })],
  ['1C909.a.7', item('other', ['Ho'], { itemKind: 'magnetostrictive_material' })], ['1C909.b', item('oxide', ['Ho'])], ['1C909.c', item('compound', ['Ho'])],
  ['1C910.a.1', item('metal', ['Er'])], ['1C910.a.2', item('alloy', ['Er', 'Al'])], ['1C910.a.3', item('target', ['Er'])], ['1C910.a.4', item('other', ['Er'], { itemKind: 'crystal' })], ['1C910.a.5', item('other', ['Er'], { itemKind: 'optical_fibre' })],
  ['1C910.a.6', item('other', ['Er'], { itemKind: 'hydrogen_storage_material' })], ['1C910.a.7', item('other', ['Er'], { itemKind: 'ceramic' })], ['1C910.b', item('oxide', ['Er'])], ['1C910.c', item('compound', ['Er'])],
  ['1C911.a.1', item('metal', ['Tm'])], ['1C911.a.2', item('target', ['Tm'])], ['1C911.a.3', item('other', ['Tm'], { itemKind: 'crystal' })], ['1C911.a.4', item('other', ['Tm'], { itemKind: 'luminescent_material' })], ['1C911.b', item('oxide', ['Tm'])], ['1C911.c', item('compound', ['Tm'])],
  ['1C912.a.1', item('metal', ['Eu'])], ['1C912.a.2', item('alloy', ['Eu', 'Mg'])], ['1C912.a.3', item('target', ['Eu'])], ['1C912.a.4', item('compound', ['Eu'], { description: 'Eu phosphor' })], ['1C912.a.5', item('other', ['Eu'], { itemKind: 'crystal' })],
  ['1C911.a.4', item('other', ['Tm'], { itemKind: 'phosphor' })], ['1C912.a.4', item('other', ['Eu'], { itemKind: 'luminescent_material' })],
  ['1C912.a.6', item('other', ['Eu'], { itemKind: 'hydrogen_storage_material' })], ['1C912.b', item('oxide', ['Eu'])], ['1C912.c', item('compound', ['Eu'])],
];
const YB: readonly (readonly [string, NonNullable<Given['line']>])[] = [
  ['1C913', item('metal', ['Yb'])], ['1C913', item('target', ['Yb'])], ['1C913', item('other', ['Yb'], { itemKind: 'crystal' })], ['1C913', item('other', ['Yb'], { itemKind: 'optical_fibre' })], ['1C913', item('other', ['Yb'], { itemKind: 'thermal_barrier_coating' })],
  ['1C913.b', item('oxide', ['Yb'])], ['1C913.c', item('compound', ['Yb'])],
];
const code57 = ([code, line]: readonly [string, NonNullable<Given['line']>]): Row => live(`${line.elements?.map(({ symbol }) => symbol).join('-')} ${line.itemKind ?? line.form}`, line, `MOFCOM-GAC 57/2025 ${code}`);

const equipment = (itemKind: string, parameters: Record<string, string> = {}) => kind(itemKind, parameters, { form: 'equipment' });
const PLAIN_56: readonly (readonly [string, string])[] = [
  ['a', 'centrifugal_extractor'], ['e', 'ion_adsorption'], ['g', 'separation_part'], ['h', 'resistance_furnace'], ['i', 'electrolysis_equipment'], ['k', 'vacuum_induction_reduction_furnace'], ['l', 'vacuum_carbon_tube_furnace'],
  ['m', 'czochralski_furnace'], ['n', 'bridgman_furnace'], ['o', 'strip_casting_furnace'], ['p', 'strip_casting_part'], ['q', 'hydrogen_decrepitation_furnace'], ['r', 'hydrogen_decrepitation_part'], ['u', 'hot_press'],
  ['v', 'cold_isostatic_press'], ['w', 'vacuum_sintering_furnace'], ['x', 'magnet_cutting_machine'], ['y', 'grain_boundary_diffusion'], ['z', 'recycling_shaft_kiln'],
];
const kiln = (diameterM: string, lengthM: string, temperatureC: string) => equipment('roasting_kiln', { diameterM, lengthM, temperatureC });
const mill = (particleSizeUm: string, recoveryPct: string, oxygenPpm: string) => equipment('jet_mill', { particleSizeUm, recoveryPct, oxygenPpm });
const cathode = (compactionGPerCm3: string, specificCapacityMahPerG: string) => kind('lfp_cathode', { compactionGPerCm3, specificCapacityMahPerG });

/** Each code, form and parameter of the goods lists. */
export const ITEM_CASES: readonly OwnCase[] = [
  ...group({ prefix: 'I18-', article: 'MOFCOM-GAC 18/2025, items 1C902–1C908', mark: 'text' }, listed18),
  ...group({ prefix: 'I18D-', article: 'MOFCOM-GAC 18/2025, items 1C902–1C908, as declared', mark: 'text' }, declared18),
  ...group({ prefix: 'I18M-', article: 'MOFCOM-GAC 18/2025: oxides and mixtures', mark: 'text' }, ['Sm', 'Gd', 'Tb', 'Dy', 'Lu', 'Sc', 'Y'].map((symbol): Row => [
    `a mixture with ${symbol} oxide`, { line: item('mixture', [symbol, 'La']) }, ON_18, 'LICENSE_REQUIRED', { names: `${NO_18} ${CODES_18.find(([, form, symbols]) => form === 'oxide' && symbols[0] === symbol)?.[0] ?? ''}` },
  ])),
  ...group({ prefix: 'I18Q-', article: 'MOFCOM Q&A April 2025, IV and V on No. 18/2025', mark: 'secondary' }, [
    ['SmCo with Nd added stays SmCo', { line: item('alloy', ['Sm', 'Co', 'Nd']) }, ON_18, 'LICENSE_REQUIRED', { names: `${NO_18} 1C902.a.2.a` }],
    ['a magnet block of SmCo is first-stage', { line: item('permanent_magnet', ['Sm', 'Co'], { description: 'Magnet block' }) }, ON_18, 'LICENSE_REQUIRED', { names: `${NO_18} 1C902.a.4` }],
    free('a motor with Dy magnets', item('component', ['Nd', 'Dy'], { description: 'Servo motor' })), free('headphones with Dy magnets', item('finished_product', ['Nd', 'Dy'], { description: 'Headphones' })),
    free('a rotor assembly with Tb magnets', item('component', ['Nd', 'Tb'], { description: 'Rotor assembly' })), free('a moulded sensor with SmCo', item('component', ['Sm', 'Co'], { description: 'Moulded sensor' })),
    free('calcined catalyst powder with Y', item('mixture', ['Y', 'Ce'], { description: 'Calcined catalyst powder' })), free('a Gd phosphor', item('compound', ['Gd'], { itemKind: 'phosphor' })),
    ['a plain mixture with Tb oxide', { line: item('mixture', ['Tb', 'La']) }, ON_18, 'LICENSE_REQUIRED', { names: `${NO_18} 1C904.b` }],
  ]),
  ...group({ prefix: 'I18QA-', article: 'regulation.md §2.2: each product that MOFCOM Q&A IV and V name, and each that they leave in', mark: 'secondary' }, [
    ...(['Sm', 'Tb', 'Dy'] as const).flatMap((symbol) => ['magnet steel', 'ring', 'block'].map((shape): Row => [
      `a ${shape} with ${symbol} is a first-stage product`, { line: item('permanent_magnet', symbol === 'Sm' ? ['Sm', 'Co'] : ['Nd', 'Fe', 'B', symbol], { description: `Permanent magnet, ${shape}` }) }, ON_18, 'LICENSE_REQUIRED', { action: 'hold', names: `${NO_18} ${symbol === 'Sm' ? '1C902' : symbol === 'Tb' ? '1C904' : '1C905'}.a.4` },
    ])),
    ...['Headphones', 'Loudspeaker', 'Electric motor with gearbox', 'Phone case with magnet', 'Toy with magnet', 'Anti-theft detacher', 'Magnetic fixture'].map((description) => free(`${description}: out`, item('finished_product', ['Nd', 'Fe', 'B', 'Dy'], { description }))),
    ...['Rotor with embedded magnets', 'Rotor with surface-mounted magnets', 'Stator assembly', 'Moulded sensor', 'Electronic part with a magnet'].map((description) => free(`${description}: out`, item('component', ['Nd', 'Fe', 'B', 'Tb'], { description }))),
    ...['Y', 'Gd', 'Tb', 'Lu'].map((symbol) => free(`phosphor of ${symbol}: out`, item('compound', [symbol], { description: `${symbol} phosphor powder` }))),
    ['a catalyst powder that is not calcined stays a mixture', { line: item('mixture', ['Y', 'Ce'], { description: 'Catalyst powder precursor' }) }, ON_18, 'LICENSE_REQUIRED', { names: `${NO_18} 1C908.b` }],
    ['the answers narrow No. 18 alone: a phosphor of Y and Eu while No. 57 is live', { line: item('compound', ['Y', 'Eu'], { itemKind: 'phosphor' }), knowledge: 'none' }, LIVE, 'LICENSE_REQUIRED', { names: 'MOFCOM-GAC 57/2025 1C912.a.4' }],
    ['an answer says "generally": the rule that says so is shown', { line: item('component', ['Nd', 'Dy'], { description: 'Rotor' }) }, ON_18, 'NO_LICENSE_REQUIRED', { names: 'MOFCOM Q&A V' }],
    ['headphones: the fourth answer is shown', { line: item('finished_product', ['Nd', 'Dy'], { description: 'Headphones' }) }, ON_18, 'NO_LICENSE_REQUIRED', { names: 'MOFCOM Q&A IV' }],
  ]),
  ...group({ prefix: 'I18N-', article: 'MOFCOM-GAC 18/2025 names these elements, alloys and forms and no others', mark: 'text' }, [
    ...['La', 'Ce', 'Pr', 'Nd', 'Ho', 'Er', 'Tm', 'Eu', 'Yb'].map((symbol) => free(`${symbol} metal`, item('metal', [symbol]))),
    free('Gd-Fe alloy: named as a target, not as an alloy', item('alloy', ['Gd', 'Fe'])), free('Tb-Fe alloy: No. 18 names Tb-Co and Tb-Co-Fe', item('alloy', ['Tb', 'Fe'])), free('Dy-Al alloy', item('alloy', ['Dy', 'Al'])), free('Sc-Fe alloy', item('alloy', ['Sc', 'Fe'])),
    free('NdFeB with Nd and Pr only', item('permanent_magnet', ['Nd', 'Pr', 'Fe', 'B'])), free('NdFeB with Ho: No. 57 is suspended', item('permanent_magnet', ['Nd', 'Ho', 'Fe', 'B'])),
    asks('Sm-Ni target: neither the plain nor a named alloy target', item('target', ['Sm', 'Ni']), 'counts as the listed target'), asks('Dy-Fe target: the list names Dy and Tb-Dy-Fe', item('target', ['Dy', 'Fe']), 'counts as the listed target'),
    asks('an alloy of Dy whose other metal is not stated', item('alloy', ['Dy']), 'alloyed with'), asks('a product of Tb without a form', item(null, ['Tb']), 'form of the item'),
    asks('metal of unknown elements', item('metal', []), 'composition'), asks('a mixture not fully known', item('mixture', ['La'], { elementsComplete: false }), 'composition'),
    asks('an unintended trace of Dy in Nd metal', item('metal', [], { elements: [{ symbol: 'Nd' }, { symbol: 'Dy', massPct: '0.001', role: 'impurity' }] }), 'traceImpurity'),
  ]),
  ...group({ prefix: 'I18C-', article: 'issue: a declared code that does not exist or contradicts the composition is a finding', mark: 'interpretation' }, [
    ['another code of the list than the form gives: still listed, and said', { line: item('metal', ['Dy'], { controlCode: '1C905.b' }) }, ON_18, 'LICENSE_REQUIRED', { names: 'Facts: control code' }],
    ['a code that does not exist on a listed item', { line: item('metal', ['Dy'], { controlCode: '1C905.d' }) }, ON_18, 'LICENSE_REQUIRED', { names: 'Facts: control code' }],
    ['a sub-code that does not exist', { line: item('alloy', ['Dy', 'Fe'], { controlCode: '1C905.a.2.c' }) }, ON_18, 'LICENSE_REQUIRED', { names: 'Facts: control code' }],
    ['a code of the list on an unlisted item', { line: item('oxide', ['Nd'], { controlCode: '1C905.b' }) }, ON_18, 'NEEDS_INFORMATION', { names: 'Facts: control code', asks: 'which is right' }],
    ['a code that does not exist on an unlisted item', { line: item('oxide', ['Nd'], { controlCode: '1C908.a.9' }) }, ON_18, 'NEEDS_INFORMATION', { names: 'Facts: control code' }],
    ['a listed code on a motor', { line: item('component', ['Nd', 'Dy'], { controlCode: '1C905.a.4' }) }, ON_18, 'NEEDS_INFORMATION', { names: 'Facts: control code' }],
    ['something that is no control code at all', { line: item('oxide', ['Nd'], { controlCode: 'none' }) }, ON_18, 'NEEDS_INFORMATION', { names: 'Facts: control code' }],
    ['a sub-code of No. 57 that does not exist', { line: item('metal', ['Ho'], { controlCode: '1C909.a.9' }), knowledge: 'none' }, LIVE, 'LICENSE_REQUIRED', { names: 'Facts: control code' }],
  ]),
  ...group({ prefix: 'I57-', article: 'MOFCOM-GAC 57/2025, items 1C909–1C912', mark: 'text' }, CODES_57.map(code57)),
  ...group({ prefix: 'I57Y-', article: 'MOFCOM-GAC 57/2025, item 1C913 (sub-numbers not seen)', mark: 'secondary' }, YB.map(code57)),
  ...group({ prefix: 'I57N-', article: 'MOFCOM-GAC 57/2025 names no others', mark: 'text' }, [
    outside('Ho-Al alloy', item('alloy', ['Ho', 'Al'])), outside('Er-Cu alloy', item('alloy', ['Er', 'Cu'])), outside('Eu-Fe alloy', item('alloy', ['Eu', 'Fe'])), outside('a magnet with Er', item('permanent_magnet', ['Nd', 'Er', 'Fe', 'B'])),
    open('a finished product with Eu of no stated kind', item('finished_product', ['Eu']), 'functional material'), outside('Nd crystal', item('other', ['Nd'], { itemKind: 'crystal' })),
  ]),
  ...group({ prefix: 'I56-', article: 'MOFCOM-GAC 56/2025, items 2B902.a–z', mark: 'text' }, [
    ...PLAIN_56.map(([letter, itemKind]) => live(itemKind.replaceAll('_', ' '), equipment(itemKind), `MOFCOM-GAC 56/2025 2B902.${letter}`)),
    outside('precipitation 4,999 m³/day', equipment('ionic_ore_precipitation', { capacityM3PerDay: '4999' })), live('precipitation 5,000 m³/day', equipment('ionic_ore_precipitation', { capacityM3PerDay: '5000' }), 'MOFCOM-GAC 56/2025 2B902.b'), live('precipitation 5,001 m³/day', equipment('ionic_ore_precipitation', { capacityM3PerDay: '5001' }), 'MOFCOM-GAC 56/2025 2B902.b'),
    outside('kiln Φ1.79 m', kiln('1.79', '20', '850')), open('kiln Φ1.8 × 20 m at 850 °C: acid-resistant lining not read', kiln('1.8', '20', '850'), 'further limits'), open('kiln Φ4.6 × 80 m', kiln('4.6', '80', '850'), 'further limits'), outside('kiln Φ4.61 m', kiln('4.61', '80', '850')),
    outside('kiln 19.9 m', kiln('1.8', '19.9', '850')), outside('kiln 80.1 m', kiln('4.6', '80.1', '850')), outside('kiln 851 °C', kiln('1.8', '20', '851')),
    outside('tank 0.49 m³', equipment('extraction_tank', { mixingChamberM3: '0.49' })), live('tank 0.5 m³', equipment('extraction_tank', { mixingChamberM3: '0.5' }), '2B902.d'.replace('2B', 'MOFCOM-GAC 56/2025 2B')), live('tank 14.2 m³', equipment('extraction_tank', { mixingChamberM3: '14.2' }), 'MOFCOM-GAC 56/2025 2B902.d'), outside('tank 14.3 m³', equipment('extraction_tank', { mixingChamberM3: '14.3' })),
    outside('crystalliser 9.9 m³', equipment('crystalliser', { volumeM3: '9.9' })), live('crystalliser 10 m³', equipment('crystalliser', { volumeM3: '10' }), 'MOFCOM-GAC 56/2025 2B902.f'), live('crystalliser 50 m³', equipment('crystalliser', { volumeM3: '50' }), 'MOFCOM-GAC 56/2025 2B902.f'), outside('crystalliser 50.1 m³', equipment('crystalliser', { volumeM3: '50.1' })),
    outside('cell 5.9 kA', equipment('electrolytic_cell', { currentKa: '5.9' })), live('cell 6 kA', equipment('electrolytic_cell', { currentKa: '6' }), 'MOFCOM-GAC 56/2025 2B902.j'), live('cell 30 kA', equipment('electrolytic_cell', { currentKa: '30' }), 'MOFCOM-GAC 56/2025 2B902.j'), outside('cell 30.1 kA', equipment('electrolytic_cell', { currentKa: '30.1' })),
    live('mill at every limit', mill('5', '99', '80'), 'MOFCOM-GAC 56/2025 2B902.s'), outside('mill 5.1 µm', mill('5.1', '99', '80')), outside('mill 98.9 % recovery', mill('5', '98.9', '80')), outside('mill 80.1 ppm', mill('5', '99', '80.1')),
    outside('press 1.49 T', equipment('field_press', { magneticFieldT: '1.49' }), 'MOFCOM-GAC 56/2025 2B902.t'), live('press 1.5 T', equipment('field_press', { magneticFieldT: '1.5' }), 'MOFCOM-GAC 56/2025 2B902.t'), live('press 1.51 T', equipment('field_press', { magneticFieldT: '1.51' }), 'MOFCOM-GAC 56/2025 2B902.t'),
    open('press whose field is not stated', equipment('field_press'), 'magneticFieldT'),
  ]),
  ...group({ prefix: 'I56R-', article: 'MOFCOM-GAC 56/2025, item 1C914', mark: 'text' }, [
    ...['bastnaesite', 'monazite', 'ionic_ore'].map((ore) => live(ore.replaceAll('_', ' '), kind(ore, {}, { form: 'ore' }), 'MOFCOM-GAC 56/2025 1C914.a')), live('flotation reagent', kind('flotation_reagent', {}, { form: 'reagent' }), 'MOFCOM-GAC 56/2025 1C914.b'),
    ...[['P507', '14802-03-0'], ['P204', '298-07-7'], ['naphthenic acid', '1338-24-5'], ['N235', '68814-95-9'], ['C272', '83411-71-6']].map(([name = '', cas = '']) => live(name, kind('extractant', { cas }, { form: 'reagent' }), 'MOFCOM-GAC 56/2025 1C914.c')),
    outside('TBP is not named', kind('extractant', { cas: '126-73-8' }, { form: 'reagent' })), open('a reagent of no stated kind', { ...item('reagent', []) }, 'CAS number'),
  ]),
  ...group({ prefix: 'I55-', article: 'MOFCOM-GAC 55/2025, items 2C902, 2B005.b, 2E902', mark: 'text' }, [
    live('diamond powder 50 µm', kind('diamond_powder', { grainSizeUm: '50' }), 'MOFCOM-GAC 55/2025 2C902.a'), live('diamond crystal 50.1 µm', kind('diamond_single_crystal', { grainSizeUm: '50.1' }), 'MOFCOM-GAC 55/2025 2C902.b'), live('diamond crystal 500 µm', kind('diamond_single_crystal', { grainSizeUm: '500' }), 'MOFCOM-GAC 55/2025 2C902.b'),
    open('diamond powder 50.1 µm: outside No. 55, No. 33/2024 asks', kind('diamond_powder', { grainSizeUm: '50.1' }), '33/2024'), open('diamond crystal 50 µm', kind('diamond_single_crystal', { grainSizeUm: '50' }), '33/2024'), open('diamond crystal 500.1 µm', kind('diamond_single_crystal', { grainSizeUm: '500.1' }), '33/2024'),
    live('DCPCVD equipment', equipment('dcpcvd_equipment'), 'MOFCOM-GAC 55/2025 2B005.b'), live('DCPCVD process technology', kind('dcpcvd_technology', {}, { form: 'technology' }), 'MOFCOM-GAC 55/2025 2E902'),
    open('wire saw, grain 8 µm: further limits not read', kind('diamond_wire_saw', { grainSizeUm: '8' }), 'further limits'), open('grinding wheel, grain 5 µm: further limits not read', kind('diamond_grinding_wheel', { grainSizeUm: '5' }), 'further limits'),
  ]),
  ...group({ prefix: 'I58-', article: 'MOFCOM-GAC 58/2025, items 3A001, 3B901, 3C901, 3C902, 3E901', mark: 'secondary' }, [
    outside('cell 299 Wh/kg', kind('li_ion_cell', { specificEnergyWhPerKg: '299' }), 'MOFCOM-GAC 58/2025 3A001'), live('cell 300 Wh/kg', kind('li_ion_cell', { specificEnergyWhPerKg: '300' }), 'MOFCOM-GAC 58/2025 3A001'), outside('pack 299 Wh/kg', kind('li_ion_pack', { specificEnergyWhPerKg: '299' })), live('pack 301 Wh/kg', kind('li_ion_pack', { specificEnergyWhPerKg: '301' }), 'MOFCOM-GAC 58/2025 3A001'),
    live('LFP 2.5 g/cm³ and 156 mAh/g', cathode('2.5', '156'), 'MOFCOM-GAC 58/2025 3C901.a.1'), outside('LFP 2.49 g/cm³', cathode('2.49', '156')), outside('LFP 155.9 mAh/g', cathode('2.5', '155.9')),
    live('ternary precursor', kind('ternary_precursor'), 'MOFCOM-GAC 58/2025 3C901.a.2'), live('Li-rich Mn', kind('lithium_rich_manganese'), 'MOFCOM-GAC 58/2025 3C901.a.3'), live('artificial graphite anode', kind('artificial_graphite_anode'), 'MOFCOM-GAC 58/2025 3C901.b.1'),
    live('mixed graphite anode', kind('mixed_graphite_anode'), 'MOFCOM-GAC 58/2025 3C902.b.2'), live('battery production equipment', equipment('battery_production_equipment'), 'MOFCOM-GAC 58/2025 3B901'), live('battery technology', kind('battery_technology', {}, { form: 'technology' }), 'MOFCOM-GAC 58/2025 3E901'),
  ]),
];
