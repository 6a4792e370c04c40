import { listing, technology, type Given } from '../test/builders';
import { runCases, type Case } from '../test/run-cases';

const ON = '2026-07-01';
const both = (over: object) => ({ p1: { status: 'match' as const, ...over }, p2: { status: 'match' as const, ...over } });
const row = (says: string, given: Given, outcome: Case['outcome'], extra: Partial<Case> = {}): Case => ({ says, given, reading: { on: ON }, outcome, ...extra });
const controlled = listing({ ref: 'MOFCOM 23/2026', since: '2026-06-22', bindsForeignTransferors: true });
const old = listing();

runCases('Control list: ECL 18, Reg 28–30 [text]', [
  row('from China', { screening: both({ listings: [controlled] }) }, 'PROHIBITED', { action: 'stop', names: 'ECL 18(3), Reg 29' }), row('from China, the notice is named', { screening: both({ listings: [controlled] }) }, 'PROHIBITED', { names: 'MOFCOM 23/2026' }),
  row('day before the listing', { screening: both({ listings: [controlled] }) }, 'LICENSE_REQUIRED', { reading: { on: '2026-06-21' } }), row('day of the listing', { screening: both({ listings: [controlled] }) }, 'PROHIBITED', { reading: { on: '2026-06-22' } }),
  row('foreign, wording binds', { from: 'KR', screening: both({ listings: [controlled] }) }, 'PROHIBITED', { names: 'MOFCOM 23/2026 (foreign transfer clause)' }), row('foreign, wording does not bind', { from: 'KR', screening: both({ listings: [old] }) }, 'NO_LICENSE_REQUIRED', { action: 'hold' }),
  row('foreign goods, wording binds Chinese origin only', { from: 'KR', line: { manufacture: { country: 'KR', originatesInChina: false }, value: { currency: 'USD', itemTotal: '1', cnOriginPart1: '0' } }, screening: both({ listings: [controlled] }) }, 'NO_LICENSE_REQUIRED'),
  row('a Chinese operator abroad is bound', { from: 'KR', exporter: { isChineseOperator: true }, screening: both({ listings: [old] }) }, 'PROHIBITED'),
  row('forwarder', { parties: [{ role: 'buyer' }, { role: 'end_user' }, { role: 'forwarder' }], screening: { p3: { status: 'match', listings: [old] } } }, 'LICENSE_REQUIRED'),
  row('a branch is the listed party', { screening: both({ branchOf: { name: 'Listed', listings: [old] } }) }, 'PROHIBITED'),
  row('an owner is not: the 50 % rule lives in No. 61 only', { screening: both({ ownership: [{ name: 'Listed', pct: '100', listings: [old] }] }) }, 'LICENSE_REQUIRED', { action: 'hold' }),
  row('unlisted goods: other lists are not modelled', { line: { form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Ce' }] }, screening: both({ listings: [old] }) }, 'NEEDS_INFORMATION'),
]);

const paused = listing({ ref: 'MOFCOM 21/2025', since: '2025-04-04', status: 'suspended', statusSince: '2025-11-10', statusUntil: '2026-11-09' });
runCases('Suspended listings run on the same clock (§6)', [
  row('before the pause', { screening: both({ listings: [paused] }) }, 'PROHIBITED', { reading: { on: '2025-11-09' } }), row('first paused day', { screening: both({ listings: [paused] }) }, 'LICENSE_REQUIRED', { reading: { on: '2025-11-10' } }),
  row('a paused listing is shown', { screening: both({ listings: [paused] }) }, 'LICENSE_REQUIRED', { reading: { on: '2025-11-10' }, names: 'MOFCOM 21/2025' }),
  row('last paused day', { screening: both({ listings: [paused] }) }, 'LICENSE_REQUIRED', { reading: { on: '2026-11-09' } }), row('after, unverified', { screening: both({ listings: [paused] }) }, 'NEEDS_INFORMATION', { reading: { on: '2026-11-10' }, asks: '21/2025' }),
  row('after, as published', { screening: both({ listings: [paused] }) }, 'PROHIBITED', { reading: { on: '2026-11-10', profile: 'AS_PUBLISHED' } }),
]);

const uel = listing({ list: 'unreliable_entity_list', ref: 'UEL 2025-10-09', since: '2025-10-09' });
runCases('Unreliable entities and watch list [text]', [
  row('from China', { screening: both({ listings: [uel] }) }, 'PROHIBITED', { names: 'UEL' }), row('into China', { from: 'CA', to: 'CN', screening: { $exporter: { status: 'match', listings: [uel] } } }, 'PROHIBITED'),
  row('any goods', { line: { form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Ce' }] }, screening: both({ listings: [uel] }) }, 'PROHIBITED'), row('between foreign places: a red flag', { from: 'KR', screening: both({ listings: [uel] }) }, 'NO_LICENSE_REQUIRED', { action: 'hold' }),
  row('watch list from China', { screening: both({ listings: [listing({ list: 'watch_list' })] }) }, 'LICENSE_REQUIRED', { names: 'Reg 26' }),
  row('a list of another country holds and decides nothing', { from: 'KR', screening: { p2: { listings: [listing({ list: 'other' })] } } }, 'NO_LICENSE_REQUIRED', { action: 'hold' }),
]);

const licence = { number: 'L-1', type: 'single' as const, destination: 'VN', endUser: 'First Buyer', validUntil: '2026-07-01', undertakingGiven: true };
const changed = { destination: true, endUser: true, endUse: false };
const chinese: Given = { from: 'VN', to: 'KR', exporter: { country: 'CN', isChineseOperator: true, locatedInChina: true } };
const kept = { previouslyExportedFromChina: true, underActualControlOf: 'domestic_exporter' as const };
const foreign = { previouslyExportedFromChina: true, underActualControlOf: 'foreign_party' as const };
runCases('Change of destination, end user or end use: Reg 18, 24, ECL 16 (§9.1)', [
  row('Chinese exporter, change', { ...chinese, history: { ...kept, licence, changed } }, 'LICENSE_REQUIRED', { action: 'stop', names: 'Reg 18(2)' }), row('Chinese exporter, no change, licensed', { ...chinese, to: 'VN', history: { ...kept, licence } }, 'NO_LICENSE_REQUIRED'),
  row('only the end use changes', { ...chinese, history: { ...kept, licence: { ...licence, destination: 'KR' }, changed: { destination: false, endUser: false, endUse: true } } }, 'LICENSE_REQUIRED', { action: 'stop' }),
  row('licence names another destination, "no change" stated', { ...chinese, history: { ...kept, licence } }, 'NEEDS_INFORMATION', { asks: 'whether the destination changed' }), row('Chinese exporter, no licence shown', { ...chinese, history: { ...kept, licence: null } }, 'NEEDS_INFORMATION', { asks: 'licence under which' }),
  row('foreign buyer, licence runs on its last day', { from: 'VN', to: 'KR', history: { ...foreign, licence: { ...licence, undertakingGiven: false }, changed } }, 'LICENSE_REQUIRED', { action: 'stop', names: 'Reg 24(2)' }),
  row('foreign buyer, licence over, no undertaking', { from: 'VN', to: 'KR', history: { ...foreign, licence: { ...licence, undertakingGiven: false }, changed } }, 'NO_LICENSE_REQUIRED', { reading: { on: '2026-07-02' } }),
  row('foreign buyer, licence over, undertaking binds', { from: 'VN', to: 'KR', history: { ...foreign, licence, changed } }, 'LICENSE_REQUIRED', { reading: { on: '2026-07-02' }, action: 'stop' }),
  row('foreign buyer, no licence and no undertaking', { from: 'VN', to: 'KR', history: { ...foreign, licence: null, changed } }, 'NO_LICENSE_REQUIRED'),
  row('forged certificate from China', { history: { endUserCertificateForged: true } }, 'LICENSE_REQUIRED', { action: 'stop', names: 'Reg 25' }), row('forged certificate, item not listed', { line: { form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Ce' }] }, history: { endUserCertificateForged: true } }, 'NO_LICENSE_REQUIRED', { action: 'stop' }),
  row('from China under a licence for another end user', { history: { licence: { ...licence, destination: 'DE' }, changed } }, 'LICENSE_REQUIRED', { action: 'stop', names: 'Reg 18(2)' }), row('from China under its own licence', { history: { licence: { ...licence, destination: 'DE' } } }, 'LICENSE_REQUIRED', { action: 'hold' }),
  row('another change only amends the licence', { history: { licence: { ...licence, destination: 'DE' }, changed: { destination: false, endUser: false, endUse: false, nonKeyElement: true } } }, 'LICENSE_REQUIRED', { action: 'hold', names: 'Reg 18' }),
  row('trade fair', { history: { temporary: true } }, 'LICENSE_REQUIRED', { names: 'Reg 19(1)(4), Reg 15(4)' }),
]);

const pump = { form: 'equipment' as const, itemKind: 'pump', controlCode: null, annex61: null, elements: [], manufacture: { country: 'KR', originatesInChina: false } };
runCases('Transit, bonded zones, services, catch-all', [
  row('transit of a listed item', { from: 'KR', to: 'VN', shipment: { via: ['CN'] }, line: { manufacture: { country: 'KR', originatesInChina: false }, value: { currency: 'USD', itemTotal: '1', cnOriginPart1: '0' } } }, 'NEEDS_INFORMATION', { names: 'ECL 45, Reg 48(1)' }), row('transit of a pump', { from: 'KR', to: 'VN', shipment: { via: ['CN'] }, line: pump }, 'NO_LICENSE_REQUIRED'),
  row('via a third country', { from: 'KR', to: 'VN', shipment: { via: ['SG'] } }, 'NO_LICENSE_REQUIRED'), row('into a bonded zone', { to: 'CN' }, 'NO_LICENSE_REQUIRED', { names: 'Reg 48(2)' }), row('into a bonded zone for an end user abroad', { to: 'CN', parties: [{ role: 'consignee' }, { role: 'end_user', country: 'DE' }] }, 'NEEDS_INFORMATION', { asks: 'leave China' }),
  row('out of a bonded zone', { shipment: { note: 'from the Ningbo bonded zone' } }, 'LICENSE_REQUIRED', { names: 'ECL 45, Reg 48' }),
  row('freight for an unlicensed export', { service: 'freight' }, 'PROHIBITED', { action: 'stop', names: 'ECL 20, Reg 36' }), row('freight for a licensed export', { service: 'freight', history: { licence: { ...licence, destination: 'DE' } } }, 'LICENSE_REQUIRED'),
  row('freight, licence expired', { service: 'freight', history: { licence: { ...licence, validUntil: '2026-06-30' } } }, 'PROHIBITED'), row('freight of a free item', { service: 'freight', line: { form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Ce' }] } }, 'NO_LICENSE_REQUIRED'),
  row('finance for a transfer under 62', { service: 'finance', line: technology('magnet_making') }, 'PROHIBITED', { reading: { on: '2025-10-20' } }),
  row('wmd use of an unlisted item', { line: { form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Ce' }] }, endUse: { category: 'wmd' } }, 'LICENSE_REQUIRED', { names: 'ECL 12(3)' }), row('red flags on an unlisted item', { line: { form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Ce' }] }, knowledge: 'should_have_known' }, 'NEEDS_INFORMATION'),
  row('a declared code of a list that is not modelled', { line: { form: 'equipment', itemKind: 'laser', controlCode: '6A005', annex61: null, elements: [] } }, 'NEEDS_INFORMATION', { asks: '6A005' }),
]);
