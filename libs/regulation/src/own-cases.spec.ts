import { OWN_CASES } from './test/cases';
import { runCases } from './test/run-cases';

test('there are at least 200, each with its own id, its article and its mark', () => {
  expect(OWN_CASES.length).toBeGreaterThanOrEqual(200);
  expect(new Set(OWN_CASES.map(({ id }) => id)).size).toBe(OWN_CASES.length);
  expect(OWN_CASES.filter(({ article }) => article === '')).toEqual([]);
});

for (const article of new Set(OWN_CASES.map((row) => row.article))) {
  const rows = OWN_CASES.filter((row) => row.article === article);
  runCases(`${article} [${rows[0]?.mark ?? ''}]`, rows.map((row) => ({ ...row, says: `${row.id} ${row.says}` })));
}
