import { newId } from './ids';

describe('newId', () => {
  it('is a UUID of version 7 with the time in front, and never the same twice', () => {
    const ids = Array.from({ length: 2_000 }, () => newId(0x0192_0000_0001));
    expect(ids[0]).toMatch(/^01920000-0001-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(2_000);
    expect(newId(1) < newId(2)).toBe(true);
  });
});
