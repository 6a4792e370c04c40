import { DEFAULT_STATUS_REGISTER, REGIME_PROFILES, singleMeasuresOf, statusRegisterAt, statusRegisterById, type StatusEntry } from './status-register';

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

  describe('says of a single measure under No. 70/2025', () => {
    const entries = [lapsed('57/2025', '2026-11-12'), extended('70/2025', '2027-01-10', '2026-11-20'), extended('61/2025 Art 1(3)', '2026-12-31', '2026-11-15')];

    it('what was confirmed of it, before what its notice says and whichever came first, in an id that spells it out', () => {
      const register = statusRegisterAt(entries, '2026-12-01');
      expect(register).toEqual({
        id: 'status-register:70/2025=extended@2027-01-10;72/2025=unverified;listings=unverified;57/2025=lapsed;61/2025 Art 1(3)=extended@2026-12-31',
        afterEnd: REGIME_PROFILES.EXTENDED_2027_01_10.afterEnd,
        measures: { no57: { kind: 'lapsed' }, no61origin: { kind: 'extended', until: '2026-12-31' } },
      });
      expect(singleMeasuresOf(register)).toEqual([{ measure: '57/2025', state: { kind: 'lapsed' } }, { measure: '61/2025 Art 1(3)', state: { kind: 'extended', until: '2026-12-31' } }]);
      expect(statusRegisterById(register.id)).toEqual(register);
    });

    it('only what could be known on the day', () => {
      expect(statusRegisterAt(entries, '2026-11-11')).toBe(REGIME_PROFILES.UNVERIFIED);
      expect(singleMeasuresOf(statusRegisterAt(entries, '2026-11-12'))).toEqual([{ measure: '57/2025', state: { kind: 'lapsed' } }]);
    });

    it('nothing any more once that was taken back; that it is unverified is something', () => {
      const back: StatusEntry[] = [...entries, { measure: '57/2025', afterEnd: null, knownSince: '2026-12-01' }, { measure: '61/2025 Art 1(3)', afterEnd: null, knownSince: '2026-12-01' }];
      expect(statusRegisterAt(back, '2026-12-01')).toBe(REGIME_PROFILES.EXTENDED_2027_01_10);
      const unverified = statusRegisterAt([...back, { measure: '57/2025', afterEnd: { kind: 'unverified' }, knownSince: '2026-12-01' }], '2026-12-01');
      expect(unverified.id).toMatch(/;57\/2025=unverified$/);
    });

    it('and is not found by an id that is written in another way', () => {
      const { id } = statusRegisterAt(entries, '2026-12-01');
      for (const other of [id.replace('57/2025', '59/2025'), id.replace('57/2025=lapsed', '57/2025=as_notice'), `${id};57/2025=lapsed`, id.replace('57/2025=lapsed;61/2025 Art 1(3)=extended@2026-12-31', '61/2025 Art 1(3)=extended@2026-12-31;57/2025=lapsed')]) expect(statusRegisterById(other)).toBeNull();
    });
  });
});
