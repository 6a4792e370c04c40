import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ListFile, type ListSource, type SourceLocation, SourceProblem } from '../source-ports';
import { reasonOf } from './reason-of';

const MIB = 1024 * 1024;
/** Files that stand in a folder but are no list: hidden ones, checksums, what another program is still writing. */
const NO_LIST = /^\.|\.(?:sha256|tmp|part|partial|crdownload)$/i;

type LocalLocation = Exclude<SourceLocation, { kind: 'url' }>;

function unreadable(path: string, cause: unknown): SourceProblem {
  return new SourceProblem('failed', `${path} cannot be read (${reasonOf(cause)}).`);
}

/** The paths of the files, in a fixed order. @throws SourceProblem when the folder cannot be read or has none */
async function pathsOf(location: LocalLocation): Promise<readonly string[]> {
  if (location.kind === 'file') return location.paths;
  const { folder, endsWith, take } = location;
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => !entry.isDirectory() && !NO_LIST.test(entry.name) && entry.name.endsWith(endsWith)).map(({ name }) => name).sort();
    if (names.length === 0) throw new SourceProblem('failed', `The folder ${folder} has no file${endsWith === '' ? '' : ` that ends with ${endsWith}`}.`);
    return take === 'all' ? names.map((name) => join(folder, name)) : [await newestOf(names.map((name) => join(folder, name)))];
  } catch (cause) {
    throw cause instanceof SourceProblem ? cause : unreadable(folder, cause);
  }
}

/** The file that was changed last; of several at once the last by name. */
async function newestOf(paths: readonly string[]): Promise<string> {
  const dated = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  return dated.reduce((newest, one) => (one.at >= newest.at ? one : newest)).path;
}

async function read(path: string, maxBytes: number): Promise<Buffer> {
  try {
    const before = await stat(path);
    if (before.size > maxBytes) throw new SourceProblem('refused', `${path} is larger than maxMiB=${maxBytes / MIB}.`);
    const bytes = await readFile(path);
    const after = await stat(path);
    // A file that is still being copied is a cut one; the next attempt takes it whole.
    if (before.mtimeMs !== after.mtimeMs || after.size !== bytes.length) throw new SourceProblem('failed', `${path} is being written.`);
    return bytes;
  } catch (cause) {
    throw cause instanceof SourceProblem ? cause : unreadable(path, cause);
  }
}

/** A file of a folder, with the text of the checksum that stands beside it where one must. */
export interface LocalFile extends ListFile {
  readonly checksum: string | null;
}

/** The files of a source on this machine. @throws SourceProblem naming file or folder */
export async function readLocalFiles(location: LocalLocation, { maxBytes }: Pick<ListSource, 'maxBytes'>): Promise<readonly LocalFile[]> {
  const files: LocalFile[] = [];
  for (const path of await pathsOf(location)) {
    const bytes = await read(path, maxBytes);
    const checksum = location.checksumBeside ? (await read(`${path}.sha256`, maxBytes)).toString() : null;
    files.push({ name: basename(path), bytes, checksum });
  }
  return files;
}
