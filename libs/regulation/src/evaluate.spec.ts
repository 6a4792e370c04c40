import { strictestAction } from './evaluate';
import { decideGiven, germanMagnet, technology, listing, type Given } from './test/builders';

const dutyKinds = (...args: Parameters<typeof decideGiven>) => decideGiven(...args).lines.flatMap(({ duties }) => duties.map(({ kind }) => kind));

describe('plannedOn', () => {
  const leaving = (plannedOn: string) => ({ from: 'JP', to: 'KR', shipment: { plannedOn } });
  test('a later, stricter day decides, and the day of decision is the alternative', () => {
    const made = decideGiven(leaving('2025-10-10'), { on: '2025-10-08', knownAt: '2025-10-09' });
    expect([made.outcome, made.decidedFor]).toEqual(['LICENSE_REQUIRED', '2025-10-10']);
    expect(made.alternatives).toContainEqual({ when: 'decided for 2025-10-08', outcome: 'NO_LICENSE_REQUIRED' });
  });
  test('a later, milder day is the alternative', () => {
    const made = decideGiven(leaving('2025-11-07'), { on: '2025-11-06', knownAt: '2025-11-07' });
    expect([made.outcome, made.decidedFor]).toEqual(['LICENSE_REQUIRED', '2025-11-06']);
    expect(made.alternatives).toContainEqual({ when: 'decided for 2025-11-07', outcome: 'NO_LICENSE_REQUIRED' });
  });
  test('what was not known on the day of decision does not count', () => {
    expect(decideGiven(leaving('2025-10-10'), { on: '2025-10-08' }).outcome).toBe('NO_LICENSE_REQUIRED');
  });
  test('an earlier day is not looked at', () => {
    expect(decideGiven(leaving('2025-10-20'), { on: '2025-11-20' }).decidedFor).toBe('2025-11-20');
  });
  test('between a stop and an open question the stop decides', () => {
    const listed = { ...leaving('2026-12-01'), screening: { p2: { status: 'match' as const, listings: [listing()] } } };
    const made = decideGiven(listed, { on: '2025-10-20', knownAt: '2025-11-20' });
    expect([made.outcome, made.action, made.decidedFor]).toEqual(['PRESUMPTION_OF_DENIAL', 'stop', '2025-10-20']);
    expect(made.alternatives).toContainEqual({ when: 'decided for 2026-12-01', outcome: 'NEEDS_INFORMATION' });
  });
  test('between two days that hold, the stricter outcome decides', () => {
    const made = decideGiven(leaving('2026-12-01'), { on: '2025-10-20', knownAt: '2025-11-20' });
    expect([made.outcome, made.action, made.decidedFor]).toEqual(['NEEDS_INFORMATION', 'hold', '2026-12-01']);
    expect(made.alternatives).toContainEqual({ when: 'decided for 2025-10-20', outcome: 'LICENSE_REQUIRED' });
  });
});

describe('reconsiderOn', () => {
  const value = { from: 'DE', to: 'KR', line: germanMagnet('3000.00') };
  test.each([
    ['2025-10-20', '2025-12-01', 'the start of the value route, as known then'],
    ['2026-03-01', '2026-11-11', 'the first day that may be live again'],
    ['2026-11-10', '2026-11-11', 'the day after the named last day'],
  ])('on %s it is %s: %s', (on, next) => expect(decideGiven(value, { on }).reconsiderOn).toBe(next));
  test('with the other reading of the last day it is that day', () => expect(decideGiven(value, { on: '2026-03-01', policy: { no70EndInclusive: 'false' } }).reconsiderOn).toBe('2026-11-10'));
  test('the end of a confirmed extension', () => expect(decideGiven(value, { on: '2026-12-01', profile: 'EXTENDED_2027_01_10' }).reconsiderOn).toBe('2027-01-11'));
  test('a line cleared by its facts waits for no date', () => expect(decideGiven({ ...value, line: germanMagnet('50.00') }, { on: '2026-03-01' }).reconsiderOn).toBeNull());
  test('a listing that starts later', () => expect(decideGiven({ screening: { p2: { listings: [listing({ since: '2026-06-22' })] } } }, { on: '2026-03-01' }).reconsiderOn).toBe('2026-06-22'));
});

describe('alternatives', () => {
  test('the readings of an unverified state are shown', () => {
    const made = decideGiven({ from: 'JP', to: 'KR' }, { on: '2026-12-01' });
    expect(made.alternatives).toEqual([{ when: 'regimeProfile=AS_PUBLISHED', outcome: 'LICENSE_REQUIRED' }, { when: 'regimeProfile=EXTENDED_2027_01_10', outcome: 'NO_LICENSE_REQUIRED' }]);
  });
  test('a policy that was looked at and changes the outcome is shown', () => {
    expect(decideGiven({ from: 'JP', to: 'TW' }, { on: '2025-10-20' }).alternatives).toEqual([{ when: 'policy.hkMoTwTreatedAsOutsideChina=true', outcome: 'LICENSE_REQUIRED' }, { when: 'policy.hkMoTwTreatedAsOutsideChina=false', outcome: 'NO_LICENSE_REQUIRED' }]);
  });
  test('nothing is shown where no reading matters', () => expect(decideGiven({}, { on: '2026-12-01' }).alternatives).toEqual([]));
});

