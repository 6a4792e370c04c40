import { describeState, Finding, finding, OUTCOME_OF_EFFECT, stateQuestion, type Statement, underMeasure } from './finding';
import { NO_70 } from './packs/calendar';
import { lawOn } from './test/builders';

const CITATION = { instrument: 'invented', article: '1', confidence: 'text' } as const;
const SAID: Statement = { rule: 'Rule', citation: CITATION, effect: 'licence', because: 'It is so.' };

describe('a finding of a three-valued answer', () => {
  test.each([['yes', 'hit'], ['no', 'clear'], ['unknown', 'undetermined']] as const)('%s is %s', (answer, result) => expect(finding(answer, SAID).result).toBe(result));

  test('has what the rule stated, touches its subject and stops nothing unless the rule says so', () => {
    expect(finding('yes', { ...SAID, compared: { nodeNm: '14' } }).toJSON()).toEqual({
      rule: 'Rule', result: 'hit', because: 'It is so.', compared: { nodeNm: '14' }, citation: CITATION, effect: 'licence', missing: [], touches: true, stops: false, suspension: undefined,
    });
    expect(finding('yes', { ...SAID, touches: false }).touches).toBe(false);
    expect(finding('yes', { ...SAID, touches: true }).touches).toBe(true);
  });

  test('stops only when the rule is met', () => expect((['yes', 'no', 'unknown'] as const).map((answer) => finding(answer, { ...SAID, stops: true }).stops)).toEqual([true, false, false]));

  test('asks only while the answer is open', () => {
    expect((['yes', 'no', 'unknown'] as const).map((answer) => finding(answer, { ...SAID, missing: ['who (exporter)'] }).missing)).toEqual([[], [], ['who (exporter)']]);
    expect(finding('unknown', SAID).missing).toEqual([]);
  });

  test('makes its sentence, values and questions when they are read, once', () => {
    const made: string[] = [];
    const noted = <T>(name: string, value: T) => () => {
      made.push(name);
      return value;
    };
    const found = finding('unknown', { ...SAID, because: noted('because', 'Now.'), compared: noted('compared', { a: '1' }), missing: noted('missing', ['q']) });
    expect(made).toEqual([]);
    expect([found.because, found.because, found.compared, found.compared, found.missing, found.missing]).toEqual(['Now.', 'Now.', { a: '1' }, { a: '1' }, ['q'], ['q']]);
    expect(made).toEqual(['because', 'compared', 'missing']);
  });

  test('can be had again with parts changed, each on its own', () => {
    const found = new Finding({ rule: 'Rule', result: 'undetermined', because: 'A.', compared: { a: '1' }, citation: CITATION, effect: 'ban', missing: ['q'], touches: false, stops: true, suspension: 'no62' });
    const plain = found.toJSON();
    expect(found.with({}).toJSON()).toEqual(plain);
    for (const over of [{ result: 'hit' }, { because: 'B.' }, { missing: ['r'] }, { touches: true }, { stops: false }, { suspension: 'no57' }] as const) expect(found.with(over).toJSON()).toEqual({ ...plain, ...over });
  });
});

test.each([
  [{ kind: 'in_force' }, 'MOFCOM 62/2025 binds on 2026-01-01.'],
  [{ kind: 'not_published', knownSince: '2025-10-09' }, 'MOFCOM 62/2025 was published on 2025-10-09 and was not known before.'],
  [{ kind: 'not_yet', effectiveOn: '2026-02-01', suspendedBy: null }, 'This part of MOFCOM 62/2025 binds from 2026-02-01; 2026-01-01 is before that day.'],
  [{ kind: 'not_yet', effectiveOn: '2026-02-01', suspendedBy: NO_70 }, 'This part of MOFCOM 62/2025 would bind from 2026-02-01, and No. 70/2025 suspends it since 2025-11-07.'],
  [{ kind: 'suspended', suspendedBy: NO_70, until: '2026-11-10' }, 'No. 70/2025 suspends MOFCOM 62/2025 from 2025-11-07 to 2026-11-10; 2026-01-01 is within.'],
  [{ kind: 'suspended', suspendedBy: NO_70, until: '2027-01-10' }, 'No. 70/2025 suspends MOFCOM 62/2025 from 2025-11-07 to 2026-11-10, confirmed as extended to 2027-01-10; 2026-01-01 is within.'],
  [{ kind: 'unverified', suspendedBy: NO_70 }, 'The suspension by No. 70/2025 was written to end on 2026-11-10; nobody has confirmed the state of MOFCOM 62/2025 on 2026-01-01.'],
] as const)('the state %j in words', (state, words) => expect(describeState('no62', state, '2026-01-01')).toBe(words));

