import { wadeGiles } from './wade-giles';

test.each([
  ['zhong', 'chung'], ['xue', 'hsueh'], ['ze', 'tse'], ['dong', 'tung'], ['qiang', 'chiang'], ['zhi', 'chih'], ['zi', 'tzu'], ['si', 'ssu'], ['ren', 'jen'], ['tian', 'tien'], ['yan', 'yen'], ['ye', 'yeh'], ['yue', 'yueh'], ['yuan', 'yuan'],
  ['yong', 'yung'], ['xiong', 'hsiung'], ['guo', 'kuo'], ['duo', 'to'], ['ge', 'ko'], ['er', 'erh'], ['gui', 'kuei'], ['jie', 'chieh'], ['ming', 'ming'], ['an', 'an'], ['', ''],
])('%s is %s', (pinyin, written) => {
  expect(wadeGiles(pinyin)).toBe(written);
});