describe('duties', () => {
  test('from China: application, customs remark with the code, certificate, records', () => {
    expect(dutyKinds({}, { on: '2026-03-01' })).toEqual(['licence_application', 'document', 'document', 'document', 'end_user_certificate', 'licence_kind', 'customs_remark', 'record_keeping']);
    expect(decideGiven({}, { on: '2026-03-01' }).lines[0]?.duties[6]).toMatchObject({ text: expect.stringContaining('1C905.a.1') as string, textZh: expect.stringContaining('1C905.a.1') as string });
  });
  test('No. 61: application in Chinese and the notice', () => expect(dutyKinds({ from: 'JP', to: 'KR' }, { on: '2025-10-20' })).toEqual(['licence_application', 'document', 'document', 'document', 'end_user_certificate', 'compliance_notice', 'record_keeping']));
  test('Art 5: report within 10 working days and undertaking', () => {
    const made = decideGiven({ from: 'JP', to: 'TR', endUse: { category: 'humanitarian', humanitarianKind: 'public_health' } }, { on: '2025-10-20' });
    expect(made.lines[0]?.duties.map(({ kind, text }) => [kind, text.includes('10 working days')])).toEqual([['report', true], ['undertaking', false], ['compliance_notice', false], ['record_keeping', false]]);
  });
  test('inside one foreign country the notice is due while No. 61 is live', () => expect(dutyKinds({ from: 'DE', to: 'DE', line: germanMagnet('3000.00') }, { on: '2026-12-01', profile: 'AS_PUBLISHED' })).toContain('compliance_notice'));
  test('a change of a key element: stop and report', () => {
    const history = { previouslyExportedFromChina: true, licence: { number: 'L', type: 'single' as const, validUntil: '2026-12-31' }, changed: { destination: true, endUser: false, endUse: false } };
    expect(dutyKinds({ from: 'VN', to: 'KR', history }, { on: '2026-03-01' })).toContain('stop_and_report');
  });
  test('below a limit of No. 56 while it is live: declare as not controlled', () => {
    const line = { form: 'equipment' as const, controlCode: null, annex61: null, elements: [], itemKind: 'field_press', parameters: { magneticFieldT: '1.4' } };
    expect(dutyKinds({ line, knowledge: 'none' }, { on: '2026-12-01', profile: 'AS_PUBLISHED' })).toContain('customs_remark_not_controlled');
    expect(dutyKinds({ line, knowledge: 'none' }, { on: '2026-03-01' })).not.toContain('customs_remark_not_controlled');
  });
  test('"generally" outside keeps a review flag', () => expect(dutyKinds({ line: { form: 'component', description: 'Rotor with dysprosium magnets', elements: [{ symbol: 'Dy', massPct: '2' }], controlCode: null, annex61: null } }, { on: '2026-03-01' })).toContain('review_flag'));
  test('watch list: single licence with a risk report', () => expect(dutyKinds({ screening: { p2: { status: 'match', listings: [listing({ list: 'watch_list' })] } } }, { on: '2026-07-01' })).toContain('risk_report'));
  test('the kinds of licence with their longest validity; none to choose for a watch-listed party, a certificate for goods that return', () => {
    const kindOf = (given: Given) => decideGiven(given, { on: '2026-07-01' }).lines[0]?.duties.filter(({ kind }) => kind === 'licence_kind' || kind === 'registration_certificate').map(({ kind, text }) => `${kind}${/at most 1 year;.*at most 3 years/.test(text) ? ' 1, 3' : ''}`);
    expect(kindOf({})).toEqual(['licence_kind 1, 3']);
    expect(kindOf({ history: { temporary: true } })).toEqual(['licence_kind 1, 3', 'registration_certificate']);
    expect(kindOf({ screening: { p2: { status: 'match', listings: [listing({ list: 'watch_list' })] } } })).toEqual([]);
  });
  test('technology: the statement of transfer', () => expect(dutyKinds({ to: 'MY', line: technology('mining') }, { on: '2025-10-20' })).toContain('transfer_statement'));
});

test('what several rules ask for is asked once', () => {
  const made = decideGiven({ from: 'JP', to: 'KR', endUse: { category: 'unknown' } }, { on: '2025-10-20' });
  expect(made.trace[0]?.composed.open.map(({ rule }) => rule)).toEqual(['MOFCOM 61/2025 Art 3(3)', 'MOFCOM 61/2025 Art 4']);
  expect(made.lines[0]?.missingFacts).toEqual(['end use (end user: an end-use certificate that names the programme and product)']);
});

