import { decideGiven, DY_METAL, germanMagnet, type Given } from '../../test/builders';
import { item } from '../../test/cases/own-case';

const licence = { number: 'L', type: 'single' as const };
const notes = (given: Given, on = '2026-03-01') => decideGiven(given, { on }).lines.flatMap(({ rules }) => rules.filter(({ rule }) => rule.startsWith('Facts')).map(({ rule, because }) => `${rule} ${because}`));

test.each<[string, Given, string]>([
  ['origin true, made abroad', { from: 'DE', to: 'KR', line: { manufacture: { country: 'DE', originatesInChina: true } } }, 'Facts: origin Contradiction: the item is said to originate in China and to be made in DE; it is read as Chinese.'],
  ['origin false, made in China', { from: 'DE', to: 'KR', line: { manufacture: { country: 'CN', originatesInChina: false } } }, 'Facts: origin'],
  ['exporter in China that is no operator', { exporter: { country: 'CN', isChineseOperator: false, locatedInChina: true } }, 'Facts: exporter'], ['exporter in China that is not there', { exporter: { country: 'CN', isChineseOperator: null, locatedInChina: false } }, 'Facts: exporter'],
  ['mass shares above 100 %', { line: item('metal', [], { elements: [{ symbol: 'Dy', massPct: '60' }, { symbol: 'Fe', massPct: '40.1' }] }) }, 'add up to 100.1 %'],
  ['a part worth more than the whole', { from: 'DE', to: 'KR', line: germanMagnet('100000.01') }, 'worth 100000.01 and the whole item 100000.00'],
  ['elements worth more than the whole', { from: 'DE', to: 'KR', line: { ...germanMagnet(null), elements: [{ symbol: 'Dy', value: '100000.01' }] } }, 'the elements together'],
  ['an inner item worth more than the whole', { from: 'DE', to: 'KR', line: { ...germanMagnet('5'), value: { currency: 'USD', itemTotal: '100', cnOriginPart1: '5', innerPart2Total: '101' } } }, 'the Part 2 item inside'],
  ['Annex 1 left out abroad', { from: 'JP', to: 'KR', line: { annex61: null } }, 'Facts: Annex 1'], ['the other part', { from: 'JP', to: 'KR', line: { annex61: 'part2' } }, 'form and elements give part1'], ['a part for neodymium', { line: item('metal', ['Nd'], { annex61: 'part1' }) }, 'no part of Annex 1'],
  ['an HS code of another item', { line: item('oxide', ['Nd'], { hsCode: '2846901500' }) }, 'points at Dy oxide'],
  ['never exported, yet exported on a day', { history: { previouslyExportedFromChina: false, exportedFromChinaOn: '2025-01-01' } }, 'never to have left China'], ['exported from China in the future', { from: 'JP', to: 'KR', history: { previouslyExportedFromChina: true, exportedFromChinaOn: '2026-03-02' } }, 'which is after 2026-03-01'], ['left in the future', { history: { exportedOn: '2026-03-02' } }, 'said to have left on 2026-03-02'],
  ['a licence for another country', { history: { licence: { ...licence, destination: 'VN' } } }, 'the licence names VN'], ['a licence for another end user', { history: { licence: { ...licence, endUser: 'Somebody else' } } }, 'the licence names the end user Somebody else'], ['a licence that ends too early', { shipment: { plannedOn: '2026-05-01' }, history: { licence: { ...licence, validUntil: '2026-04-30' } } }, 'before the goods leave'],
  ['a humanitarian kind of a civil use', { endUse: { humanitarianKind: 'disaster_relief' } }, 'it exempts nothing'], ['published and shipped', { shipment: { publicRelease: true } }, 'made public and goes to DE'], ['a code for what is public', { to: 'MY', line: item('technology', [], { controlCode: '1E902.a', technology: { originChina: true, categories: ['mining'], publicDomain: true } }) }, 'Facts: technology'],
])('%s is a finding', (_what, given, words) => expect(notes(given).join('\n')).toContain(words));

test.each<[string, Given]>([
  ['a plain order', {}], ['a plain order abroad', { from: 'JP', to: 'KR' }], ['mass shares of 100 %', { line: item('alloy', [], { elements: [{ symbol: 'Dy', massPct: '60' }, { symbol: 'Fe', massPct: '40' }] }) }], ['values in two currencies', { from: 'DE', to: 'KR', line: { ...germanMagnet(null), value: { currency: 'USD', itemTotal: '100', cnOriginPart1: '700', cnOriginPart1Currency: 'CNY' } } }],
  ['a licence that fits', { history: { licence: { ...licence, destination: 'DE', endUser: 'Firm 2 (fictional)', validUntil: '2026-12-31' } } }], ['an HS code that fits', { line: { hsCode: '2805301200' } }], ['a part worth the whole', { from: 'DE', to: 'KR', line: germanMagnet('100000.00') }],
])('%s is none', (_what, given) => expect(notes(given)).toEqual([]));

test('a contradiction is shown last and decides nothing by itself', () => {
  const made = decideGiven({ line: { ...DY_METAL, manufacture: { country: 'DE', originatesInChina: true } } }, { on: '2026-03-01' });
  expect([made.outcome, made.lines[0]?.rules[0]?.rule, made.lines[0]?.rules.at(-1)?.rule]).toEqual(['LICENSE_REQUIRED', 'MOFCOM-GAC 18/2025 1C905.a.1', 'Facts: origin']);
});

test('an exporter established in China that is said to be foreign is not read as foreign', () => {
  expect(decideGiven({ from: 'KR', to: 'VN', exporter: { country: 'CN', isChineseOperator: false, locatedInChina: false }, party: { militaryUser: false }, screening: { p2: { status: 'match', listings: [{ list: 'control_list', ref: 'MOFCOM 51/2025', since: '2025-09-25', status: 'active', bindsForeignTransferors: false }] } } }, { on: '2026-03-01' }).outcome).toBe('NEEDS_INFORMATION');
});
