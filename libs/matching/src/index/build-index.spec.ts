import { REVIEW_THRESHOLD } from '../config';
import { compareNames } from '../compare/compare';
import { prepareName } from '../prepare-name';
import { buildIndex } from './build-index';

const NAMES = ['Wang Xiaoming', 'Yuri Gagarin', 'Amjad Youssef', 'Fujiyama Precision Co., Ltd.', '嘉明铝业有限公司', 'Завод «Полимер»', '藤山精密株式会社', 'Orelin Ltd.', '김민준', 'Emil Marovic', 'Simon Du', 'Francesco Rossi'];
const QUERIES = ['王小明', 'Юрий Гагарин', 'أمجد يوسف', '藤山精密株式会社', 'Jiaming Aluminium Industry', 'Polimer Plant', 'Fujiyama Precision', 'OrelinLimited', 'Kim Min-jun', 'E. Marovic', '심온', '弗朗切斯科 罗西'];

it('finds by index exactly what comparing every name finds', () => {
  const index = buildIndex(NAMES.map((name, i) => ({ id: String(i), names: [name] })));
  for (const raw of QUERIES) {
    const query = prepareName(raw);
    const exhaustive = NAMES.filter((name) => compareNames(query, prepareName(name), index.config).score >= REVIEW_THRESHOLD);
    const found = index.candidates(query).map((c) => c.indexed.name.raw);
    expect([raw, ...found.sort()]).toEqual([raw, ...exhaustive.sort()]);
  }
});