describe('screening and action', () => {
  const free = { line: { form: 'oxide' as const, controlCode: null, annex61: null, elements: [{ symbol: 'Ce' }] } };
  test('a clear, unlisted order is released', () => expect(decideGiven(free, { on: '2026-03-01' }).action).toBe('release'));
  test.each([['review', 'waits for a person'], ['match', 'no person has released it'], ['error', 'give the full names in a new revision']] as const)('%s holds, says why, and leaves the outcome', (status, because) => {
    const made = decideGiven({ ...free, screening: { p1: { status } } }, { on: '2026-03-01' });
    expect([made.outcome, made.action, made.lines.map(({ action }) => action)]).toEqual(['NO_LICENSE_REQUIRED', 'hold', ['hold']]);
    expect(made.lines[0]?.rules.at(-1)).toMatchObject({ rule: 'Screening', result: 'undetermined', because: expect.stringContaining(because) as string });
  });
  test('an open screening is shown beside a licence that is needed, not beside what stops anyway', () => {
    const rulesOf = (given: Parameters<typeof decideGiven>[0]): readonly string[] => decideGiven(given, { on: '2026-03-01' }).lines[0]?.rules.map(({ rule }) => rule) ?? [];
    expect(rulesOf({ screening: { p1: { status: 'review' } } })).toEqual(['MOFCOM-GAC 18/2025 1C905.a.1', 'Screening']);
    expect(rulesOf({ to: 'US', screening: { p2: { status: 'match', listings: [listing()] } } })).not.toContain('Screening');
  });
  test('a branch is named with the company whose listing counts for it', () => {
    const found = { status: 'match' as const, branchOf: { name: 'Head Office', listings: [listing()] } };
    const because = decideGiven({ screening: { p1: found, p2: found } }, { on: '2026-03-01' }).lines[0]?.rules.map((rule) => rule.because).join(' ') ?? '';
    expect(because).toContain('(branch of Head Office) is on the control list');
    expect(because).toContain('Lists Head Office.');
  });
  test('a notice that lists several parties names each, and is in force when it binds one', () => {
    const owner = (name: string, over: object) => ({ name, pct: '30', listings: [listing({ ref: 'MOFCOM 1/2025', ...over })] });
    const ownership = [owner('Holder One', { status: 'stopped', statusSince: '2025-08-12' }), owner('Holder Two', {}), owner('Holder Two', {})];
    const notice = decideGiven({ from: 'JP', to: 'KR', screening: { p1: { status: 'match', ownership } } }, { on: '2025-10-20' }).lines[0]?.rules.find(({ rule }) => rule === 'MOFCOM 1/2025');
    expect([notice?.result, notice?.because]).toEqual(['hit', 'Lists Holder One; the listing does not bind on 2025-10-20 (stopped, since 2025-08-12). Lists Holder Two.']);
  });
  test('the exporter is screened too', () => expect(decideGiven({ ...free, screening: { $exporter: { status: 'review' } } }, { on: '2026-03-01' }).action).toBe('hold'));
  test('a ban stops', () => {
    const made = decideGiven({ to: 'US', screening: { p2: { status: 'match', listings: [listing()] } } }, { on: '2026-03-01' });
    expect([made.outcome, made.action]).toEqual(['PROHIBITED', 'stop']);
  });
  test('an exemption releases', () => {
    const made = decideGiven({ from: 'JP', to: 'TR', endUse: { category: 'humanitarian', humanitarianKind: 'public_health' } }, { on: '2025-10-20' });
    expect([made.outcome, made.action]).toEqual(['EXEMPT_WITH_REPORT', 'release']);
  });
  test('a finding that stops does so whatever the outcome, beside others that do not', () => {
    const history = { previouslyExportedFromChina: true, licence: { number: 'L', type: 'single' as const, validUntil: '2026-12-31' }, changed: { destination: true, endUser: false, endUse: false } };
    const made = decideGiven({ from: 'VN', to: 'KR', history }, { on: '2026-03-01' });
    expect([made.outcome === 'PROHIBITED' || made.outcome === 'PRESUMPTION_OF_DENIAL', made.action, made.trace[0]?.findings.every(({ stops }) => stops)]).toEqual([false, 'stop', false]);
  });
  test('without an action there is no release', () => expect(strictestAction([])).toBe('hold'));
  test('the order takes the strictest line', () => {
    const made = decideGiven({ lines: [free.line, {}] }, { on: '2026-03-01' });
    expect([made.outcome, made.action, made.lines.map(({ action }) => action)]).toEqual(['LICENSE_REQUIRED', 'hold', ['release', 'hold']]);
  });
});

test('the trace holds every rule, also those that had nothing to look at', () => {
  const line = decideGiven({}, { on: '2026-03-01' }).trace[0];
  expect(line?.untouched).toContain('ECL 45, Reg 48(1)');
  expect(line?.findings.some(({ result }) => result === 'hit')).toBe(true);
});
