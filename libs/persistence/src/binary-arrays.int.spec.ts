import { createTestDatabase, type TestDatabase } from '@ytterby/testing';
import { byteaArray, int2Array, int4Array, int8Array, textArray } from './binary-arrays';

describe('array parameters in PostgreSQL binary format', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  const roundTrip = async (type: string, param: Buffer): Promise<unknown> => {
    const { rows } = await test.database.query<{ value: unknown }>(`SELECT $1::${type}[] AS value`, [param]);
    return rows[0]?.value;
  };

  it('arrive as they were, with nulls, quotes, braces and characters of every plane', async () => {
    const texts = ['a', null, '', '{"q":"\\"}', 'NULL', '釹鐵硼 ä 𝛼'];
    expect(await roundTrip('text', textArray(texts))).toEqual(texts);
    expect(await roundTrip('text', textArray([Buffer.from('釹 "ä"'), 'b', null]))).toEqual(['釹 "ä"', 'b', null]);
    expect(await roundTrip('smallint', int2Array([1, -32768, null, 32767]))).toEqual([1, -32768, null, 32767]);
    expect(await roundTrip('integer', int4Array([0, -2147483648, 2147483647]))).toEqual([0, -2147483648, 2147483647]);
    expect(await roundTrip('bigint', int8Array([0n, null, -9007199254740993n]))).toEqual(['0', null, '-9007199254740993']);
    expect(await roundTrip('bytea', byteaArray([Buffer.from([0, 255, 92]), null, 'ä\\']))).toEqual([Buffer.from([0, 255, 92]), null, Buffer.from('ä\\')]);
  });

  it('may be empty', async () => {
    expect(await roundTrip('text', textArray([]))).toEqual([]);
    const { rows } = await test.database.query('SELECT * FROM unnest($1::text[], $2::bigint[])', [textArray([]), int8Array([])]);
    expect(rows).toEqual([]);
  });
});
