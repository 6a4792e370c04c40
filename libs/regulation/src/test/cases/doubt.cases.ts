import { germanMagnet, technology, type Given } from '../builders';
import { group, item, kind, of, type OwnCase, type Row } from './own-case';

const ON = '2026-03-01';
const LIVE = '2026-12-01 AS_PUBLISHED';
const ASK = 'NEEDS_INFORMATION';
const NO = 'NO_LICENSE_REQUIRED';

type Line = NonNullable<Given['line']>;
const asks = (says: string, given: Given, question: string, on = ON): Row => [says, given, on, ASK, { asks: question }];
const free = (says: string, given: Given, on = ON): Row => [says, given, on, NO, { action: 'release' }];
const said = (description: string, form: Line['form'], symbols: readonly string[], over: Line = {}): Given => ({ line: item(form, symbols, { description, ...over }) });
const abroad = (over: Given = {}): Given => ({ from: 'JP', to: 'KR', ...over });
const usMilitary = (line: Line): Given => ({ from: 'DE', to: 'US', party: { militaryUser: true }, line: { manufacture: { country: 'DE', originatesInChina: false }, value: { currency: 'USD', itemTotal: '100', cnOriginPart1: null }, ...line } });
const changed = { destination: true, endUser: false, endUse: false };
const unnamed = { originChina: true, categories: [], publicDomain: false };

