import type { OrderV1 } from '@ytterby/contracts';
import { runCases, type Case } from '../../test/run-cases';

type Line = OrderV1['lines'][number];
type Elements = Line['elements'];

const on = '2026-03-01';
const of = (...symbols: string[]): Elements => symbols.map((symbol) => ({ symbol }));
const listed = (says: string, line: Partial<Line>, code: string): Case => ({
  says: `${says} (No. 18/2025, ${code}) [text]`, given: { line: { controlCode: null, annex61: null, ...line } }, reading: { on }, outcome: 'LICENSE_REQUIRED', action: 'hold', names: `MOFCOM-GAC 18/2025 ${code}`,
});
const free = (says: string, line: Partial<Line>): Case => ({ says, given: { line: { controlCode: null, annex61: null, ...line } }, reading: { on }, outcome: 'NO_LICENSE_REQUIRED', action: 'release' });
const asks = (says: string, line: Partial<Line>, question: string): Case => ({ says, given: { line: { controlCode: null, annex61: null, ...line } }, reading: { on }, outcome: 'NEEDS_INFORMATION', action: 'hold', asks: question });

const METALS: [string, string][] = [['Sm', '1C902'], ['Gd', '1C903'], ['Tb', '1C904'], ['Dy', '1C905'], ['Lu', '1C906'], ['Sc', '1C907'], ['Y', '1C908']];

runCases('No. 18/2025: every element in metal, oxide, compound, target', METALS.flatMap(([symbol, code]) => [
  listed(`${symbol} metal`, { form: 'metal', elements: of(symbol) }, `${code}.a.1`),
  listed(`${symbol} oxide`, { form: 'oxide', elements: of(symbol) }, `${code}.b`),
  listed(`a mixture with ${symbol}`, { form: 'mixture', elements: of(symbol, 'Ce') }, `${code}.b`),
  listed(`${symbol} compound`, { form: 'compound', elements: of(symbol) }, `${code}.c`),
  listed(`${symbol} target`, { form: 'target', elements: of(symbol) }, `${code}.a.3${['Lu', 'Sc'].includes(symbol) ? '' : '.a'}`),
]));

const ALLOYS: [string, string, string][] = [
  ['Sm', 'Co', '1C902.a.2.a'], ['Sm', 'Fe', '1C902.a.2.b'], ['Sm', 'Ni', '1C902.a.2.c'], ['Sm', 'Al', '1C902.a.2.d'], ['Sm', 'Mg', '1C902.a.2.e'],
  ['Gd', 'Mg', '1C903.a.2.a'], ['Gd', 'Al', '1C903.a.2.b'], ['Tb', 'Co', '1C904.a.2.a'], ['Dy', 'Fe', '1C905.a.2.a'], ['Lu', 'Yb', '1C906.a.2'],
  ['Sc', 'Al', '1C907.a.2.a'], ['Sc', 'Mg', '1C907.a.2.b'], ['Sc', 'Cu', '1C907.a.2.c'], ['Y', 'Al', '1C908.a.2.a'], ['Y', 'Mg', '1C908.a.2.b'], ['Y', 'Ni', '1C908.a.2.c'], ['Y', 'Cu', '1C908.a.2.d'], ['Y', 'Fe', '1C908.a.2.e'],
];
runCases('No. 18/2025: alloys and alloy targets', [
  ...ALLOYS.map(([element, partner, code]) => listed(`${element}-${partner} alloy`, { form: 'alloy', elements: of(element, partner) }, code)),
  listed('Tb-Dy-Fe alloy', { form: 'alloy', elements: of('Dy', 'Tb', 'Fe') }, '1C905.a.2.b'),
  listed('Dy-Fe with an unlisted element added (Q&A April 2025)', { form: 'alloy', elements: of('Dy', 'Fe', 'Nd') }, '1C905.a.2.a'),
  listed('Sm-Co target', { form: 'target', elements: of('Sm', 'Co') }, '1C902.a.3.b'),
  listed('Gd-Fe target', { form: 'target', elements: of('Gd', 'Fe') }, '1C903.a.3.b'),
  listed('Tb-Co target', { form: 'target', elements: of('Tb', 'Co') }, '1C904.a.3.b'),
  listed('Y-Zr target', { form: 'target', elements: of('Y', 'Zr') }, '1C908.a.3.c'),
  free('Y-Zn alloy: the list names Al, Mg, Ni, Cu, Fe', { form: 'alloy', elements: of('Y', 'Zn') }),
  asks('an alloy of Sc whose other metal is not stated', { form: 'alloy', elements: of('Sc') }, 'alloyed with'),
  asks('a target of Sc with Al: not named as a target', { form: 'target', elements: of('Sc', 'Al') }, 'counts as the listed target'),
]);

