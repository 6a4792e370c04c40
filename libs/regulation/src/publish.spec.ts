import type { Outcome, RuleResult } from '@ytterby/contracts';
import { compose } from './compose';
import { type Effect, type Finding, finding } from './finding';
import { plainRule, publish } from './publish';

const CITATION = { instrument: 'invented', article: '1', confidence: 'text' } as const;
const ANSWERS = { hit: 'yes', clear: 'no', undetermined: 'unknown', not_in_force: 'no' } as const;
type Said = readonly [effect: Effect, result: keyof typeof ANSWERS, over?: { rule?: string; because?: string; touches?: boolean }];

function found([effect, result, { rule = `${effect} ${result}`, because = 'It is so.', touches = true } = {}]: Said): Finding {
  return finding(ANSWERS[result], { rule, citation: CITATION, effect, because, touches }).with({ result });
}

function published(...said: readonly Said[]): string[] {
  const findings = said.map(found);
  return publish(compose(findings), findings).map(({ rule }) => rule);
}

const DECIDES: readonly (readonly [Outcome, readonly Said[], string])[] = [
  ['PROHIBITED', [['licence', 'hit'], ['refusal', 'hit'], ['ban', 'hit']], 'ban hit'],
  ['PRESUMPTION_OF_DENIAL', [['licence', 'hit'], ['review', 'hit'], ['refusal', 'hit']], 'refusal hit'],
  ['PRESUMPTION_OF_DENIAL', [['licence', 'hit'], ['trigger61', 'hit'], ['refusal61', 'hit']], 'refusal61 hit'],
  ['PRESUMPTION_OF_DENIAL', [['trigger61', 'hit'], ['exempt61', 'hit'], ['art2First61', 'hit']], 'art2First61 hit'],
  ['CASE_BY_CASE', [['licence', 'hit'], ['review', 'hit']], 'review hit'],
  ['CASE_BY_CASE', [['trigger61', 'hit'], ['case61', 'hit']], 'case61 hit'],
  ['LICENSE_REQUIRED', [['case61', 'hit'], ['licence', 'hit']], 'licence hit'],
  ['LICENSE_REQUIRED', [['art2First61', 'hit'], ['trigger61', 'hit']], 'trigger61 hit'],
  ['EXEMPT_WITH_REPORT', [['trigger61', 'hit'], ['refusal61', 'hit'], ['exempt61', 'hit']], 'exempt61 hit'],
];

test.each(DECIDES)('%s: the rule that decided comes first (%j)', (outcome, said, first) => {
  expect(compose(said.map(found)).outcome).toBe(outcome);
  expect(published(...said)[0]).toBe(first);
});

test('then comes what is in question, what would bind but does not yet, what else is met, what was cleared, and notes', () => {
  const order = published(['note', 'hit'], ['none', 'clear'], ['none', 'not_in_force'], ['review', 'clear'], ['case61', 'hit'], ['ban', 'not_in_force'], ['case61', 'undetermined'], ['licence', 'hit']);
  expect(order).toEqual(['licence hit', 'case61 undetermined', 'ban not_in_force', 'case61 hit', 'none clear', 'none not_in_force', 'review clear', 'note hit']);
});

test('where facts are missing, those that may change the outcome come first, the gravest before the others, and nothing has decided', () => {
  const unknown = (...effects: Effect[]): Said[] => effects.map((effect) => [effect, 'undetermined']);
  expect(published(['trigger61', 'hit'], ...unknown('case61', 'exempt61', 'refusal61'))).toEqual(['refusal61 undetermined', 'exempt61 undetermined', 'case61 undetermined', 'trigger61 hit']);
  // Beside a licence that is needed anyway, and a ban and a refusal that are open, no answer about No. 61 moves anything by itself.
  expect(published(['licence', 'hit'], ...unknown('case61', 'review', 'refusal61', 'ban', 'refusal', 'trigger61'))).toEqual([
    'ban undetermined', 'refusal undetermined', 'review undetermined', 'case61 undetermined', 'refusal61 undetermined', 'trigger61 undetermined', 'licence hit',
  ]);
  expect(published(...unknown('trigger61', 'licence', 'review'))).toEqual(['review undetermined', 'licence undetermined', 'trigger61 undetermined']);
  expect(published(['exempt61', 'hit'], ...unknown('art2First61', 'trigger61'))).toEqual(['trigger61 undetermined', 'art2First61 undetermined', 'exempt61 hit']);
  expect(published(['trigger61', 'hit'], ...unknown('exempt61', 'refusal61', 'art2First61'))).toEqual(['art2First61 undetermined', 'refusal61 undetermined', 'exempt61 undetermined', 'trigger61 hit']);
  expect(published(['trigger61', 'hit'], ...unknown('case61', 'exempt61'))).toEqual(['exempt61 undetermined', 'case61 undetermined', 'trigger61 hit']);
});

test('of one rank what was evaluated first comes first', () => {
  expect(published(['licence', 'hit', { rule: 'B' }], ['licence', 'hit', { rule: 'A' }], ['licence', 'hit', { rule: 'C' }])).toEqual(['B', 'A', 'C']);
});

test('what the order does not touch is not shown; what is said twice is shown once', () => {
  expect(published(['licence', 'hit', { rule: 'A', touches: false }], ['licence', 'hit', { rule: 'B' }])).toEqual(['B']);
  expect(published(['licence', 'hit', { rule: 'A' }], ['licence', 'hit', { rule: 'A' }])).toEqual(['A']);
  expect(published(['licence', 'hit', { rule: 'A' }], ['licence', 'hit', { rule: 'A', because: 'For another reason.' }])).toEqual(['A', 'A']);
  expect(published(['licence', 'hit', { rule: 'A' }], ['licence', 'hit', { rule: 'B' }])).toEqual(['A', 'B']);
});

test('a rule as plain data has its sentence, and the values compared where there are any, in the order of canonical JSON', () => {
  const plain = (compared?: Record<string, string>): string => {
    const [rule] = publish(compose([]), [finding('yes', { rule: 'A', citation: CITATION, effect: 'licence', because: () => 'It is so.', ...(compared === undefined ? {} : { compared }) })]);
    const data = plainRule(rule as RuleResult);
    expect('compared' in data).toBe(compared !== undefined);
    return JSON.stringify(data);
  };
  const citation = JSON.stringify(CITATION);
  expect(plain()).toBe(`{"because":"It is so.","citation":${citation},"result":"hit","rule":"A"}`);
  expect(plain({ form: 'alloy' })).toBe(`{"because":"It is so.","citation":${citation},"compared":{"form":"alloy"},"result":"hit","rule":"A"}`);
});