/** What is not stated, or stated in words only, is asked about and never cleared. */
export const DOUBT_CASES: readonly OwnCase[] = [
  ...group({ prefix: 'W-', article: 'contract: description; issue: classification from the description, disagreement is a finding', mark: 'interpretation' }, [
    asks('the description names dysprosium, the elements do not', said('Sintered NdFeB magnet with dysprosium', 'permanent_magnet', ['Nd', 'Pr', 'Fe', 'B']), 'whether Dy is in the item'),
    asks('in Chinese', said('含镝磁铁', 'permanent_magnet', ['Nd', 'Pr', 'Fe', 'B']), 'whether Dy is in the item'), asks('as a formula', said('Tb4O7 polishing powder', 'oxide', ['Ce']), 'whether Tb is in the item'),
    free('"without" is no mention', said('NdFeB magnet without Dy and Tb', 'permanent_magnet', ['Nd', 'Pr', 'Fe', 'B'])), free('0 % says that it is not in it', { line: item('permanent_magnet', [], { description: 'Magnet, dysprosium content 0', elements: [...of('Nd', 'Fe', 'B'), { symbol: 'Dy', massPct: '0' }] }) }),
    free('a motor with dysprosium magnets stays outside No. 18', said('Servo motor with dysprosium magnets', 'component', ['Nd'])), ['the disagreement is shown', said('Dysprosium oxide', 'oxide', ['Ce']), ON, ASK, { names: 'Facts: description' }],
    ['a form that the description contradicts is shown', said('Dysprosium oxide', 'metal', ['Dy']), ON, 'LICENSE_REQUIRED', { names: 'Facts: description' }], ['without a form the description names the entry and does not decide', said('Dysprosium oxide powder', null, ['Dy']), ON, ASK, { names: 'MOFCOM-GAC 18/2025 1C905.b', asks: 'form of the item' }],
    asks('gallium in words', said('Gallium arsenide wafer', 'compound', ['As']), 'whether Ga is in the item'), asks('holmium in words while No. 57 is live', said('Holmium-doped crystal', 'other', ['Ce']), 'whether Ho is in the item', LIVE),
    asks('terbium inside a German magnet: its value is open', { from: 'DE', to: 'KR', line: { ...germanMagnet(null), description: 'NdFeB magnet, terbium diffused', annex61: null, elements: of('Nd', 'Fe', 'B') } }, 'whether Tb is in the item', LIVE),
    ...(['finished_product', 'component', 'equipment', 'ore', 'reagent', 'technology', 'service', 'other'] as const).map((form) => asks(`a bare material under the form ${form}`, said('Dysprosium metal ingots 99.9 %', form, []), 'whether Dy is in the item')),
    asks('the same with the element listed', said('SmCo ring magnets for pumps', 'component', ['Sm', 'Co']), 'form of the item'), asks('an oxide by its words, stated as an alloy', said('Terbium oxide', 'alloy', ['Fe']), 'whether Tb is in the item'),
    ...(['finished_product', 'ore', 'technology'] as const).map((form) => asks(`a ${form} of one element`, { line: item(form, [], { description: 'Part 4711', elements: [{ symbol: 'Dy', massPct: '99.9' }] }) }, 'form of the item')),
    asks('dysprosium metal with 0 % of dysprosium', { line: item('metal', [], { description: 'Dysprosium metal, lumps', elements: [{ symbol: 'Dy', massPct: '0' }] }) }, 'whether Dy is in the item'),
    ['the open form is shown', said('Terbium oxide', 'finished_product', []), ON, ASK, { names: 'Facts: description' }], free('what more than a material is said to be is its form', said('Gadolinium contrast agent, 20 ml', 'finished_product', [])),
    asks('diamond in words: No. 33/2024', said('Synthetic diamond powder', 'other', []), 'superhard item is listed'), free('diamond in words on a named kind', { line: kind('pump', {}, { description: 'Diamond brand pump' }) }),
  ]),
  ...group({ prefix: 'WE-', article: 'contract: endUse.text, party names; a text that says military beside facts that deny it', mark: 'interpretation' }, [
    asks('a missile under a civil use, from Korea to the US: No. 46/2024', { from: 'KR', to: 'US', endUse: { category: 'civil', text: 'Fin actuators of an air-to-air missile' } }, 'end use'), asks('in Chinese, from China to Japan: No. 1/2026', { to: 'JP', endUse: { category: 'civil', text: '导弹舵机' } }, 'end use'),
    asks('under 61 Art 3', abroad({ endUse: { category: 'civil', text: 'Motors for warships' } }), 'end use', '2025-10-20'), asks('a free item out of China: ECL 12(3)', { line: item('oxide', ['Ce']), endUse: { category: 'civil', text: 'Optics of military radar' } }, 'national security'),
    asks('a navy that is stated to be no military user', { from: 'KR', to: 'US', parties: [{ role: 'buyer' }, { role: 'end_user', name: 'Naval Surface Depot' }] }, 'military user'), asks('by its native name', { from: 'KR', to: 'JP', parties: [{ role: 'buyer' }, { role: 'end_user', name: 'Boei Co', nativeNames: ['防衛省'] }] }, 'military user'),
    free('a use that is said not to be military', { from: 'KR', to: 'US', endUse: { category: 'civil', text: 'City buses; not for military use' } }), ['the disagreement is shown', { from: 'KR', to: 'US', endUse: { category: 'civil', text: 'Torpedo motor' } }, ON, ASK, { names: 'Facts: end use' }],
    ['and of a name', { from: 'KR', to: 'US', parties: [{ role: 'end_user', name: 'Army Depot' }] }, ON, ASK, { names: 'Facts: party' }],
  ]),
  ...group({ prefix: 'WF-', article: 'MOFCOM 61/2025 Annex 1: without a form an item may stand in either part (§3.3)', mark: 'text' }, [
    asks('a German product with 0.5 % Chinese Dy, form not stated', { from: 'DE', to: 'KR', line: { ...germanMagnet('500.00'), form: null, annex61: null } }, 'form of the item', LIVE), asks('and of another form', { from: 'DE', to: 'KR', line: { ...germanMagnet('500.00'), form: 'other', annex61: null } }, 'one of Annex 1', LIVE),
    asks('a product of cerium without a form may be equipment', { line: item(null, ['Ce']), knowledge: 'none' }, 'kind of equipment', LIVE), asks('a code of another list says no composition where the form is open', usMilitary(item(null, [], { controlCode: '6A005', manufacture: { country: 'DE', originatesInChina: false } })), 'incorporatedItemsCount'),
  ]),
  ...group({ prefix: 'WT-', article: 'MOFCOM 62/2025 Art 1: technology that may be one of the five', mark: 'text' }, [
    asks('Chinese rare-earth technology that names none', { to: 'MY', line: technology('mining', { controlCode: null, technology: unnamed }), knowledge: 'none' }, 'which of the five technologies', '2025-10-20'), asks('of unknown origin', { to: 'MY', line: technology('mining', { controlCode: null, technology: { ...unnamed, originChina: null } }), knowledge: 'none' }, 'which of the five technologies', '2025-10-20'),
    free('that is none', { to: 'MY', line: technology('mining', { controlCode: null, technology: { ...unnamed, originChina: false } }), knowledge: 'none' }, '2025-10-20'), asks('a line without a form that names mining: goods or the technology', { to: 'MY', line: technology('mining', { form: null, controlCode: null, elements: of('Ce') }), knowledge: 'none' }, 'goods, or the technology itself', '2025-10-20'),
    asks('and one that names none', { to: 'MY', line: item(null, ['Ce'], { technology: unnamed }), knowledge: 'none' }, 'goods, or the technology itself', '2025-10-20'), asks('the Catalogue asks for it too', { to: 'MY', line: technology('mining', { controlCode: null, technology: unnamed }), knowledge: 'none' }, 'Catalogue'),
    asks('an exempt use does not take the knowing clause away from it', { to: 'MY', line: technology('mining', { controlCode: null, technology: unnamed }), endUse: { category: 'patent_application' }, knowledge: null }, 'whether the exporter knows', '2025-10-20'),
  ]),
  ...group({ prefix: 'WC-', article: 'MOFCOM 46/2024 Art 1, 1/2026: Chinese-origin material inside', mark: 'text' }, [
    asks('composition not known', usMilitary(item('finished_product', ['Fe'], { elementsComplete: false, manufacture: { country: 'DE', originatesInChina: false } })), 'incorporatedItemsCount'), asks('holmium of unknown origin beside a sum for Part 1', usMilitary(item('component', ['Ho'], { manufacture: { country: 'DE', originatesInChina: false }, value: { currency: 'USD', itemTotal: '100', cnOriginPart1: '0' } })), 'incorporatedItemsCount'),
    asks('only the description names dysprosium', usMilitary(item('component', ['Fe'], { description: 'Motor with dysprosium magnets', manufacture: { country: 'DE', originatesInChina: false } })), 'incorporatedItemsCount'),
    free('the sum settles dysprosium', usMilitary(item('component', ['Dy'], { manufacture: { country: 'DE', originatesInChina: false }, value: { currency: 'USD', itemTotal: '100', cnOriginPart1: '0' } }))), free('Chinese cobalt is on no list', usMilitary(item('component', [], { elements: [{ symbol: 'Co', origin: 'CN' }], manufacture: { country: 'DE', originatesInChina: false } }))),
  ]),
  ...group({ prefix: 'WG-', article: 'MOFCOM-GAC 23/2023, 33/2024: material that is not known in full', mark: 'memory' }, [asks('a compound whose elements are not all known', { line: item('compound', [], { itemKind: 'phosphor', elementsComplete: false }) }, 'full composition'), free('a compound that is known', { line: item('compound', ['La'], { itemKind: 'phosphor' }) })]),
  ...group({ prefix: 'WH-', article: 'Reg 18(2), 24(2), ECL 12, 12(3), 45 (§9, §9.1): what is not known of licence, holder and places', mark: 'text' }, [
    asks('a change from China under a licence that is not known', { line: item('oxide', ['Ce']), history: { licence: undefined, changed } }, 'licence under which'), asks('a change under a licence, from a place not stated', { from: null, to: 'DE', line: item('oxide', ['Ce']), history: { licence: { number: 'L', type: 'single', validUntil: '2026-12-31' }, changed } }, 'country that the shipment leaves from'),
    asks('who controls Chinese listed goods abroad is not stated', abroad({ history: { previouslyExportedFromChina: true, underActualControlOf: null, licence: null } }), 'licence under which'), asks('nor whether the exporter is Chinese', abroad({ exporter: { isChineseOperator: null }, history: { previouslyExportedFromChina: true, underActualControlOf: 'foreign_party', licence: null } }), 'licence under which'),
    free('goods of unknown origin that never left China: nobody holds them for an exporter there', abroad({ line: { manufacture: { country: 'JP', originatesInChina: null } }, history: { previouslyExportedFromChina: false, underActualControlOf: null, licence: null } })), free('a foreign holder', abroad({ history: { previouslyExportedFromChina: true, underActualControlOf: 'foreign_party', licence: null } })), asks('a change by a holder who is not stated', abroad({ history: { previouslyExportedFromChina: true, underActualControlOf: null, licence: null, changed } }), 'exporter: nationality'),
    asks('a Chinese operator abroad, listed goods under a licence, a military use that is possible', abroad({ exporter: { isChineseOperator: true }, history: { previouslyExportedFromChina: true, licence: { number: 'L', type: 'single', destination: 'KR', validUntil: '2026-12-31' } }, endUse: { category: 'military_possible' } }), 'risk to national security'),
  ]),
];
