import { namesInAddresses, namesToCompare, namesWithin } from './names-within';

const textsOf = (name: string): string[] => namesToCompare([name]).map(({ text }) => text);

test.each([
  ['Orelin Works (f.k.a. Marovic Works)', ['Orelin Works', 'Marovic Works']],
  ['OOO Shipyard ‘Orelin’ (f.k.a., AO Shipyard ‘Marovic’', ['OOO Shipyard ‘Orelin', 'AO Shipyard ‘Marovic']],
  ['Orelin Trading Corp., aka Marovic', ['Orelin Trading Corp.', 'Marovic']],
  ['ORELIN AIRLINES D/B/A M7 AIRLINES', ['ORELIN AIRLINES', 'M7 AIRLINES']],
  ['Marovic, Emil a/k/a Stankovic, Emil', ['Marovic, Emil', 'Stankovic, Emil']],
  ['formerly known as Orelin Photon Co., Ltd', ['Orelin Photon Co., Ltd']],
  ['also known as: Orelin', ['Orelin']],
  ['Orelin Energy Co. Ltd. and formerly known as Marovic CNC Co., Ltd', ['Orelin Energy Co. Ltd.', 'Marovic CNC Co., Ltd']],
  ['青川微电子有限公司（曾用名：藤山电子有限公司）', ['青川微电子有限公司', '藤山电子有限公司']],
  ['Orelin GmbH (for Marovic Works)', ['Orelin GmbH', 'Marovic Works']],
  ['Orelin Forwarding for and on behalf of Marovic Works', ['Orelin Forwarding', 'Marovic Works']],
  ['Orelin Bank, for account of: Marovic', ['Orelin Bank', 'Marovic']],
  ['Orelin AG (vormals Marovic AG)', ['Orelin AG', 'Marovic AG']],
  ['Orelin, pour le compte de Marovic SARL', ['Orelin', 'Marovic SARL']],
  ['Orelin, care of Marovic Works', ['Orelin', 'Marovic Works']],
  ['Orelin Star (ex Marovic Queen)', ['Orelin Star', 'Marovic Queen']],
  ['Orelin c/o Marovic Forwarding', ['Orelin', 'Marovic Forwarding']],
  ['A a.k.a. Orelin a.k.a. Marovic a.k.a. Stankovic a.k.a. Petrov', ['Orelin', 'Marovic', 'Stankovic a.k.a. Petrov']],
])('%s holds %j', (text, names) => {
  expect(namesWithin(text)).toEqual(names);
});

test.each(['Orelin Works', 'AKA Integral Services', 'DBA Orelin', 'YK-AKA', 'Takahashi Works', 'Platform Erlyn', '中原名城置业有限公司', 'Care of Orelin', 'Orelin ex Machina', 'Ex Libris Orelin', 'Institute for Orelin Physics', 'Center (Orelin) for Physics', '', '(', 'known as'])('%s is one name, or none', (text) => {
  expect(namesWithin(text)).toEqual([]);
});

test('four names are looked at, of no more text than is compared', () => {
  expect(namesWithin('Orelin Works a.k.a. '.repeat(100_000))).toHaveLength(4);
  expect(namesWithin(`${' '.repeat(100_000)}known as Orelin`)).toEqual([]);
});

test.each([
  ['www.orelin.com', 'orelin'], ['sales@marovic-works.co.uk', 'marovic-works'], ['Orelin.com Ltd', 'Orelin Ltd'], ['https://www.orelin.cn/about us', 'orelin us'],
])('the address %s shows the name %s', (text, name) => expect(textsOf(text)).toContain(name));

test.each(['Orelin Mfg.Co.Ltd', 'St. Orelin', 'A.B.com', 'orelin.example'])('%s shows no other name', (text) => expect(textsOf(text)).toEqual([text]));

test('whom an address is in care of', () => {
  expect(namesInAddresses(['c/o Orelin Works, 5 Harbour Road', 'Attn: Emil Marovic; Suite 7', '5 Harbour Road (care of Stankovic Co)', 'Orelin Tower, Paris', 'z.Hd. Frau Petrov'])).toEqual(['Orelin Works', 'Emil Marovic', 'Stankovic Co', 'Frau Petrov']);
  expect(namesInAddresses([`c/o ${'a'.repeat(100_000)}`])[0]).toHaveLength(200);
});

test.each([
  ['M/V Orelin Star', 'Orelin Star'], ['m.v. Orelin Star', 'Orelin Star'], ['MV Orelin Star', 'Orelin Star'], ['Orelin Star (IMO 9000001)', 'Orelin Star'], ['Tanker: Orelin Star, IMO No. 9000001', 'Orelin Star'],
])('%s is the ship %s', (text, name) => expect(textsOf(text)).toContain(name));

test.each(['MVO Orelin', 'Vesseltech Orelin', 'IMO Orelin', 'M Orelin'])('%s has no ship in it', (text) => expect(textsOf(text)).toEqual([text]));

test('a reading is shown with what it was read from', () => {
  expect(namesToCompare(['Orelin1', 'Orelin (aka Marovic)'])).toEqual([
    { text: 'Orelin1', shown: 'Orelin1' }, { text: 'Orelin (aka Marovic)', shown: 'Orelin (aka Marovic)' }, { text: 'Orelini', shown: 'Orelin1 (read as Orelini)' },
    { text: 'Orelin', shown: 'Orelin' }, { text: 'Marovic', shown: 'Marovic' },
  ]);
});