runCases('No. 18/2025: magnets and what is made of them', [
  listed('SmCo ring', { form: 'permanent_magnet', elements: of('Sm', 'Co') }, '1C902.a.4'),
  listed('NdFeB with Tb', { form: 'permanent_magnet', elements: of('Nd', 'Tb') }, '1C904.a.4'),
  listed('NdFeB with a little Dy', { form: 'permanent_magnet', elements: [{ symbol: 'Nd' }, { symbol: 'Dy', massPct: '0.01' }] }, '1C905.a.4'),
  free('NdFeB with Nd and Pr only has no code', { form: 'permanent_magnet', elements: of('Nd', 'Pr') }),
  free('NdFeB with 0 % Dy contains none', { form: 'permanent_magnet', elements: [{ symbol: 'Nd' }, { symbol: 'Dy', massPct: '0.0' }] }),
  free('a magnet with Gd: No. 18 has no such magnet entry', { form: 'permanent_magnet', elements: of('Nd', 'Gd') }),
  asks('a magnet without any composition', { form: 'permanent_magnet', elements: [] }, 'composition'),
  asks('a samarium-iron-nitrogen magnet', { form: 'permanent_magnet', elements: of('Sm', 'Fe', 'N') }, 'samarium-cobalt'),
  free('a rotor with embedded Dy magnets (Q&A V)', { form: 'component', elements: of('Dy') }),
  free('headphones with SmCo magnets (Q&A IV)', { form: 'finished_product', elements: of('Sm') }),
  free('Y phosphor: phosphors are generally outside (Q&A V)', { form: 'compound', description: 'YAG phosphor', itemKind: 'phosphor', elements: of('Y') }),
  free('calcined catalyst powder with Y (Q&A V)', { form: 'compound', description: 'Calcined automotive catalyst powder', elements: of('Y') }),
  listed('a Y catalyst precursor is a compound', { form: 'compound', description: 'Yttrium nitrate, catalyst precursor', elements: of('Y') }, '1C908.c'),
  free('cerium oxide is not listed', { form: 'oxide', elements: of('Ce') }),
]);

runCases('No. 18/2025: what is open, and what the sender declares', [
  asks('form missing', { form: null, elements: of('Dy') }, 'form of the item'),
  asks('form other', { form: 'other', elements: of('Y') }, 'form of the item'),
  asks('elements not complete', { form: 'oxide', elements: of('Ce'), elementsComplete: false }, 'composition'),
  asks('an unintended trace of Dy (traceImpurity unsettled)', { form: 'oxide', elements: [{ symbol: 'Ce' }, { symbol: 'Dy', role: 'impurity' }] }, 'traceImpurity'),
  listed('a wrong code of the same family does not matter', { form: 'permanent_magnet', controlCode: '1C904.a.4', elements: of('Nd', 'Dy') }, '1C905.a.4'),
  listed('a code that does not exist does not take the item out', { form: 'metal', controlCode: '1C905.z', elements: of('Dy') }, '1C905.a.1'),
  listed('a declared alloy code fills the missing partner', { form: 'alloy', controlCode: '1C905.a.2.a', elements: of('Dy', 'Nd') }, '1C905.a.2.a'),
  asks('a declared code that the composition contradicts', { form: 'oxide', controlCode: '1C905.b', elements: of('Ce') }, 'which is right'),
  asks('a motor declared as a magnet', { form: 'component', controlCode: '1C905.a.4', elements: of('Dy') }, 'which is right'),
]);

const impurity = { line: { controlCode: null, annex61: null, form: 'oxide' as const, elements: [{ symbol: 'Ce' }, { symbol: 'Dy', role: 'impurity' as const }] } };
runCases('No. 18/2025: dates, destinations and policies', [
  { says: 'the day before No. 18', given: {}, reading: { on: '2025-04-03' }, outcome: 'NO_LICENSE_REQUIRED' },
  { says: 'the day of No. 18', given: {}, reading: { on: '2025-04-04' }, outcome: 'LICENSE_REQUIRED' },
  { says: 'the day after', given: {}, reading: { on: '2025-04-05' }, outcome: 'LICENSE_REQUIRED' },
  { says: 'No. 70 does not name it', given: {}, reading: { on: '2025-11-07' }, outcome: 'LICENSE_REQUIRED' },
  { says: 'live in every reading', given: {}, reading: { on: '2026-11-24' }, outcome: 'LICENSE_REQUIRED' },
  { says: 'to Hong Kong: an export all the same', given: { to: 'HK' }, reading: { on }, outcome: 'LICENSE_REQUIRED' },
  { says: 'a known destination inside China', given: { to: 'CN' }, reading: { on }, outcome: 'NO_LICENSE_REQUIRED', names: 'Reg 48(2)' },
  { says: 'destination missing', given: { to: null, party: { country: 'DE' } }, reading: { on }, outcome: 'NEEDS_INFORMATION', asks: 'destination' },
  { says: 'origin of departure missing, a civil German buyer', given: { from: null, exporter: { country: null, isChineseOperator: null, locatedInChina: null } }, reading: { on }, outcome: 'NEEDS_INFORMATION', asks: 'leaves from' },
  { says: 'a trace counts by policy', given: impurity, reading: { on, policy: { traceImpurity: 'true' } }, outcome: 'LICENSE_REQUIRED' },
  { says: 'a trace does not count by policy', given: impurity, reading: { on, policy: { traceImpurity: 'false' } }, outcome: 'NO_LICENSE_REQUIRED' },
  { says: 'no humanitarian exemption in No. 18', given: { endUse: { category: 'humanitarian', humanitarianKind: 'emergency_medical' } }, reading: { on }, outcome: 'LICENSE_REQUIRED' },
  { says: 'a German military user: no refusal list in No. 18', given: { party: { militaryUser: true }, endUse: { category: 'military' } }, reading: { on }, outcome: 'LICENSE_REQUIRED', action: 'hold' },
]);
