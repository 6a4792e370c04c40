import { hearArabic, hearHangul, hearPinyin } from '../romanise/hear-foreign';
import { hearSpelling, outlinesOf } from './heard';

describe('heard letters', () => {
  it('keeps what a Latin spelling leaves open', () => {
    expect(hearSpelling('chaim')).toBe('Qaim');
    expect(hearSpelling('george')).toBe('GeoRG_');
    expect(hearSpelling('schmidt')).toBe('Smidt');
  });

  it('hears Arabic without short vowels, Hangul by syllable, Pinyin by its own rules', () => {
    expect(hearArabic('يوسف')).toBe('yWsf');
    expect(hearHangul('스미스')).toBe('s_mis_');
    expect(hearPinyin('zhang')).toBe('JanX');
    expect(hearPinyin('te')).toBe('t_');
  });
});

describe('outlines', () => {
  it('gives every reading of an open consonant, at most eight', () => {
    expect(outlinesOf('Qaim')).toEqual(['KM', 'SM', 'M']);
    expect(outlinesOf('QaQaQaQaQa').length).toBeLessThanOrEqual(8);
  });

  it('takes m and n before lip sounds for one', () => {
    expect(outlinesOf('samba')).toEqual(outlinesOf('sanba'));
  });
});
