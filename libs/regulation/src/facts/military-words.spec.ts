import { militaryWordIn, militaryWordOf } from './military-words';

test.each([
  ['Fin actuators of an air-to-air missile', 'air-to-air'], ['Missile fin motor', 'Missile'], ['for the US Navy', 'Navy'], ['radar of the armed forces', 'armed forces'], ['Naval motors', 'Naval'], ['Submarine motor', 'Submarine'], ['enrichment centrifuges', 'enrichment centrifuges'],
  ['Munitionsfabrik', 'Munitionsfabrik'], ['Militärische Anwendung', 'Militärische'], ['usage militaire', 'militaire'], ['для военной техники', 'военной'], ['导弹舵机', '导弹'], ['國防部', '國防'], ['ミサイル用アクチュエータ', 'ミサイル'], ['군용 레이더', '군용'],
  ['Civil pumps. Also for warships.', 'warships'], ['not only civil but military use', 'military'], ['无人机军用部件', '军用'], ['不锈钢军用零件', '军用'], ['Order no 17 for a warship', 'warship'], ['No. 5 Army depot', 'Army'],
])('%j says %j', (text, word) => expect(militaryWordIn(text)).toBe(word));

test.each([
  'Traction motors for city buses', 'No military use', 'R&D of a shopping recommender, no military use', 'Civil use only; will not be used for weapons, missiles or nuclear purposes.', 'non-military pumps', 'Military use is excluded', 'Weapons of mass destruction: none', 'keine militärische Verwendung',
  "won't be used by any army", 'sans usage militaire', 'не для военных целей', '不用于军事用途', '非军用', '军民两用物项', '軍事用途には使用しません', '군사용이 아님', '비군사용', 'navy blue paint', 'submarine cable', 'flood defence', 'Waffeleisen', 'Ausrüstung', '무기질 비료', '冠军牌水泵', 'Pharmacy', 'Barmy', '',
])('%j does not, or denies it', (text) => expect(militaryWordIn(text)).toBeNull());

test.each([['No Limits Army Supplies', 'Army'], ['非洲海军', '海军'], ['Salvation Army', null], ['Navy Blue Textiles', null], ['Odenwald Antriebe GmbH', null]])('the name %s says %s', (name, word) => expect(militaryWordOf(name)).toBe(word));

test('a long text takes no time that grows faster than it', () => {
  for (const part of ['a', '不', 'no ', 'army', '军', "n't", '. ']) expect(() => militaryWordIn(part.repeat(20_000))).not.toThrow();
});
