import { ELEMENT_NAMES, MATERIAL_NAMES } from '../packs/element-names';
import { ITEMS_18 } from '../packs/items-18';
import { ITEMS_57 } from '../packs/items-57';
import { readDescription } from './description';
import { LISTED_METALS } from './dual-use';

const elementsInWords = (text: string) => readDescription(text).elements;

test.each<[string, string[]]>([
  ['Dysprosium metal, 99.5 %', ['Dy']], ['DYSPROSIUM OXIDE', ['Dy']], ['Dysprosiumoxid', ['Dy']], ['oxyde de dysprosium et de terbium', ['Dy', 'Tb']], ['óxido de disprosio', ['Dy']], ['Оксид диспрозия', ['Dy']],
  ['氧化镝', ['Dy']], ['含鋱磁鐵', ['Tb']], ['酸化ジスプロシウム', ['Dy']], ['산화 디스프로슘', ['Dy']],
  ['Ytterbium oxide', ['Yb']], ['イッテルビウム', ['Yb']], ['テルビウム', ['Tb']], ['エルビウム', ['Er']], ['이터븀', ['Yb']], ['터븀', ['Tb']], ['yttria-stabilised zirconia', ['Y']],
  ['Dy2O3 powder', ['Dy']], ['SmCo ring', ['Sm']], ['Sm2Co17', ['Sm']], ['TbDyFe rods', ['Tb', 'Dy']], ['Gd3Ga5O12 wafers', ['Gd', 'Ga']], ['Nd:YAG rods', ['Y']], ['GaN epi wafers', ['Ga']], ['antimonide', ['Sb']],
  ['Sintered NdFeB, Dy 2.4 %', ['Dy']], ['NdFeB+Dy blocks', ['Dy']], ['(Nd,Dy)FeB', ['Dy']], ['Tb-Dy-Fe rods', ['Tb', 'Dy']], ['Ho 1,5 % in Fe', ['Ho']], ['Y < 50 ppm', ['Y']], ['SM magnets', []],
])('%s names %j', (text, symbols) => expect([...elementsInWords(text)].sort()).toEqual([...symbols].sort()));

test.each([
  'Sintered NdFeB discs N35, no heavy rare earths', 'NdFeB without Dy/Tb', 'magnet, free of dysprosium and terbium', 'Dy-free magnet', 'dysprosium-free', 'dysprosiumfrei', 'ohne Terbium oder Dysprosium', '不含镝', '无镝、铽磁铁', 'neither dysprosium nor terbium',
  'Nd/Pr metal', 'CeO2', 'EU plug, Y-shaped fitting', 'Er ist da', 'Item Sc-12, lot Ho 7', 'Scandinavian design', 'German made', 'YES OR NO, YOU', 'Lanthanum oxide', '',
])('%j names none of the listed elements', (text) => expect(elementsInWords(text)).toEqual([]));

test('one denied and one named', () => expect(elementsInWords('Terbium alloy without dysprosium')).toEqual(['Tb']));

test.each<[string, ReturnType<typeof readDescription>['form']]>([
  ['Dysprosium oxide', 'oxide'], ['氧化镝', 'oxide'], ['Dysprosium metal', 'metal'], ['Dy-Fe alloy', 'alloy'], ['Gadolinium sputtering target', 'target'], ['SmCo magnets', 'permanent_magnet'], ['Sintermagnete', 'permanent_magnet'],
  ['alloy powder for magnets', null], ['magnetic field press', null], ['metallurgy', null], ['oxidised', null], ['rods', null],
])('%s reads like %j', (text, form) => expect(readDescription(text).form).toBe(form));

test.each([
  'Dysprosium metal ingots 99.9 %', 'SmCo magnets for valve actuators', 'SmCo 2:17 rings, 32H, nickel plated', 'Sintered NdFeB segments N42SH, Dy 2.4 %', 'Gallium metal 6N, in bottles', 'Terbium', 'Antimony trioxide', 'Dysprosiumoxid', 'oxyde de dysprosium', '镝铁合金',
  '电机用钐钴磁体', '用于电机的钐钴磁体', 'ジスプロシウム鉄合金', '산화 디스프로슘', 'Tb-Dy-Fe rods, giant magnetostrictive', 'GaN wafers, lot A-12',
])('%j is a bare material', (text) => expect(readDescription(text).bareMaterial).toBe(true));

test.each([
  'Servo motor with dysprosium magnets', 'Rotor, dysprosium', 'gadolinium contrast agent', 'Nd:YAG laser rod', 'Y2O3 coating', 'germanium lens', '含镝磁铁的电机', 'Scandium-aluminium bicycle frame', 'Antimony trioxide flame retardant masterbatch', 'holmium laser',
  'NdFeB magnets without dysprosium', 'steel rings', '', ', dysprosium',
])('%j is none, or says more', (text) => expect(readDescription(text).bareMaterial).toBe(false));

test('a long description is read in no time that grows faster than it', () => {
  for (const part of ['a', '用', '镝', 'Dy', '1', '铁', 'dysprosium ', ',-']) expect(readDescription(part.repeat(20_000)).superhard).toBe(false);
});

test('every name of the table is read as its own element and no other', () => {
  const misread = Object.entries(ELEMENT_NAMES).flatMap(([symbol, names]) => names.filter((name) => elementsInWords(`1 kg ${name}`).join() !== symbol));
  expect(misread).toEqual([]);
  expect(Object.entries(MATERIAL_NAMES).filter(([name, symbol]) => !elementsInWords(`${name} rods`).includes(symbol))).toEqual([]);
});

test('the table names every element that a goods list names', () => {
  expect(Object.keys(ELEMENT_NAMES).sort()).toEqual([...Object.keys(ITEMS_18), ...Object.keys(ITEMS_57), ...Object.keys(LISTED_METALS)].sort());
});
