import type { Duty, LicenseDecidedV1, RuleResult } from '@ytterby/contracts';
import { decisionInForce, dutiesOnce, groupRules, missingByFact, pickDecision } from './memo';

const citation = { instrument: 'MOFCOM 61/2025', article: 'Art 1', confidence: 'text' } as const;
const rule = (name: string, result: RuleResult['result']): RuleResult => ({ rule: name, result, because: 'because', citation });
const duty = (text: string, dueOn?: string): Duty => ({ kind: 'report', text, by: 'exporter', citation, ...(dueOn === undefined ? {} : { dueOn }) });
const line = (lineId: string, missingFacts: string[], duties: Duty[] = []): LicenseDecidedV1['lines'][number] => ({
  lineId,
  outcome: 'NEEDS_INFORMATION',
  rules: [],
  missingFacts,
  duties,
});
const decision = (seq: number): LicenseDecidedV1 => ({ seq }) as LicenseDecidedV1;

describe('groupRules', () => {
  it('puts what decides first, keeps the order within a group and leaves out empty groups', () => {
    const groups = groupRules([rule('a', 'clear'), rule('b', 'hit'), rule('c', 'not_in_force'), rule('d', 'hit')]);
    expect(groups.map(({ result, rules }) => [result, rules.map((each) => each.rule)])).toEqual([
      ['hit', ['b', 'd']],
      ['clear', ['a']],
      ['not_in_force', ['c']],
    ]);
  });
});

describe('the decision shown', () => {
  it('is that with the highest seq, wherever it stands', () => {
    expect(decisionInForce([decision(2), decision(3), decision(1)])?.seq).toBe(3);
    expect(decisionInForce([])).toBeNull();
  });

  it('is the one asked for, and else the one in force', () => {
    const decisions = [decision(1), decision(2)];
    expect(pickDecision(decisions, 1)?.seq).toBe(1);
    expect(pickDecision(decisions, null)?.seq).toBe(2);
    expect(pickDecision(decisions, 9)?.seq).toBe(2);
  });
});

describe('across lines', () => {
  it('names each missing fact once with its lines', () => {
    expect(missingByFact([line('1', ['owner', 'owner']), line('2', ['end use', 'owner'])])).toEqual([
      { fact: 'owner', lineIds: ['1', '2'] },
      { fact: 'end use', lineIds: ['2'] },
    ]);
  });

  it('names each duty once, and apart when the day differs', () => {
    const duties = dutiesOnce([line('1', [], [duty('report', '2026-01-02')]), line('2', [], [duty('report', '2026-01-02'), duty('report', '2026-01-09')])]);
    expect(duties.map((each) => [each.duty.dueOn, each.lineIds])).toEqual([
      ['2026-01-02', ['1', '2']],
      ['2026-01-09', ['2']],
    ]);
  });
});
