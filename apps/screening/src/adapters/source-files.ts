import { sha256Hex } from '@ytterby/platform';
import { type Fetched, type FileState, type ListFile, type ListSource, type SourceFiles, type SourceLocation, SourceProblem } from '../source-ports';
import { getHttpFile, type HttpFile, shownUrl, TransientAnswer } from './http-file';
import { readLocalFiles } from './local-files';

/** What is outside of the program. */
export interface SourceFilesOptions {
  readonly get?: typeof getHttpFile;
  /** Must end early when the signal says so. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Breaks off what is under way. */
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly random: () => number;
}

const TRIES = 3;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const CHECKSUM_MAX_BYTES = 64 * 1024;

type UrlLocation = Extract<SourceLocation, { kind: 'url' }>;

/** The SHA-256 that the text of a checksum file says, as `sha256sum` writes it or alone; null: it says none. */
function checksumIn(text: string): string | null {
  return /(?:^|[\s=\\])([0-9a-f]{64})(?:\s|$)/i.exec(text)?.[1]?.toLowerCase() ?? null;
}

/** @throws SourceProblem `refused` naming both checksums */
function verify({ name, bytes }: ListFile, wanted: string | null, where: string): void {
  if (wanted === null) throw new SourceProblem('refused', `${where} holds no SHA-256 (64 hex digits).`);
  const found = sha256Hex(bytes);
  if (found !== wanted) throw new SourceProblem('refused', `${name} has the SHA-256 ${found}, but ${where} says ${wanted}.`);
}

function stateOf({ name, bytes }: ListFile, etag: string | null = null, lastModified: string | null = null): FileState {
  return { name, etag, lastModified, sha256: sha256Hex(bytes), bytes: bytes.length };
}

/** The same bytes say nothing new, whatever the publisher says about their date. */
function compared(files: readonly ListFile[], states: readonly FileState[], known: readonly FileState[]): Fetched {
  const isSame = states.length === known.length && states.every(({ name, sha256 }, i) => known[i]?.name === name && known[i]?.sha256 === sha256);
  return isSame ? { kind: 'unchanged', states } : { kind: 'files', files, states };
}

/** {@link SourceFiles} over HTTP and from this machine's files. What may pass is tried three times, with growing pauses that differ between processes. */
export class SourceFilesReader implements SourceFiles {
  private readonly get: typeof getHttpFile;

  constructor(private readonly options: SourceFilesOptions) {
    this.get = options.get ?? getHttpFile;
  }

  async fetch(source: ListSource, known: readonly FileState[]): Promise<Fetched> {
    const { location } = source;
    const fetched = location.kind === 'url' ? await this.download(source, location, known) : await this.fromDisk(source, location, known);
    const [only] = fetched.kind === 'files' ? fetched.files : [];
    if (only !== undefined && source.sha256 !== null) verify(only, source.sha256, 'sha256 of the source');
    return fetched;
  }

  private async fromDisk(source: ListSource, location: Exclude<SourceLocation, UrlLocation>, known: readonly FileState[]): Promise<Fetched> {
    const files = await readLocalFiles(location, source);
    if (location.checksumBeside) for (const file of files) verify(file, checksumIn(file.checksum ?? ''), `${file.name}.sha256`);
    return compared(files, files.map((file) => stateOf(file)), known);
  }

  private async download(source: ListSource, location: UrlLocation, known: readonly FileState[]): Promise<Fetched> {
    const files: ListFile[] = [];
    const states: FileState[] = [];
    const conditions = location.urls.map((url, i) => (known[i]?.name === shownUrl(url) ? (known[i] ?? null) : null));
    const answers = await inTurn(location.urls, (url, i) => this.file(source, location, url, conditions[i] ?? null));
    if (answers.every(({ kind }) => kind === 'unchanged')) return { kind: 'unchanged', states: known };
    for (const [i, url] of location.urls.entries()) {
      // One of several files changed: the others are needed beside it.
      const answer = answers[i]?.kind === 'file' ? answers[i] : await this.file(source, location, url, null);
      if (answer.kind !== 'file') continue;
      const file = { name: shownUrl(url), bytes: answer.bytes };
      files.push(file);
      states.push(stateOf(file, answer.etag, answer.lastModified));
    }
    const fetched = compared(files, states, known);
    if (location.checksumUrl !== null && fetched.kind === 'files') await this.verifyBeside(source, location, files, location.checksumUrl);
    return fetched;
  }

  private async verifyBeside(source: ListSource, location: UrlLocation, files: readonly ListFile[], checksumUrl: string): Promise<void> {
    const answer = await this.file({ ...source, maxBytes: CHECKSUM_MAX_BYTES }, location, checksumUrl, null);
    const [file] = files;
    if (file !== undefined) verify(file, answer.kind === 'file' ? checksumIn(answer.bytes.toString()) : null, shownUrl(checksumUrl));
  }

  private async file({ maxBytes }: ListSource, { headers, timeoutMs, allowHttp, urls }: UrlLocation, url: string, known: FileState | null): Promise<HttpFile> {
    const own = urls.some((one) => new URL(one).origin === new URL(url).origin) ? headers : {};
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.get({ url, headers: own, known, timeoutMs, maxBytes, allowHttp, signal: this.options.signal });
      } catch (cause) {
        if (!(cause instanceof TransientAnswer) || tried === TRIES) throw cause;
        await this.options.pause(this.pauseMs(tried, cause.retryAfterMs), this.options.signal);
      }
    }
  }

  private pauseMs(tried: number, asked: number | null): number {
    const growing = FIRST_PAUSE_MS * 4 ** (tried - 1);
    return Math.min(Math.max(growing * (0.5 + this.options.random()), asked ?? 0), LONGEST_PAUSE_MS);
  }
}

async function inTurn<T, R>(items: readonly T[], work: (item: T, i: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [i, item] of items.entries()) results.push(await work(item, i));
  return results;
}
