import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { extname, join } from 'node:path';
import { DEFAULT_CONFIG, imageBytes, imageFromBytes, matcherVersion } from '@ytterby/matching';
import { sha256Hex } from '@ytterby/platform';
import type { ScreeningImage } from '@ytterby/watchlists';

/** Where images are kept, and the program that lays them out: another one may lay them out otherwise. */
export interface ImageShelf {
  readonly dir: string;
  readonly program: string;
}

const EXTENSION = '.image';
/** What a program that ended while it wrote has left. */
const DRAFT = '.draft';
const DRAFT_MS = 60 * 60_000;
/** The list in force, the one before, one that is announced. */
const MOST_KEPT = 3;
const HASH_BYTES = 32;
/** Behind the hash of all that follows: the length of the text, which the bytes of the arrays follow. */
const LENGTH_BYTES = 8;
/** A file is read and written in pieces, as one call moves at most 2 GiB. */
const PIECE = 64 * 1024 * 1024;

/** What tells programs apart: the hash of the bundle, and what runs it, as letters are folded by its tables and numbers lie in its order. Null for a source, which may import anything. */
export function programOf(bundle: string): string | null {
  return extname(bundle) === '.js' ? `${sha256Hex(readFileSync(bundle))} ${process.version} ${process.arch}` : null;
}

function pathOf({ dir, program }: ImageShelf, snapshotId: string): string {
  return join(dir, `${sha256Hex(JSON.stringify([snapshotId, matcherVersion(DEFAULT_CONFIG), program]))}${EXTENSION}`);
}

/** Reads until the bytes are full. @throws Error when the file ends before */
function fill(file: number, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(file, bytes, at, Math.min(PIECE, bytes.length - at), from + at);
    if (count === 0) throw new Error('the file ends too early');
    at += count;
  }
}

function imageIn(file: number): ScreeningImage {
  const head = new Uint8Array(HASH_BYTES + LENGTH_BYTES);
  fill(file, head, 0);
  const length = Number(new DataView(head.buffer).getBigUint64(HASH_BYTES));
  const rest = fstatSync(file).size - head.length - length;
  if (length < 0 || rest < 0) throw new Error('the file ends too early');
  const [text, memory] = [new Uint8Array(length), new SharedArrayBuffer(rest)];
  fill(file, text, head.length);
  fill(file, new Uint8Array(memory), head.length + length);
  const hash = createHash('sha256').update(head.subarray(HASH_BYTES)).update(text).update(new Uint8Array(memory)).digest();
  if (!hash.equals(head.subarray(0, HASH_BYTES))) throw new Error('the file was changed');
  return imageFromBytes<ScreeningImage>(Buffer.from(text).toString('utf8'), memory);
}

/** The image of a snapshot as this program laid it out before, in memory that threads share; null when there is none, or none that is whole. */
export function readImage(shelf: ImageShelf, snapshotId: string): ScreeningImage | null {
  let file: number | undefined;
  try {
    file = openSync(pathOf(shelf, snapshotId), 'r');
    const image = imageIn(file);
    return image.snapshotId === snapshotId ? image : null;
  } catch {
    return null; // it is laid out anew
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function write(path: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (const part of parts) for (let at = 0; at < part.length; ) at += writeSync(file, part, at, Math.min(PIECE, part.length - at));
  } finally {
    closeSync(file);
  }
}

/** Keeps an image, whole or not at all, and lets the oldest go. @throws Error of the file system */
export function keepImage(shelf: ImageShelf, image: ScreeningImage): void {
  mkdirSync(shelf.dir, { recursive: true, mode: 0o700 });
  const { header, parts } = imageBytes(image);
  const text = Buffer.from(header);
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length));
  const hash = createHash('sha256');
  for (const part of [length, text, ...parts]) hash.update(part);
  const path = pathOf(shelf, image.snapshotId);
  const draft = `${path}.${randomUUID()}${DRAFT}`;
  try {
    write(draft, [hash.digest(), length, text, ...parts]);
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
  forgetOldest(shelf.dir);
}

function forgetOldest(dir: string): void {
  const byAge = readdirSync(dir).map((name) => ({ path: join(dir, name), since: statSync(join(dir, name)).mtimeMs })).sort((a, b) => b.since - a.since);
  const abandoned = byAge.filter(({ path, since }) => path.endsWith(DRAFT) && since < Date.now() - DRAFT_MS);
  for (const { path } of [...byAge.filter(({ path }) => path.endsWith(EXTENSION)).slice(MOST_KEPT), ...abandoned]) rmSync(path, { force: true });
}
