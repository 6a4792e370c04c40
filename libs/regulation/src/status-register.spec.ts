import { DEFAULT_STATUS_REGISTER, REGIME_PROFILES, statusRegisterAt, statusRegisterById, type StatusEntry } from './status-register';

const extended = (measure: StatusEntry['measure'], until: string, knownSince: string): StatusEntry => ({ measure, afterEnd: { kind: 'extended', until }, knownSince });
const lapsed = (measure: StatusEntry['measure'], knownSince: string): StatusEntry => ({ measure, afterEnd: { kind: 'lapsed' }, knownSince });

describe('the status register', () => {
  it('has confirmed nothing as shipped', () => {
    expect(statusRegisterAt([], '2026-12-01')).toBe(DEFAULT_STATUS_REGISTER);
  });

  it('says for a day only what could be known on it', () => {
    const entries = [extended('70/2025', '2027-01-10', '2026-11-20')];
    expect(statusRegisterAt(entries, '2026-11-19')).toBe(REGIME_PROFILES.UNVERIFIED);
    expect(statusRegisterAt(entries, '2026-11-20')).toBe(REGIME_PROFILES.EXTENDED_2027_01_10);
  });

  it('takes the last entry on a measure, so that a mistake can be put right', () => {
    const register = statusRegisterAt([lapsed('70/2025', '2026-11-20'), extended('70/2025', '2027-06-30', '2026-11-12'), lapsed('72/2025', '2026-11-28')], '2026-12-01');
    expect(register).toEqual({
      id: 'status-register:70/2025=extended@2027-06-30;72/2025=lapsed;listings=unverified',
      afterEnd: { '70/2025': { kind: 'extended', until: '2027-06-30' }, '72/2025': { kind: 'lapsed' }, listings: { kind: 'unverified' } },
    });
  });

  it('is found again by its id, and by nothing else', () => {
    const register = statusRegisterAt([extended('listings', '2027-06-30', '2026-11-12')], '2026-12-01');
    expect(statusRegisterById(register.id)).toEqual(register);
    expect(statusRegisterById('status-register:AS_PUBLISHED')).toBe(REGIME_PROFILES.AS_PUBLISHED);
    for (const id of ['', 'reg1', 'status-register:', 'status-register:70/2025=lapsed', `${register.id}`.replace('2027-06-30', 'soon')]) expect(statusRegisterById(id)).toBeNull();
  });
});
