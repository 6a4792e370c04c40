import type { Outcome } from '@ytterby/contracts';
import { DY_METAL, germanMagnet, listing, technology, type Given } from '../builders';
import { group, item, kind, type OwnCase, type Row } from './own-case';

const ON = '2026-03-01';
const ORIGIN = '2025-10-20';
const TODAY = '2026-11-24';
const DENIAL = 'PRESUMPTION_OF_DENIAL';
const LICENCE = 'LICENSE_REQUIRED';
const NO = 'NO_LICENSE_REQUIRED';
const ASK = 'NEEDS_INFORMATION';
const military: Given = { party: { militaryUser: true }, endUse: { category: 'military', text: 'Fin actuator' } };
const controlled = listing({ ref: 'MOFCOM 23/2026', since: '2026-06-22', bindsForeignTransferors: true });
const exportOnly = listing({ ref: 'MOFCOM 51/2025', since: '2025-09-25' });
const match = (...listings: ReturnType<typeof listing>[]): NonNullable<Given['screening']> => ({ p1: { status: 'match', listings }, p2: { status: 'match', listings } });
const branch = (over: Parameters<typeof listing>[0]): NonNullable<Given['screening']> => {
  const found = { status: 'match' as const, branchOf: { name: 'Head Office', listings: [listing(over)] } };
  return { p1: found, p2: found };
};
const general = { number: 'G-1', type: 'general' as const, destination: 'DE', validUntil: '2027-03-01' };
const licence = { number: 'L-1', type: 'single' as const, destination: 'VN', validUntil: '2026-12-31', undertakingGiven: true };
const moved = { destination: true, endUser: true, endUse: false };
const resold = { previouslyExportedFromChina: true, underActualControlOf: 'foreign_party' as const, licence, changed: moved };
const row = (...[says, given, on, outcome, extra]: [string, Given, string, Outcome, Row[4]?]): Row => [says, given, on, outcome, extra ?? {}];
const cerium = item('oxide', ['Ce']);
const dysprosium = { ...DY_METAL };

