import { DUTIES } from './packs/duties';
import { OWN_CASES } from './test/cases';
import { decideGiven, type Given } from './test/builders';

const relief: Given = { from: 'JP', to: 'TR', endUse: { category: 'humanitarian', humanitarianKind: 'disaster_relief' } };
const dutyOf = (kind: string, ...args: Parameters<typeof decideGiven>) => decideGiven(...args).lines[0]?.duties.find((duty) => duty.kind === kind);

describe('the report of Art 5', () => {
  test('has no day while the day of export is not known', () => expect(dutyOf('report', relief, { on: '2025-10-20' })?.dueOn).toBeUndefined());
  test('is due 10 Chinese working days after export', () => {
    const report = dutyOf('report', { ...relief, history: { exportedOn: '2025-10-13' } }, { on: '2025-10-20' });
    expect(report).toMatchObject({ dueOn: '2025-10-27', text: expect.stringContaining('on 2025-10-13: by 2025-10-27') as string });
    expect(report?.text).not.toContain('passed');
  });
  test.each([['2025-10-27', false], ['2025-10-28', true]] as const)('on %s it is overdue: %s', (on, overdue) => {
    expect(dutyOf('report', { ...relief, history: { exportedOn: '2025-10-13' } }, { on })?.text.includes('this day has passed')).toBe(overdue);
  });
  test('in a year without a notice it is a range, and the earlier end counts', () => {
    const report = dutyOf('report', { ...relief, history: { exportedOn: '2026-12-25' } }, { on: '2026-12-26', profile: 'AS_PUBLISHED' });
    expect(report).toMatchObject({ dueOn: '2027-01-06', text: expect.stringContaining('2027-01-18 at the latest (no official working-day notice for 2027 is known)') as string });
  });
});

describe('records', () => {
  test.each<[string, Given, string]>([
    ['from the decision', {}, '2031-03-01'], ['from the planned export', { shipment: { plannedOn: '2026-04-15' } }, '2031-04-15'], ['from the export', { history: { exportedOn: '2026-02-01' } }, '2031-03-01'],
  ])('are kept five years %s', (_what, given, until) => expect(dutyOf('record_keeping', given, { on: '2026-03-01' })).toMatchObject({ dueOn: until, text: expect.stringContaining(until) as string }));
  test('29 February has no counterpart: one day more', () => expect(dutyOf('record_keeping', {}, { on: '2028-02-29', profile: 'AS_PUBLISHED' })?.dueOn).toBe('2033-03-01'));
});

test('from China while No. 61 is live: final destination and compliance notice', () => {
  const kinds = (given: Given, on: string) => decideGiven(given, { on }).lines[0]?.duties.map(({ kind }) => kind);
  expect(kinds({}, '2025-10-20')).toEqual(expect.arrayContaining(['final_destination', 'compliance_notice']));
  expect(kinds({}, '2026-03-01')).not.toContain('compliance_notice');
  expect(kinds({}, '2026-11-24')).toContain('compliance_notice');
});

test('the papers of an application are listed, in Chinese, with who brings them', () => {
  const papers = decideGiven({ from: 'JP', to: 'KR' }, { on: '2025-10-20' }).lines[0]?.duties.filter(({ kind }) => kind === 'document' || kind === 'end_user_certificate') ?? [];
  expect(papers.map(({ by }) => by)).toEqual(['exporter', 'exporter', 'manufacturer', 'end user']);
  expect(papers.every(({ textZh }) => textZh !== undefined && /[\u4e00-\u9fff]/.test(textZh))).toBe(true);
});

test('whatever leaves China without a licence is to be held against the entries that are not modelled', () => {
  const asks = (given: Parameters<typeof decideGiven>[0]): boolean => decideGiven(given, { on: '2026-03-01' }).lines[0]?.duties.some(({ kind }) => kind === 'other_entries') ?? false;
  const tungsten = { description: 'Tungsten powder', form: 'metal' as const, controlCode: null, annex61: null, elements: [{ symbol: 'W' }] };
  expect([asks({ line: tungsten }), asks({}), asks({ from: 'KR', to: 'DE', line: { ...tungsten, manufacture: { country: 'KR', originatesInChina: false } } })]).toEqual([true, false, false]);
});

test('no blank is left open in a text', () => {
  const texts = OWN_CASES.flatMap(({ given, reading }) => decideGiven(given, reading).lines.flatMap(({ duties }) => duties.flatMap(({ text, textZh = '' }) => [text, textZh])));
  expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
});

test('every duty of the data is given in some case', () => {
  const given = new Set(OWN_CASES.flatMap(({ given: facts, reading }) => decideGiven(facts, reading).lines.flatMap(({ duties }) => duties.map(({ kind, text }) => `${kind} ${text.slice(0, 30)}`))));
  expect(Object.values(DUTIES).filter(({ kind, text }) => !given.has(`${kind} ${text.slice(0, 30)}`)).map(({ kind }) => kind)).toEqual([]);
});
