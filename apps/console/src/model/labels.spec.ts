import { causeText, commandText, valueText, withOutcomeLabels, words } from './labels';

describe('words for the screen', () => {
  it.each([
    ['end_user', 'end user'],
    ['humanitarianKind', 'humanitarian kind'],
    ['militaryUser', 'military user'],
    ['asOf', 'as of'],
    ['cnOriginPart1', 'cn origin part1'],
  ])('%s becomes %s', (code, expected) => {
    expect(words(code)).toBe(expected);
  });

  it.each([
    ['public_health', 'public health'],
    ['0.0999', '0.0999'],
    ['1C905.a.4', '1C905.a.4'],
    ['中芯国际', '中芯国际'],
  ])('a compared value %s is shown as %s', (value, expected) => {
    expect(valueText(value)).toBe(expected);
  });

  it.each([
    ['screening', 'First screening'],
    ['resolution:01a2', 'A reviewer’s resolution'],
    ['snapshot:ls-1', 'New list snapshot (ls-1)'],
    ['shipped:2026-01-05', 'With the day of export (2026-01-05)'],
    ['status:01a2', 'An entry of the status register'],
    ['calendar:2026-11-11', 'A legal date (2026-11-11)'],
    ['engine:9f2c', 'Other rules, policies or exchange rates'],
    ['command:01a2', 'On an officer’s command'],
    ['something:new', 'something:new'],
    ['constructor', 'constructor'],
  ])('the cause %s reads %s', (cause, expected) => {
    expect(causeText(cause)).toBe(expected);
  });

  it('outcome codes in a sentence, and nothing else, are put into words', () => {
    expect(withOutcomeLabels('Decision 1 after screening: PRESUMPTION_OF_DENIAL, action stop. PROHIBITED; EXPORTER_X stays.')).toBe(
      'Decision 1 after screening: Presumption of denial, action stop. Prohibited; EXPORTER_X stays.',
    );
  });

  it('an officer’s command is shown with its officer and reason, on the decision that it brought only', () => {
    const commands = [{ commandId: '01a2', by: 'olga', reason: 'The suspension was confirmed.' }, { commandId: '01a3', by: 'otto', reason: 'Asked by the customer.' }];
    expect(['command:01a3', 'command:01a', 'screening', '01a2'].map((cause) => commandText(cause, commands))).toEqual(['otto: “Asked by the customer.”', null, null, null]);
  });
});
