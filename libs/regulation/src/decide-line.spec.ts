import { decideLine } from './index';
import { order, screeningOf } from './test/builders';

const subject = order({});
const good = { id: 'x', asOf: '2026-03-01', order: subject, screening: { parties: screeningOf(subject) } };

test('a good line is decided; other fields are ignored', () => {
  expect(decideLine({ ...good, expected: { outcome: 'X' }, label: 1 })).toMatchObject({ id: 'x', outcome: 'LICENSE_REQUIRED', action: 'hold', rules: [{ rule: 'MOFCOM-GAC 18/2025 1C905.a.1', result: 'hit' }], missingFacts: [] });
});

test('policies and profile are taken over', () => {
  const taiwan = order({ from: 'JP', to: 'TW' });
  const input = { ...good, asOf: '2026-12-01', regimeProfile: 'AS_PUBLISHED', policy: { hkMoTwTreatedAsOutsideChina: 'true' }, order: taiwan, screening: { parties: screeningOf(taiwan) } };
  expect(decideLine(input)).toMatchObject({ outcome: 'LICENSE_REQUIRED' });
  expect(decideLine({ ...input, policy: { hkMoTwTreatedAsOutsideChina: true } })).toMatchObject({ outcome: 'LICENSE_REQUIRED' });
});

test.each<[string, unknown, string]>([
  ['no object', 7, '$'],
  ['no id', { ...good, id: undefined }, 'id'],
  ['a day that does not exist', { ...good, asOf: '2026-02-30' }, 'asOf'],
  ['an unknown profile', { ...good, regimeProfile: 'MAYBE' }, 'regimeProfile'],
  ['an unknown policy', { ...good, policy: { nonsense: 'true' } }, 'policy.nonsense'],
  ['a policy value that is not allowed', { ...good, policy: { sumPart1: 'perhaps' } }, 'policy.sumPart1'],
  ['an unknown field in the order', { ...good, order: { ...subject, extra: 1 } }, 'order.extra'],
  ['a wrong decimal', { ...good, order: { ...subject, lines: [{ ...subject.lines[0], value: { currency: 'USD', itemTotal: '1e3', cnOriginPart1: null } }] } }, 'order.lines[0].value.itemTotal'],
  ['no screening', { ...good, screening: undefined }, 'screening'],
  ['a wrong screening status', { ...good, screening: { parties: [{ partyId: 'p1', status: 'fine', listings: [], ownership: [] }] } }, 'screening.parties[0].status'],
])('%s is refused with the path of the field', (_what, input, path) => {
  const answer = decideLine(input);
  expect('error' in answer ? answer.error.code : answer).toBe('YTB_INPUT_SCHEMA');
  expect('error' in answer ? answer.error.fields.map((field) => field.path) : []).toContain(path);
});
