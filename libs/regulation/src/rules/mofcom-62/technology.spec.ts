import { technology, type Given } from '../../test/builders';
import { runCases, type Case } from '../../test/run-cases';

const LIVE = '2025-10-20';
const SUSPENDED = '2026-03-01';
const help = { category: 'rare_earth_production' as const };
const row = (says: string, given: Given, outcome: Case['outcome'], extra: Partial<Case> = {}): Case => ({ says, given: { to: 'MY', endUse: help, ...given }, reading: { on: LIVE }, outcome, ...extra });
const pumps = { form: 'equipment' as const, controlCode: null, annex61: null, elements: [], itemKind: 'acid_pump' };
const CATALOGUE = 'MOFCOM-MOST 57/2023, 28/2025 (Catalogue)';

runCases('No. 62: technology [text]', [
  ...(['mining', 'smelting_separation', 'metal_smelting', 'magnet_making', 'secondary_recycling'] as const).map((category) => row(category, { line: technology(category) }, 'LICENSE_REQUIRED', { names: 'MOFCOM 62/2025 Art 1(1) 1E902.a' })),
  row('commissioning know-how', { line: technology('smelting_separation', { controlCode: '1E902.b' }) }, 'LICENSE_REQUIRED', { names: 'MOFCOM 62/2025 Art 1(2) 1E902.b' }),
  row('ferrite technology, no knowledge', { line: technology('other_magnet', { controlCode: null }), endUse: { category: 'civil' }, knowledge: 'none' }, 'NO_LICENSE_REQUIRED'),
  row('a code without a category', { line: technology('mining', { technology: { originChina: true, categories: [], publicDomain: false } }) }, 'LICENSE_REQUIRED', { names: 'MOFCOM 62/2025 Art 7' }),
  row('public domain', { line: technology('magnet_making', { technology: { originChina: true, categories: ['magnet_making'], publicDomain: true } }) }, 'NO_LICENSE_REQUIRED', { names: 'MOFCOM 62/2025 Art 6' }),
  row('basic research', { line: technology('magnet_making'), endUse: { category: 'basic_research' } }, 'NO_LICENSE_REQUIRED'),
  row('patent application', { line: technology('magnet_making'), endUse: { category: 'patent_application' } }, 'NO_LICENSE_REQUIRED'),
  row('handed over inside China to a foreign party', { to: 'CN', parties: [{ role: 'buyer', country: 'US' }, { role: 'end_user', country: 'US' }], line: technology('magnet_making') }, 'LICENSE_REQUIRED'),
  row('handed over inside China to a Chinese party', { to: 'CN', line: technology('magnet_making') }, 'NO_LICENSE_REQUIRED'),
  row('a foreigner located in China', { exporter: { country: 'DE', isChineseOperator: false, locatedInChina: true }, line: technology('magnet_making') }, 'LICENSE_REQUIRED'),
  row('a Chinese citizen in Australia (Art 7)', { from: 'AU', to: 'AU', exporter: { isChineseOperator: true }, line: technology('smelting_separation') }, 'LICENSE_REQUIRED', { names: 'MOFCOM 62/2025 Art 7' }),
  row('nobody Chinese', { from: 'US', line: technology('smelting_separation', { technology: { originChina: false, categories: ['smelting_separation'] } }) }, 'NO_LICENSE_REQUIRED'),
  row('exporter unknown', { exporter: { isChineseOperator: null, locatedInChina: false }, line: technology('smelting_separation') }, 'NEEDS_INFORMATION', { asks: 'Chinese citizen' }),
  row('made public', { to: null, parties: [{ role: 'end_user', country: null }], shipment: { publicRelease: true }, endUse: { category: 'unknown' }, line: technology('magnet_making') }, 'LICENSE_REQUIRED', { names: 'ECL 34' }),
  row('a consultant\'s service for a foreign plant', { from: 'AU', to: 'AU', exporter: { isChineseOperator: true }, line: { ...pumps, form: 'service', technology: { originChina: null, categories: [] } } }, 'LICENSE_REQUIRED', { names: 'MOFCOM 62/2025 Art 7' }),
]);

runCases('No. 62: the knowing clause [text]', [
  row('pumps, knows', { line: pumps, knowledge: 'actual' }, 'LICENSE_REQUIRED', { names: 'MOFCOM 62/2025 Art 1 knowing clause' }),
  row('pumps, no knowledge, civil', { line: pumps, endUse: { category: 'civil' }, knowledge: 'none' }, 'NO_LICENSE_REQUIRED'),
  row('pumps, should have known', { line: pumps, endUse: { category: 'unknown' }, knowledge: 'should_have_known' }, 'NEEDS_INFORMATION', { names: 'ECL 12(3)', asks: 'true end user' }),
  row('pumps, knowledge not stated', { line: pumps, endUse: { category: 'civil' } }, 'NEEDS_INFORMATION', { asks: 'knows' }),
  row('"no knowledge" of a stated rare-earth use is a contradiction', { line: pumps, knowledge: 'none' }, 'NEEDS_INFORMATION'),
  row('listed goods need their own licence anyway', { knowledge: 'actual' }, 'LICENSE_REQUIRED'),
  row('a German exporter', { from: 'DE', line: { ...pumps, manufacture: { country: 'DE', originatesInChina: false } }, knowledge: 'actual' }, 'NO_LICENSE_REQUIRED'),
  row('pumps, knows, while No. 62 is suspended', { line: pumps, knowledge: 'actual' }, 'NO_LICENSE_REQUIRED', { reading: { on: SUSPENDED } }),
]);

const tech: Given = { line: technology('smelting_separation') };
runCases('No. 62 in time, and the Catalogue while it is not live', [
  row('day before No. 62', tech, 'NEEDS_INFORMATION', { reading: { on: '2025-10-08' }, names: CATALOGUE, action: 'stop' }), row('first day', tech, 'LICENSE_REQUIRED', { reading: { on: '2025-10-09' } }), row('day after', tech, 'LICENSE_REQUIRED', { reading: { on: '2025-10-10' } }),
  row('last live day', tech, 'LICENSE_REQUIRED', { reading: { on: '2025-11-06' } }), row('suspended', tech, 'NEEDS_INFORMATION', { reading: { on: '2025-11-07' }, names: CATALOGUE, asks: 'Catalogue entry' }), row('unverified', tech, 'NEEDS_INFORMATION', { reading: { on: '2026-11-11' } }),
  row('live again', tech, 'LICENSE_REQUIRED', { reading: { on: '2026-11-11', profile: 'AS_PUBLISHED' } }),
  row('Catalogue: prohibited by policy', tech, 'PROHIBITED', { reading: { on: SUSPENDED, policy: { catalogueClass: 'prohibited' } }, action: 'stop' }), row('Catalogue: restricted by policy, which waits for a licence', tech, 'LICENSE_REQUIRED', { reading: { on: SUSPENDED, policy: { catalogueClass: 'restricted' } }, action: 'hold' }),
  row('Catalogue beside No. 62 by policy', tech, 'PROHIBITED', { reading: { on: LIVE, policy: { catalogueBeside62: 'true', catalogueClass: 'prohibited' } } }),
  row('the Catalogue is not asked about ferrite', { line: technology('other_magnet', { controlCode: null }), endUse: { category: 'civil' } }, 'NO_LICENSE_REQUIRED', { reading: { on: SUSPENDED } }),
]);
