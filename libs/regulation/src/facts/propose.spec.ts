import { order, type Given } from '../test/builders';
import { item, kind } from '../test/cases/own-case';
import { proposeClassification } from './propose';

type Line = NonNullable<Given['line']>;
const propose = (line: Line) => {
  const [built] = order({ line }).lines;
  if (built === undefined) throw new Error('no line');
  return proposeClassification(built, { on: '2026-03-01' });
};
const codes = (line: Line) => propose(line).entries.filter(({ listed }) => listed === 'yes').flatMap((entry) => entry.codes);

test.each<[string, Line, string[]]>([
  ['Dy metal', item('metal', ['Dy']), ['1C905.a.1']], ['a magnet with Tb and Dy meets two entries', item('permanent_magnet', ['Nd', 'Tb', 'Dy']), ['1C904.a.4', '1C905.a.4']], ['with Ho a third', item('permanent_magnet', ['Nd', 'Dy', 'Ho']), ['1C905.a.4', '1C909.a.4']],
  ['a press', kind('field_press', { magneticFieldT: '1.5' }, { form: 'equipment' }), ['2B902.t']], ['a weak press', kind('field_press', { magneticFieldT: '1.4' }, { form: 'equipment' }), []], ['a motor', item('component', ['Dy']), []], ['neodymium', item('metal', ['Nd']), []],
])('%s', (_what, line, expected) => expect(codes(line)).toEqual(expected));

test.each<[string, Line, string]>([
  ['no code', item('metal', ['Dy']), 'none'], ['the right code', item('metal', ['Dy'], { controlCode: '1C905.a.1' }), 'agrees'], ['a heading', item('metal', ['Dy'], { controlCode: '1C905' }), 'agrees'], ['the second element', item('permanent_magnet', ['Nd', 'Tb', 'Dy'], { controlCode: '1C905.a.4' }), 'agrees'],
  ['another code', item('metal', ['Dy'], { controlCode: '1C905.b' }), 'disagrees'], ['a code beyond the list', item('metal', ['Dy'], { controlCode: '1C905.e' }), 'does_not_exist'], ['no code at all', item('metal', ['Dy'], { controlCode: 'EAR99' }), 'malformed'],
  ['another list', item('equipment', [], { itemKind: 'laser', controlCode: '6A005' }), 'not_modelled'], ['what is open', item(null, ['Dy'], { controlCode: '1C905.a.1' }), 'open'], ['technology', item('technology', [], { controlCode: '1E902.a' }), 'agrees'], ['technology beyond the list', item('technology', [], { controlCode: '1E902.c' }), 'does_not_exist'],
  ['a mixture of compounds', item('mixture', ['Dy'], { controlCode: '1C905.c' }), 'agrees'], ['a press under its code', kind('field_press', { magneticFieldT: '1.5' }, { form: 'equipment', controlCode: '2B902.t' }), 'agrees'], ['a press under another', kind('field_press', { magneticFieldT: '1.5' }, { form: 'equipment', controlCode: '2B902.u' }), 'disagrees'],
  ['a letter under a heading of No. 57', item('alloy', ['Ho', 'Cu'], { controlCode: '1C909.a.2.a' }), 'agrees'], ['a number of ytterbium that was not seen', item('metal', ['Yb'], { controlCode: '1C913.a.1' }), 'agrees'], ['a kind letter beyond z', kind('hot_press', {}, { form: 'equipment', controlCode: '2B902.aa' }), 'does_not_exist'],
])('declared: %s is "%s"', (_what, line, verdict) => expect(propose(line).declared.verdict).toBe(verdict));

test.each<[string, Line, string]>([
  ['Dy metal', item('metal', ['Dy']), 'part1'], ['SmCo magnet', item('permanent_magnet', ['Sm', 'Co']), 'part2'], ['Nd metal', item('metal', ['Nd']), 'none'], ['a motor', item('component', ['Dy']), 'open'],
])('Annex 1 of No. 61: %s is %s', (_what, line, part) => expect(propose(line).annex1.part).toBe(part));

test('what the sender declares does not sway the proposal', () => {
  expect(codes(item('metal', ['Dy'], { controlCode: '1C902.b', annex61: 'part2' }))).toEqual(['1C905.a.1']);
  expect(propose(item('metal', ['Nd'], { annex61: 'part1' })).annex1.part).toBe('none');
});

test('HS codes are hints, with eight digits or ten', () => {
  expect([propose(item('oxide', ['Nd'], { hsCode: '2846.9015' })).hint, propose(item('oxide', ['Nd'], { hsCode: '2846901500' })).hint, propose(item('oxide', ['Nd'], { hsCode: '2846' })).hint, propose(item('oxide', ['Nd'])).hint]).toEqual(['Dy oxide', 'Dy oxide', null, null]);
});
