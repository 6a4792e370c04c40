import { decideGiven } from '../test/builders';

const WINDOW = 'No. 70/2025 suspends the measure from 2025-11-07 "至" 2026-11-10';

describe('a notice that suspends a measure says', () => {
  test.each([
    ['within its written window', '2026-03-01', null, { result: 'hit', because: `${WINDOW}; it is suspended on 2026-03-01.` }],
    ['after it, while nobody has confirmed what follows', '2026-12-01', null, { result: 'undetermined', because: `${WINDOW}; what follows has not been confirmed for 2026-12-01.` }],
    ['after it, once an extension is confirmed', '2026-12-01', { kind: 'extended', until: '2027-01-10' }, { result: 'hit', because: `${WINDOW}, and is confirmed as extended to 2027-01-10; it is suspended on 2026-12-01.` }],
    ['after it, once its lapse is confirmed', '2026-12-01', { kind: 'lapsed' }, { result: 'clear', because: `${WINDOW}; the suspension is over on 2026-12-01.` }],
  ] as const)('%s', (_name, on, after, said) => {
    const { lines } = decideGiven({ from: 'JP', to: 'KR' }, { on, entries: after === null ? [] : [{ measure: '70/2025', afterEnd: after, knownSince: on }] });
    expect(lines[0]?.rules.find(({ rule }) => rule === 'MOFCOM-GAC 70/2025')).toMatchObject(said);
  });
});
