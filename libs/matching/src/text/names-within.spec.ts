import { namesWithin } from './names-within';

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
  ['Orelin c/o Marovic Forwarding', ['Orelin', 'Marovic Forwarding']],
  ['A a.k.a. Orelin a.k.a. Marovic a.k.a. Stankovic a.k.a. Petrov', ['Orelin', 'Marovic', 'Stankovic a.k.a. Petrov']],
])('%s holds %j', (text, names) => {
  expect(namesWithin(text)).toEqual(names);
});

test.each(['Orelin Works', 'AKA Integral Services', 'DBA Orelin', 'YK-AKA', 'Takahashi Works', 'Platform Erlyn', '中原名城置业有限公司', '', '(', 'known as'])('%s is one name, or none', (text) => {
  expect(namesWithin(text)).toEqual([]);
});

test('four names are looked at, of no more text than is compared', () => {
  expect(namesWithin('Orelin Works a.k.a. '.repeat(100_000))).toHaveLength(4);
  expect(namesWithin(`${' '.repeat(100_000)}known as Orelin`)).toEqual([]);
});
