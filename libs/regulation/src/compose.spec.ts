import { OUTCOMES, type Outcome } from '@ytterby/contracts';
import fc from 'fast-check';
import { compose, isStricter, stricter } from './compose';
import { type Effect, type Finding, finding } from './finding';
import type { Tri } from './tri';

const CITATION = { instrument: 'invented', article: '1', confidence: 'text' } as const;

function found([effect, answer]: readonly [Effect, Tri]): Finding {
  return finding(answer, { rule: effect, citation: CITATION, effect, because: '' });
}

const of = (...said: (readonly [Effect, Tri])[]) => compose(said.map(found));
const effectsOf = (findings: readonly Finding[]): Effect[] => findings.map(({ effect }) => effect);

describe('the outcome of a line', () => {
  test.each<readonly [(readonly [Effect, Tri])[], Outcome]>([
    [[], 'NO_LICENSE_REQUIRED'],
    [[['licence', 'no'], ['note', 'yes']], 'NO_LICENSE_REQUIRED'],
    [[['licence', 'yes']], 'LICENSE_REQUIRED'],
    [[['licence', 'yes'], ['review', 'yes']], 'CASE_BY_CASE'],
    [[['review', 'yes'], ['refusal', 'yes']], 'PRESUMPTION_OF_DENIAL'],
    [[['refusal', 'yes'], ['ban', 'yes']], 'PROHIBITED'],
    // No. 61 leads to nothing without a trigger.
    [[['refusal61', 'yes'], ['case61', 'yes'], ['exempt61', 'yes']], 'NO_LICENSE_REQUIRED'],
    [[['trigger61', 'yes']], 'LICENSE_REQUIRED'],
    [[['trigger61', 'yes'], ['case61', 'yes']], 'CASE_BY_CASE'],
    [[['trigger61', 'yes'], ['case61', 'yes'], ['refusal61', 'yes']], 'PRESUMPTION_OF_DENIAL'],
    [[['trigger61', 'yes'], ['refusal61', 'yes'], ['exempt61', 'yes']], 'EXEMPT_WITH_REPORT'],
    [[['trigger61', 'yes'], ['exempt61', 'yes'], ['art2First61', 'yes']], 'PRESUMPTION_OF_DENIAL'],
    [[['trigger61', 'yes'], ['exempt61', 'yes'], ['licence', 'yes']], 'LICENSE_REQUIRED'],
  ])('%j is %s', (said, outcome) => {
    expect(of(...said)).toEqual({ outcome, mildest: outcome, strictest: outcome, open: [] });
  });
});

describe('what is open', () => {
  test.each<readonly [string, (readonly [Effect, Tri])[], { mildest: Outcome; strictest: Outcome; open: Effect[] }]>([
    ['one fact decides', [['licence', 'unknown']], { mildest: 'NO_LICENSE_REQUIRED', strictest: 'LICENSE_REQUIRED', open: ['licence'] }],
    ['each of two is enough', [['ban', 'unknown'], ['ban', 'unknown']], { mildest: 'NO_LICENSE_REQUIRED', strictest: 'PROHIBITED', open: ['ban', 'ban'] }],
    ['one leads to the other', [['trigger61', 'unknown'], ['refusal61', 'unknown']], { mildest: 'NO_LICENSE_REQUIRED', strictest: 'PRESUMPTION_OF_DENIAL', open: ['trigger61', 'refusal61'] }],
    ['no single answer moves anything, only two together', [['licence', 'yes'], ['trigger61', 'unknown'], ['trigger61', 'unknown'], ['case61', 'unknown'], ['case61', 'unknown']],
      { mildest: 'LICENSE_REQUIRED', strictest: 'CASE_BY_CASE', open: ['trigger61', 'trigger61', 'case61', 'case61'] }],
    ['what leads nowhere is not asked for', [['review', 'unknown'], ['case61', 'unknown']], { mildest: 'NO_LICENSE_REQUIRED', strictest: 'CASE_BY_CASE', open: ['review'] }],
    ['what is certain is not asked for again', [['licence', 'yes'], ['licence', 'unknown'], ['review', 'unknown']], { mildest: 'LICENSE_REQUIRED', strictest: 'CASE_BY_CASE', open: ['review'] }],
    ['an exemption helps when it holds', [['trigger61', 'yes'], ['exempt61', 'unknown']], { mildest: 'EXEMPT_WITH_REPORT', strictest: 'LICENSE_REQUIRED', open: ['exempt61'] }],
    ['an exemption, and what it would replace', [['trigger61', 'yes'], ['exempt61', 'unknown'], ['refusal61', 'unknown']], { mildest: 'EXEMPT_WITH_REPORT', strictest: 'PRESUMPTION_OF_DENIAL', open: ['exempt61', 'refusal61'] }],
  ])('%s', (_what, said, expected) => {
    const composed = of(...said);
    expect({ ...composed, open: effectsOf(composed.open) }).toEqual({ outcome: 'NEEDS_INFORMATION', ...expected });
  });

  it('is not asked for where the line is prohibited, or comes out the same, whatever it is', () => {
    expect(of(['ban', 'yes'], ['licence', 'unknown'])).toMatchObject({ outcome: 'PROHIBITED', open: [] });
    expect(of(['case61', 'unknown'], ['refusal61', 'unknown'])).toMatchObject({ outcome: 'NO_LICENSE_REQUIRED', open: [] });
  });

  it('lies between the mildest and the strictest that any answers give, and every open fact moves some of them', () => {
    const effect = fc.constantFrom<Effect>('ban', 'refusal', 'review', 'licence', 'trigger61', 'exempt61', 'refusal61', 'case61', 'note');
    const said = fc.array(fc.tuple(effect, fc.constantFrom<Tri>('yes', 'no', 'unknown')), { maxLength: 6 });
    fc.assert(
      fc.property(said, (all) => {
        const composed = of(...all);
        const open = all.flatMap(([, answer], at) => (answer === 'unknown' ? [at] : []));
        const answered = (answers: number): Outcome => of(...all.map(([one, answer], at): [Effect, Tri] => [one, answer === 'unknown' ? (((answers >> open.indexOf(at)) & 1) === 1 ? 'yes' : 'no') : answer])).outcome;
        const outcomes = Array.from({ length: 1 << open.length }, (_, answers) => answered(answers));
        const ranked = [...outcomes].sort((a, b) => OUTCOMES.indexOf(a) - OUTCOMES.indexOf(b));
        expect([composed.strictest, composed.mildest]).toEqual([ranked[0], ranked.at(-1)]);
        expect(composed.outcome).toBe(composed.strictest === composed.mildest ? composed.mildest : 'NEEDS_INFORMATION');
        for (const one of composed.open) {
          const bit = all.findIndex(([name, answer]) => name === one.effect && answer === 'unknown');
          const flips = Array.from({ length: 1 << open.length }, (_, answers) => answered(answers) !== answered(answers ^ (1 << open.indexOf(bit))));
          expect(flips).toContain(true);
        }
      }),
      { seed: 61, numRuns: 300 },
    );
  });
});

it('ranks outcomes in the order of the contract', () => {
  OUTCOMES.forEach((a, i) => OUTCOMES.forEach((b, j) => expect([stricter(a, b), isStricter(a, b)]).toEqual([i <= j ? a : b, i < j])));
});
