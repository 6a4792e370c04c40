import { murmur2, partitionFor } from './partition';

describe('partition of a key', () => {
  // The vectors of Kafka's own test, UtilsTest.testMurmur2.
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as Kafka does', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });

  it('is the positive hash modulo the partitions, and hashes UTF-8', () => {
    expect(partitionFor('21', 4)).toBe((-973932308 & 0x7fffffff) % 4);
    expect(partitionFor('äöü-語', 7)).toBe((murmur2(Buffer.from('äöü-語', 'utf8')) & 0x7fffffff) % 7);
  });

  it('uses all partitions about equally', () => {
    const counts = [0, 0, 0, 0];
    for (let order = 0; order < 4000; order++) counts[partitionFor(`order-${order}`, 4)]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(850);
  });
});
