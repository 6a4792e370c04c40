import { germanMagnet, type Given } from '../test/builders';
import { runCases, type Case } from '../test/run-cases';

const military: Given = { party: { militaryUser: true }, endUse: { category: 'military', text: 'Fin actuator' } };
type Row = [says: string, given: Given, on: string, outcome: Case['outcome'], extra?: Partial<Case>];
const row = (...[says, given, on, outcome, extra]: Row): Case => ({ says, given, reading: { on }, outcome, ...extra });
const US = 'MOFCOM 46/2024 Art 1';
const JAPAN = 'MOFCOM 1/2026 (Japan)';

runCases('No. 46/2024 Art 1: US military, never suspended [text]', [
  row('Ga to the US military, day before', { ...military, to: 'US', line: { form: 'metal', controlCode: null, annex61: null, elements: [{ symbol: 'Ga' }] } }, '2024-12-02', 'LICENSE_REQUIRED'),
  row('Ga to the US military, first day', { ...military, to: 'US', line: { form: 'metal', controlCode: null, annex61: null, elements: [{ symbol: 'Ga' }] } }, '2024-12-03', 'PROHIBITED', { action: 'stop', names: US }),
  row('Dy metal from China', { ...military, to: 'US' }, '2026-03-01', 'PROHIBITED', { names: US }),
  row('from Germany, Chinese origin: the liability clause', { ...military, from: 'DE', to: 'US' }, '2026-03-01', 'PROHIBITED', { names: US }),
  row('inside the US, Chinese origin', { ...military, from: 'US', to: 'US' }, '2026-03-01', 'PROHIBITED'),
  row('from Germany, nothing Chinese', { ...military, from: 'DE', to: 'US', line: { manufacture: { country: 'DE', originatesInChina: false }, value: { currency: 'USD', itemTotal: '1', cnOriginPart1: '0' } } }, '2026-03-01', 'NO_LICENSE_REQUIRED'),
  row('from Germany, origin not stated', { ...military, from: 'DE', to: 'US', line: { manufacture: { country: null, originatesInChina: null }, value: { currency: 'USD', itemTotal: '1', cnOriginPart1: '0' } } }, '2026-03-01', 'NEEDS_INFORMATION', { asks: 'originate' }),
  row('a German magnet with Chinese Dy inside', { ...military, from: 'DE', to: 'US', line: germanMagnet('3000.00') }, '2026-03-01', 'NEEDS_INFORMATION', { asks: 'incorporatedItemsCount' }),
  row('civil user, civil use', { to: 'US' }, '2026-03-01', 'LICENSE_REQUIRED'),
  row('user unknown', { to: 'US', party: { militaryUser: null } }, '2026-03-01', 'NEEDS_INFORMATION', { asks: 'military user' }),
  row('use unknown', { to: 'US', endUse: { category: 'unknown' } }, '2026-03-01', 'NEEDS_INFORMATION', { asks: 'end use' }),
  row('use possibly military', { to: 'US', endUse: { category: 'military_possible' } }, '2026-03-01', 'PROHIBITED'),
  { says: 'use possibly military, ask first', given: { to: 'US', endUse: { category: 'military_possible' } }, reading: { on: '2026-03-01', policy: { mayThreshold: 'askFirst' } }, outcome: 'NEEDS_INFORMATION' },
  row('a US end user behind a shipment to Mexico', { to: 'MX', parties: [{ role: 'buyer', militaryUser: false }, { role: 'end_user', country: 'US', militaryUser: true }], endUse: { category: 'military' } }, '2026-03-01', 'PROHIBITED'),
  row('a US military forwarder is none', { to: 'DE', parties: [{ role: 'buyer' }, { role: 'end_user' }, { role: 'forwarder', country: 'US', militaryUser: true }] }, '2026-03-01', 'LICENSE_REQUIRED'),
  row('no end user named: a military one cannot be excluded', { to: 'US', parties: [{ role: 'buyer' }] }, '2026-03-01', 'NEEDS_INFORMATION', { asks: 'end user' }),
  row('unlisted goods to the US military: other lists are not modelled', { ...military, to: 'US', line: { form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Ce' }] } }, '2026-03-01', 'NEEDS_INFORMATION', { asks: 'dual-use list' }),
  row('a motor from China to the US military', { ...military, to: 'US', line: { form: 'component', controlCode: null, annex61: null } }, '2026-03-01', 'NEEDS_INFORMATION', { asks: 'incorporatedItemsCount' }),
  row('German military is no US military', { ...military, to: 'DE' }, '2026-03-01', 'LICENSE_REQUIRED'),
]);

runCases('No. 1/2026: Japan [text]', [
  row('day before', { ...military, to: 'JP' }, '2026-01-05', 'LICENSE_REQUIRED'),
  row('first day', { ...military, to: 'JP' }, '2026-01-06', 'PROHIBITED', { names: JAPAN }),
  row('second day', { ...military, to: 'JP' }, '2026-01-07', 'PROHIBITED'),
  row('third countries are bound', { ...military, from: 'DE', to: 'JP' }, '2026-03-01', 'PROHIBITED', { names: JAPAN }),
  row('helps raise military strength', { to: 'JP', endUse: { category: 'military_possible' } }, '2026-03-01', 'PROHIBITED'),
  row('civil', { to: 'JP' }, '2026-03-01', 'LICENSE_REQUIRED'),
  row('user unknown', { to: 'JP', party: { militaryUser: null } }, '2026-03-01', 'NEEDS_INFORMATION'),
]);

const gallium = (to: string, over: Given = {}): Given => ({ to, ...over, line: { form: 'metal', controlCode: null, annex61: null, elements: [{ symbol: 'Ga' }] } });
const ART_2 = 'MOFCOM 46/2024 Art 2';
runCases('No. 46/2024 Art 2 and No. 72: gallium, germanium, antimony, superhard to the US [text]', [
  row('before 46/2024 gallium is only listed', gallium('US'), '2024-12-02', 'LICENSE_REQUIRED'),
  row('first day', gallium('US'), '2024-12-03', 'PRESUMPTION_OF_DENIAL', { action: 'stop', names: ART_2 }),
  row('day before No. 72', gallium('US'), '2025-11-08', 'PRESUMPTION_OF_DENIAL'), row('No. 72 starts', gallium('US'), '2025-11-09', 'LICENSE_REQUIRED', { names: 'MOFCOM 72/2025' }), row('day after', gallium('US'), '2025-11-10', 'LICENSE_REQUIRED'),
  row('the named last day', gallium('US'), '2026-11-27', 'LICENSE_REQUIRED'), row('after the end, unverified', gallium('US'), '2026-11-28', 'NEEDS_INFORMATION', { asks: '72/2025' }),
  { says: 'after the end, as published', given: gallium('US'), reading: { on: '2026-11-28', profile: 'AS_PUBLISHED' }, outcome: 'PRESUMPTION_OF_DENIAL' },
  { says: 'an extension of No. 70 says nothing about No. 72', given: gallium('US'), reading: { on: '2026-11-28', profile: 'EXTENDED_2027_01_10' }, outcome: 'NEEDS_INFORMATION' },
  row('gallium to Germany', gallium('DE'), '2025-06-01', 'LICENSE_REQUIRED', { names: 'MOFCOM-GAC 23/2023 Ga' }),
  row('gallium before it was listed', gallium('DE'), '2023-07-31', 'NO_LICENSE_REQUIRED'), row('gallium listed', gallium('DE'), '2023-08-01', 'LICENSE_REQUIRED'),
  row('antimony oxide to the US while live', { to: 'US', line: { form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Sb' }] } }, '2025-06-01', 'PRESUMPTION_OF_DENIAL'),
  row('antimony before it was listed', { to: 'DE', line: { form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Sb' }] } }, '2024-09-14', 'NO_LICENSE_REQUIRED'),
  row('germanium in an alloy: the form is open', { to: 'DE', line: { form: 'alloy', controlCode: null, annex61: null, elements: [{ symbol: 'Ge' }] } }, '2025-06-01', 'NEEDS_INFORMATION'),
  row('diamond powder to the US while live', { to: 'US', line: { form: 'other', controlCode: null, annex61: null, elements: [], itemKind: 'diamond_powder', parameters: { grainSizeUm: '20' } } }, '2025-06-01', 'PRESUMPTION_OF_DENIAL'),
  row('graphite to the US while live: a stricter review, its listing was not read', { to: 'US', line: { form: 'other', controlCode: null, annex61: null, elements: [{ symbol: 'C' }], description: 'Artificial graphite powder' } }, '2025-06-01', 'NEEDS_INFORMATION', { names: ART_2 }),
  row('Chinese gallium from Korea to a US civil user: ask', { ...gallium('US'), from: 'KR' }, '2025-06-01', 'NEEDS_INFORMATION', { asks: 'liability clause' }),
  row('Chinese gallium from Korea to a US civil user during the pause', { ...gallium('US'), from: 'KR' }, '2026-03-01', 'NO_LICENSE_REQUIRED'),
]);
