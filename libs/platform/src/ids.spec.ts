import { newId, sha256Hex, systemClock } from './ids';

describe('newId', () => {
  it('is a UUID of version 7 with the time in front, and never the same twice', () => {
    const ids = Array.from({ length: 2_000 }, () => newId(0x0192_0000_0001));
    expect(ids[0]).toMatch(/^01920000-0001-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(2_000);
    expect(newId(1) < newId(2)).toBe(true);
  });
});

describe('sha256Hex', () => {
  it('hashes a text as its UTF-8 bytes (FIPS 180-4 vectors)', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('é')).toBe(sha256Hex(Buffer.from([0xc3, 0xa9])));
  });
});

describe('systemClock', () => {
  it('is in milliseconds', () => {
    const before = Date.now();
    expect(systemClock()).toBeGreaterThanOrEqual(before);
    expect(systemClock()).toBeLessThanOrEqual(Date.now());
  });
});