/** Country clauses, lists, Law and Decree, combinations of rules, several lines. */
export const COMBINED_CASES: readonly OwnCase[] = [
  ...group({ prefix: 'C46-', article: 'MOFCOM 46/2024 Art 1 with its liability clause', mark: 'text' }, [
    row('from China, military user', { ...military, to: 'US' }, ON, 'PROHIBITED', { action: 'stop', names: 'MOFCOM 46/2024 Art 1' }), row('from China, military use by a civil firm', { to: 'US', endUse: { category: 'military' } }, ON, 'PROHIBITED'), row('from Korea, Chinese origin', { ...military, from: 'KR', to: 'US' }, ON, 'PROHIBITED'),
    row('from Korea, nothing Chinese', { ...military, from: 'KR', to: 'US', line: { manufacture: { country: 'KR', originatesInChina: false }, value: { currency: 'USD', itemTotal: '1', cnOriginPart1: '0' } } }, ON, NO), row('civil use by a civil firm', { to: 'US' }, ON, LICENCE), row('civil, re-exported from Germany', { from: 'DE', to: 'US' }, ON, NO),
    row('the US military as end user behind a shipment to Poland', { to: 'PL', parties: [{ role: 'buyer' }, { role: 'end_user', country: 'US', militaryUser: true }] }, ON, 'PROHIBITED'), row('the Polish military', { ...military, to: 'PL' }, ON, LICENCE), row('humanitarian use by the US military', { to: 'US', party: { militaryUser: true }, endUse: { category: 'humanitarian', humanitarianKind: 'emergency_medical' } }, ON, 'PROHIBITED'),
    row('motor with SmCo from Germany', { ...military, from: 'DE', to: 'US', line: item('component', ['Sm', 'Co'], { manufacture: { country: 'DE', originatesInChina: false }, value: { currency: 'USD', itemTotal: '900', cnOriginPart1: '90' } }) }, ON, ASK, { asks: 'incorporatedItemsCount' }),
  ]),
  ...group({ prefix: 'C1-', article: 'MOFCOM 1/2026 (Japan)', mark: 'text' }, [
    row('military user', { ...military, to: 'JP' }, ON, 'PROHIBITED', { names: 'MOFCOM 1/2026 (Japan)' }), row('helps raise military strength', { to: 'JP', endUse: { category: 'military_possible' } }, ON, 'PROHIBITED'), row('from Vietnam, Chinese origin', { ...military, from: 'VN', to: 'JP' }, ON, 'PROHIBITED'), row('civil user and use', { to: 'JP' }, ON, LICENCE),
    row('military user not known', { to: 'JP', party: { militaryUser: null } }, ON, ASK, { asks: 'military user' }), row('an unlisted material: other lists are not modelled', { ...military, to: 'JP', line: cerium }, ON, ASK),
  ]),
  ...group({ prefix: 'C2-', article: 'MOFCOM 46/2024 Art 2: gallium, germanium, antimony, superhard', mark: 'text' }, [
    ...['Ga', 'Ge', 'Sb'].map((symbol) => row(`${symbol} oxide to a US civil user`, { to: 'US', line: item('oxide', [symbol]) }, '2025-06-01', DENIAL, { action: 'stop', names: 'MOFCOM 46/2024 Art 2' })), row('diamond powder to a US civil user', { to: 'US', line: kind('diamond_powder', { grainSizeUm: '20' }) }, '2025-06-01', DENIAL),
    row('gallium to Germany', { line: item('metal', ['Ga']) }, '2025-06-01', LICENCE), row('dysprosium is not in Art 2', { to: 'US' }, '2025-06-01', LICENCE), row('gallium to Mexico for a US end user', { to: 'MX', parties: [{ role: 'buyer' }, { role: 'end_user', country: 'US' }], line: item('metal', ['Ga']) }, '2025-06-01', DENIAL),
  ]),
  ...group({ prefix: 'L-', article: 'ECL 18, Reg 28–30; listing notices (§8)', mark: 'text' }, [
    row('from China to a listed end user', { screening: match(exportOnly) }, ON, 'PROHIBITED', { names: 'ECL 18(3), Reg 29' }), row('from Korea, listing bans exports only', { from: 'KR', screening: match(exportOnly) }, ON, NO), row('from Korea, listing binds foreigners', { from: 'KR', screening: match(controlled) }, '2026-07-01', 'PROHIBITED'),
    row('the notice is named', { screening: match(exportOnly) }, ON, 'PROHIBITED', { names: 'MOFCOM 51/2025' }), row('the day before that listing', { from: 'KR', screening: match(controlled) }, '2026-06-21', NO), row('the day of it', { from: 'KR', screening: match(controlled) }, '2026-06-22', 'PROHIBITED'), row('a stopped listing', { screening: match(listing({ status: 'stopped', statusSince: '2025-08-12' })) }, ON, LICENCE),
    row('held at 100 % by a listed party, from China: no 50 % rule in the Law', { screening: { p1: { status: 'match', ownership: [{ name: 'Listed', pct: '100', listings: [exportOnly] }] }, p2: { status: 'match', ownership: [{ name: 'Listed', pct: '100', listings: [exportOnly] }] } } }, ON, LICENCE),
    row('watch list from China: single licence, risk report', { screening: match(listing({ list: 'watch_list' })) }, ON, LICENCE, { names: 'Reg 26' }), row('unreliable entity from China, any goods', { line: cerium, screening: match(listing({ list: 'unreliable_entity_list', ref: 'UEL 2025-10-09', since: '2025-10-09' })) }, ON, 'PROHIBITED', { names: 'UEL' }),
    row('unreliable entity between foreign places', { from: 'KR', screening: match(listing({ list: 'unreliable_entity_list', ref: 'UEL 2025-10-09', since: '2025-10-09' })) }, ON, NO), row('a list of another country never changes the outcome', { line: cerium, screening: match(listing({ list: 'other' })) }, ON, NO, { action: 'hold' }),
  ]),
  ...group({ prefix: 'B-', article: 'a branch is the company itself (§8.1; it has no legal personality of its own)', mark: 'interpretation' }, [
    row('of a control-listed company, from China', { screening: branch({}) }, ON, 'PROHIBITED', { names: 'ECL 18(3), Reg 29' }), row('of a watch-listed one: single licence, risk report', { screening: branch({ list: 'watch_list' }) }, ON, LICENCE, { names: 'Reg 26' }),
    row('freight under a general licence for a branch of a watch-listed one', { service: 'freight', history: { licence: general }, screening: branch({ list: 'watch_list' }) }, ON, 'PROHIBITED'), row('of an unreliable entity, any goods', { line: cerium, screening: branch({ list: 'unreliable_entity_list' }) }, ON, 'PROHIBITED', { names: 'UEL' }),
    row('of a US company on the military list, stated to be civil', { to: 'US', screening: branch({ list: 'military' }) }, ON, ASK, { asks: 'military user' }), row('of a watch-listed one under 61 Art 2', { from: 'JP', to: 'KR', screening: branch({ list: 'watch_list' }) }, ORIGIN, DENIAL, { names: 'MOFCOM 61/2025 Art 2' }),
    row('of a chip maker, the end use names no chip', { from: 'JP', to: 'KR', screening: branch({ list: 'semiconductor' }) }, ORIGIN, ASK, { asks: 'chip making' }), row('of a company on a list of another country', { line: cerium, screening: { p1: { status: 'clear', branchOf: { name: 'Head Office', listings: [listing({ list: 'other' })] } } } }, ON, NO, { action: 'hold' }),
    row('an owner on a list of another country', { line: cerium, screening: { p1: { status: 'clear', ownership: [{ name: 'Holding', pct: '100', listings: [], owners: [{ name: 'Owner', pct: '10', listings: [listing({ list: 'other' })] }] }] } } }, ON, NO, { action: 'hold' }),
  ]),
  ...group({ prefix: 'D-', article: 'Reg 18(2), 24(2), 25, 48; ECL 16, 20, 45 (§9, §9.1)', mark: 'text' }, [
    row('a foreign buyer resells within the licence', { from: 'VN', to: 'KR', history: resold }, ON, LICENCE, { action: 'stop', names: 'Reg 24(2)' }), row('a Chinese operator re-routes', { from: 'VN', to: 'KR', exporter: { country: 'CN', isChineseOperator: true, locatedInChina: true }, history: { ...resold, underActualControlOf: 'domestic_exporter' } }, ON, LICENCE, { action: 'stop', names: 'Reg 18(2)' }),
    row('only the end user changes', { from: 'VN', to: 'VN', history: { ...resold, changed: { destination: false, endUser: true, endUse: false } } }, ON, LICENCE, { action: 'stop' }), row('a forged certificate', { history: { endUserCertificateForged: true } }, ON, LICENCE, { action: 'stop', names: 'Reg 25' }),
    row('a forged certificate on a free item still stops', { line: cerium, history: { endUserCertificateForged: true } }, ON, NO, { action: 'stop' }), row('freight without a licence', { service: 'freight' }, ON, 'PROHIBITED', { names: 'ECL 20, Reg 36' }), row('freight of a free item', { service: 'freight', line: cerium }, ON, NO), row('into a bonded zone inside China', { to: 'CN' }, ON, NO, { names: 'Reg 48(2)' }),
    row('Korean metal through Shanghai', { from: 'KR', to: 'VN', shipment: { via: ['CN'] }, line: { manufacture: { country: 'KR', originatesInChina: false } } }, ON, ASK, { asks: 'transit' }), row('a change of no key element', { history: { licence: { ...licence, destination: 'DE' }, changed: { destination: false, endUser: false, endUse: false, nonKeyElement: true } } }, ON, LICENCE, { names: 'Reg 18' }),
    row('a Chinese operator holds listed goods abroad and names no licence', { from: 'VN', to: 'KR', exporter: { country: 'CN', isChineseOperator: true, locatedInChina: true }, history: { previouslyExportedFromChina: true, underActualControlOf: 'domestic_exporter', licence: null } }, ON, ASK, { names: 'ECL 12, ECL 45' }),
    row('out of a bonded zone', { shipment: { note: 'from the Ningbo bonded zone' } }, ON, LICENCE, { names: 'ECL 45, Reg 48' }), row('inside China for an end user abroad, the day before Decree 792', { to: 'CN', parties: [{ role: 'buyer' }, { role: 'end_user', country: 'DE' }], line: item('metal', ['Ga']) }, '2024-11-30', NO), row('and on its first day: when does it leave?', { to: 'CN', parties: [{ role: 'buyer' }, { role: 'end_user', country: 'DE' }], line: item('metal', ['Ga']) }, '2024-12-01', ASK),
    row('to a trade fair and back', { history: { temporary: true } }, ON, LICENCE, { names: 'Reg 19(1)(4), Reg 15(4)' }),
    row('freight under a general licence', { service: 'freight', history: { licence: general } }, ON, LICENCE), row('freight under a general licence for a watch-listed party: Reg 26 leaves the single licence', { service: 'freight', history: { licence: general }, screening: match(listing({ list: 'watch_list' })) }, ON, 'PROHIBITED'),
    row('freight under a registration certificate, to a trade fair', { service: 'freight', history: { licence: { ...general, type: 'registration' }, temporary: true } }, ON, LICENCE), row('freight under one, and the goods stay', { service: 'freight', history: { licence: { ...general, type: 'registration' }, temporary: false } }, ON, 'PROHIBITED'),
    row('freight under one, whether they return is not stated', { service: 'freight', history: { licence: { ...general, type: 'registration' } } }, ON, ASK),
    row('a single licence runs for a year at most', { history: { licence: { ...general, type: 'single', validUntil: '2027-03-02' } } }, ON, LICENCE, { names: 'Facts: history' }), row('a general licence for three', { history: { licence: { ...general, validUntil: '2029-03-02' } } }, ON, LICENCE, { names: 'Facts: history' }),
  ]),
  ...group({ prefix: 'X2-', article: 'two rules on one line: strictest wins (§12)', mark: 'text' }, [
    row('18 and the US military ban', { ...military, to: 'US', line: item('permanent_magnet', ['Sm', 'Co']) }, ON, 'PROHIBITED'), row('18 and the watch list', { screening: match(listing({ list: 'watch_list' })) }, ON, LICENCE), row('18 (licence) and 57 (unverified): the licence stands', { line: item('permanent_magnet', ['Nd', 'Dy', 'Ho']) }, TODAY, LICENCE),
    row('61 unverified and the US military ban: banned anyway', { ...military, from: 'DE', to: 'US' }, TODAY, 'PROHIBITED'), row('61 Art 3 and Art 4', { from: 'JP', to: 'KR', endUse: { category: 'military', nodeNm: '7' } }, ORIGIN, DENIAL), row('61 Art 2 and Art 4', { from: 'JP', to: 'KR', party: { militaryUser: true }, endUse: { category: 'semiconductor_logic', nodeNm: '7' } }, ORIGIN, DENIAL),
    row('61 Art 4 and a change under a licence: the review stays, the action is stop', { from: 'JP', to: 'KR', endUse: { category: 'semiconductor_logic', nodeNm: '7' }, history: resold }, ORIGIN, 'CASE_BY_CASE', { action: 'stop' }), row('61 Art 5 and a change under a licence: Art 5 replaces only No. 61', { from: 'JP', to: 'TR', endUse: { category: 'humanitarian', humanitarianKind: 'disaster_relief' }, history: resold }, ORIGIN, LICENCE, { action: 'stop' }),
    row('61 Art 5 and Art 2: not settled', { from: 'JP', to: 'TR', party: { militaryUser: true }, endUse: { category: 'humanitarian', humanitarianKind: 'emergency_medical' } }, ORIGIN, ASK), row('gallium to the US military during the pause of Art 2', { ...military, to: 'US', line: item('metal', ['Ga']) }, ON, 'PROHIBITED'),
    row('18 and an unresolved hit: the hit only holds', { screening: { p1: { status: 'review' } } }, ON, LICENCE, { action: 'hold' }), row('a free item and an unresolved hit', { line: cerium, screening: { p1: { status: 'review' } } }, ON, NO, { action: 'hold' }), row('62 technology and a listed recipient', { to: 'MY', line: technology('mining'), screening: match(exportOnly) }, ORIGIN, 'PROHIBITED'),
  ]),
  ...group({ prefix: 'X3-', article: 'three rules on one line (§12)', mark: 'text' }, [
    row('18, control list and a forged certificate', { screening: match(exportOnly), history: { endUserCertificateForged: true } }, ON, 'PROHIBITED', { action: 'stop' }), row('61 Art 1(3), Art 2 and Art 3', { from: 'JP', to: 'KR', ...military }, ORIGIN, DENIAL), row('61 Art 2, Art 3 and Art 4', { from: 'JP', to: 'KR', party: { militaryUser: true }, endUse: { category: 'military', nodeNm: '5' } }, ORIGIN, DENIAL),
    row('18, Japan ban and freight', { ...military, to: 'JP', service: 'freight' }, ON, 'PROHIBITED'), row('US ban, control list and No. 61 live', { ...military, from: 'KR', to: 'US', screening: match(controlled) }, '2026-12-01 AS_PUBLISHED', 'PROHIBITED'), row('18, watch list and temporary export', { screening: match(listing({ list: 'watch_list' })), history: { temporary: true } }, ON, LICENCE),
    row('61 unverified, a change under a running licence, a hit in review', { from: 'VN', to: 'KR', history: resold, screening: { p1: { status: 'review' } } }, TODAY, LICENCE, { action: 'stop' }),
  ]),
  ...group({ prefix: 'N-L', article: 'several lines: the strictest counts, each line for itself (contract)', mark: 'text' }, [
    row('free and listed', { lines: [cerium, dysprosium] }, ON, LICENCE, { action: 'hold', lines: [NO, LICENCE] }), row('two free', { lines: [cerium, cerium] }, ON, NO, { action: 'release', lines: [NO, NO] }), row('listed and open', { lines: [dysprosium, item(null, ['Tb'])] }, ON, ASK, { lines: [LICENCE, ASK] }),
    row('0.0999 % and 0.1 %', { from: 'DE', to: 'KR', lines: [germanMagnet('99.90'), germanMagnet('100.00')] }, '2026-12-01 AS_PUBLISHED', LICENCE, { lines: [NO, LICENCE] }), row('exempt and free', { from: 'JP', to: 'TR', lines: [dysprosium, item('oxide', ['Ce'])], endUse: { category: 'humanitarian', humanitarianKind: 'disaster_relief' } }, ORIGIN, 'EXEMPT_WITH_REPORT', { action: 'release', lines: ['EXEMPT_WITH_REPORT', NO] }),
    row('gallium and dysprosium to the US while Art 2 is live', { to: 'US', lines: [item('metal', ['Ga']), dysprosium] }, '2025-06-01', DENIAL, { action: 'stop', lines: [DENIAL, LICENCE] }), row('open and refused: NEEDS_INFORMATION comes before, the action is stop', { to: 'US', lines: [item('metal', ['Ga']), item(null, ['Tb'])] }, '2025-06-01', ASK, { action: 'stop', lines: [DENIAL, ASK] }),
    row('a ban on one line', { ...military, to: 'US', lines: [dysprosium, cerium] }, ON, 'PROHIBITED', { action: 'stop', lines: ['PROHIBITED', ASK] }), row('goods and the technology to make them', { to: 'MY', lines: [dysprosium, technology('magnet_making')], knowledge: 'none' }, ORIGIN, LICENCE, { lines: [LICENCE, LICENCE] }),
    row('the same goods after No. 70', { to: 'MY', lines: [dysprosium, technology('magnet_making')], knowledge: 'none' }, ON, ASK, { action: 'stop', lines: [LICENCE, ASK] }),
  ]),
];
