import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '@ytterby/platform';
import { buildScreeningImage, buildSnapshot, type ListedEntity, parseListLine, type ScreeningImage } from '@ytterby/watchlists';
import { aParty } from '../../test/builders';
import { keepImage, programOf, readImage } from './kept-image';
import { snapshotIndex } from './snapshot-index';

const DAY = '2026-06-01';

function imageOf(...names: string[]): ScreeningImage {
  const entities = names.map((name, i): ListedEntity => {
    const parsed = parseListLine(JSON.stringify({ id: `E${i}`, list: 'YTB-MIL', names: [name] }), 1);
    if (!parsed.ok) throw new Error(parsed.error.reason);
    return parsed.value;
  });
  const built = buildSnapshot(entities, sha256Hex);
  if (!built.ok) throw new Error(built.error);
  return buildScreeningImage(built.value);
}

describe('an image that is kept', () => {
  const dir = mkdtempSync(join(tmpdir(), 'ytterby-images-'));
  const shelf = { dir: join(dir, 'images'), program: 'p1' };
  const image = imageOf('Orelin Works', 'Велмора Завод');
  const path = (): string => join(shelf.dir, readdirSync(shelf.dir)[0] ?? '');
  afterAll(() => rmSync(dir, { recursive: true }));
  beforeEach(() => {
    rmSync(shelf.dir, { recursive: true, force: true });
    keepImage(shelf, image);
  });

  it('answers as the one that was laid out, from memory that threads share', () => {
    const read = readImage(shelf, image.snapshotId);
    expect(read).toEqual(image);
    expect(read?.index.names.words.buffer).toBeInstanceOf(SharedArrayBuffer);
    const answers = [image, read ?? image].map((one) => snapshotIndex(one).screenParty(aParty('p1', 'Orelin Works Ltd'), DAY));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.hits).toHaveLength(1);
  });

  it('is not there for another snapshot, another program, or in another folder', () => {
    expect([readImage(shelf, 'other'), readImage({ ...shelf, program: 'p2' }, image.snapshotId), readImage({ ...shelf, dir: join(dir, 'none') }, image.snapshotId)]).toEqual([null, null, null]);
  });

  it.each([
    ['a changed byte at the end', (bytes: Buffer) => void bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9)],
    ['a changed byte in the text', (bytes: Buffer) => void bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60)],
    ['another length', (bytes: Buffer) => void bytes.writeUInt8(0x7f, 32)],
  ])('is not used with %s, and can be kept anew', (_what, damage) => {
    const bytes = readFileSync(path());
    damage(bytes);
    writeFileSync(path(), bytes);
    expect(readImage(shelf, image.snapshotId)).toBeNull();
    keepImage(shelf, image);
    expect(readImage(shelf, image.snapshotId)).toEqual(image);
  });

  it.each([0, 20, 100])('is not used when only %i bytes of it are there', (length) => {
    writeFileSync(path(), readFileSync(path()).subarray(0, length));
    expect(readImage(shelf, image.snapshotId)).toBeNull();
  });

  it('makes room for newer ones, and clears away what was begun long ago', () => {
    utimesSync(path(), 1, 1);
    for (const draft of ['old.draft', 'new.draft']) writeFileSync(join(shelf.dir, draft), '');
    utimesSync(join(shelf.dir, 'old.draft'), 1, 1);
    const newer = ['A Works', 'B Works', 'C Works'].map((name) => imageOf(name));
    for (const one of newer) keepImage(shelf, one);
    expect(readdirSync(shelf.dir).filter((name) => name.endsWith('.draft'))).toEqual(['new.draft']);
    expect(readdirSync(shelf.dir)).toHaveLength(3 + 1);
    expect([image, ...newer].map(({ snapshotId }) => readImage(shelf, snapshotId)?.snapshotId)).toEqual([undefined, ...newer.map(({ snapshotId }) => snapshotId)]);
  });

  it('leaves nothing behind when it cannot be kept', () => {
    const blocked = { ...shelf, dir: path() };
    expect(() => keepImage(blocked, image)).toThrow();
    expect(readdirSync(shelf.dir)).toHaveLength(1);
  });
});

it('is of a bundle and of what runs it: what a source is made of nobody knows', () => {
  const dir = mkdtempSync(join(tmpdir(), 'ytterby-bundle-'));
  const [one, other] = ['one', 'other'].map((text) => {
    writeFileSync(join(dir, `${text}.js`), text);
    return programOf(join(dir, `${text}.js`));
  });
  rmSync(dir, { recursive: true });
  expect(one).toContain(process.version);
  expect(one).not.toBe(other);
  expect(programOf(__filename)).toBeNull();
});
