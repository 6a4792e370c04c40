import { DEFAULT_CONFIG } from '../config';
import { screenName } from '../screen-name';
import { openIndex } from './build-index';
import { imageBytes, imageFromBytes } from './flat-arrays';
import { buildImage, type IndexImage } from './index-image';

const ENTITIES = [
  { id: 'A', schema: 'organization', names: ['Qinglan Photon Devices Co., Ltd.'], nativeNames: ['清岚光子器件有限公司'], identifiers: [{ scheme: 'LEI', value: '529900T8BM49AURSDO55' }] },
  { id: 'B', schema: 'person', names: ['Salman bin Ahmad Orlani'], weakAliases: ['SAO'] },
];

function memoryOf(parts: readonly Uint8Array[], size: number): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(size);
  let at = 0;
  for (const part of parts) {
    new Uint8Array(memory).set(part, at);
    at += part.length;
  }
  return memory;
}

describe('an image as bytes', () => {
  const image = buildImage(ENTITIES, DEFAULT_CONFIG);
  const { header, parts } = imageBytes(image);
  const size = parts.reduce((sum, part) => sum + part.length, 0);

  it('is the same image again, in the memory that it was put into', () => {
    const memory = memoryOf(parts, size);
    const again = imageFromBytes<IndexImage>(header, memory);
    expect(again).toEqual(image);
    expect(again.names.words.buffer).toBe(memory);
    const answers = [image, again].map((one) => ['清岚光子', 'Salman Orlani', 'Nobody'].map((name) => screenName({ name }, openIndex(one, (position) => ENTITIES[position] as (typeof ENTITIES)[number]))));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.map(({ hits }) => hits.length)).toEqual([1, 1, 0]);
  });

  it('is none when bytes are missing', () => {
    expect(() => imageFromBytes(header, new ArrayBuffer(size - 8))).toThrow(RangeError);
  });
});