describe('a finding under the state of its measure', () => {
  const QUESTION = 'state of MOFCOM 62/2025 after 2026-11-10: a compliance officer must confirm the official notice that follows No. 70/2025 in the status register';
  const open = finding('unknown', { ...SAID, missing: ['who (exporter)'] });
  const met = finding('yes', { ...SAID, stops: true });

  test('that the facts clear stays as it is, and the state is not even looked at', () => {
    const law = lawOn('2026-12-01');
    const cleared = finding('no', SAID);
    expect(underMeasure(law, 'no62', cleared)).toBe(cleared);
    expect(law.metUnverified).toBe(false);
  });

  test('that was never suspended stays as it is where the measure binds', () => expect(underMeasure(lawOn('2025-04-04'), 'no18', met)).toBe(met));

  test('that has a suspension names it where the measure binds', () => expect(underMeasure(lawOn('2025-10-20'), 'no62', met).toJSON()).toEqual({ ...met.toJSON(), suspension: 'no62' }));

  test.each([
    ['no62', '2026-03-01', 'No. 70/2025 suspends MOFCOM 62/2025 from 2025-11-07 to 2026-11-10; 2026-03-01 is within. Otherwise: It is so.', 'no62'],
    ['no18', '2025-04-03', 'This part of MOFCOM-GAC 18/2025 binds from 2025-04-04; 2025-04-03 is before that day. Otherwise: It is so.', undefined],
  ] as const)('of %s on %s, suspended or not yet binding, is not in force, stops nothing and asks nothing', (id, on, because, suspension) => {
    for (const found of [open, met]) expect(underMeasure(lawOn(on), id, found).toJSON()).toEqual({ ...found.toJSON(), result: 'not_in_force', because, suspension, stops: false, missing: [] });
  });

  test('whose state nobody confirmed is open, asks for the notice before anything else, and stops as before', () => {
    const because = 'The suspension by No. 70/2025 was written to end on 2026-11-10; nobody has confirmed the state of MOFCOM 62/2025 on 2026-12-01. Otherwise: It is so.';
    expect(underMeasure(lawOn('2026-12-01'), 'no62', open).toJSON()).toEqual({ ...open.toJSON(), because, suspension: 'no62', missing: [QUESTION, 'who (exporter)'] });
    expect(underMeasure(lawOn('2026-12-01'), 'no62', met).toJSON()).toEqual({ ...met.toJSON(), result: 'undetermined', because, suspension: 'no62', missing: [QUESTION] });
  });

  test('asks with the question of the state alone', () => expect(stateQuestion('no62', { kind: 'unverified', suspendedBy: NO_70 })).toBe(QUESTION));
});

test('what an effect leads to on its own', () => {
  expect(OUTCOME_OF_EFFECT).toEqual({
    ban: 'PROHIBITED', refusal: 'PRESUMPTION_OF_DENIAL', review: 'CASE_BY_CASE', licence: 'LICENSE_REQUIRED', none: null, note: null,
    trigger61: 'LICENSE_REQUIRED', refusal61: 'PRESUMPTION_OF_DENIAL', case61: 'CASE_BY_CASE', exempt61: 'EXEMPT_WITH_REPORT', art2First61: 'PRESUMPTION_OF_DENIAL',
  });
});
