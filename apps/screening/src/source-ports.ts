import type { ListFormat, ListImportQuery, RefreshOutcome } from '@ytterby/contracts';
import type { ListCounts, ListLoss } from '@ytterby/watchlists';
import type { BuiltSnapshot, ListLine, NamedLine, SnapshotContent } from './ports';

/** Where the files of a source are. */
export type SourceLocation =
  | { readonly kind: 'url'; readonly urls: readonly string[]; readonly headers: Readonly<Record<string, string>>; readonly timeoutMs: number; readonly checksumUrl: string | null; readonly allowHttp: boolean }
  | { readonly kind: 'file'; readonly paths: readonly string[]; readonly checksumBeside: boolean }
  | { readonly kind: 'folder'; readonly folder: string; readonly take: 'newest' | 'all'; readonly endsWith: string; readonly checksumBeside: boolean };

/** A configured source of lists. */
export interface ListSource {
  readonly id: string;
  readonly location: SourceLocation;
  /** The SHA-256 that its one file must have, lower-case hex; null: any. */
  readonly sha256: string | null;
  readonly format: ListFormat;
  /** The list of entries that name none. */
  readonly list: string | undefined;
  /** The only lists that it may give; null: any that no other source gives. */
  readonly lists: readonly string[] | null;
  readonly onError: ListImportQuery['onError'];
  readonly activate: 'auto' | 'manual';
  readonly everyMinutes: number;
  readonly maxAgeHours: number;
  /** Largest file, also unpacked. */
  readonly maxBytes: number;
  /** Hash of everything that says what is read, and how: what was read under another one says nothing. */
  readonly configKey: string;
}

/** What is known of a file that was read. */
export interface FileState {
  /** File name, or address without its query. */
  readonly name: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Of the bytes as they are published, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A file of a list with its bytes. */
export interface ListFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The files of a source, or that they say what is known already. */
export type Fetched = { readonly kind: 'unchanged'; readonly states: readonly FileState[] } | { readonly kind: 'files'; readonly files: readonly ListFile[]; readonly states: readonly FileState[] };

/** Files that could not be had (`failed`, it may be otherwise the next time), or must not be used (`refused`). The message is for people and names file or address. */
export class SourceProblem extends Error {
  constructor(
    readonly outcome: 'failed' | 'refused',
    message: string,
  ) {
    super(message);
    this.name = 'SourceProblem';
  }
}

/** Gets the files of a source. */
export interface SourceFiles {
  /** @param known what was read last; empty when that says nothing @throws SourceProblem */
  fetch(source: ListSource, known: readonly FileState[]): Promise<Fetched>;
}

/** Files of a list, read into lines of one of our own forms. */
export interface ListText {
  readonly form: 'starter' | 'ytterby';
  readonly lines: AsyncIterable<ListLine>;
  /** Entries that could not be used and are not among the lines. */
  readonly lost: readonly NamedLine[];
  /** Values that could not be used and stand among the details of their entry. */
  readonly kept: readonly NamedLine[];
}

/** Reads the files of a list, also gzipped ones. */
export interface ListFileReader {
  /** @throws SourceProblem `refused` when the files cannot be trusted as a whole */
  read(files: readonly ListFile[], how: { readonly format: ListFormat; readonly list: string | undefined; readonly maxBytes: number }): Promise<ListText>;
}

/** A part as it goes into a snapshot. */
export interface MergedPart {
  /** Where it comes from, as a sentence says it. */
  readonly from: string;
  readonly lists: readonly string[];
  readonly partId: string;
  readonly content: Buffer;
}

/** Builds snapshots in which parts take the place of their lists. */
export interface ListMerger {
  /** @throws SourceProblem `refused` when lists or ids stand in two places */
  merge(inForce: SnapshotContent | null, parts: readonly MergedPart[]): Promise<BuiltSnapshot>;
}

/** A problem as people see it. */
export interface StatedProblem {
  readonly code: 'YTB_LIST_FETCH_FAILED' | 'YTB_LIST_REFUSED' | 'YTB_LIST_SHRUNKEN';
  readonly message: string;
}

/** A stored part without its content. */
export interface PartHead {
  readonly partId: string;
  readonly entities: number;
  readonly counts: ListCounts;
  readonly since: string;
}

/** The state of a source. Instants are RFC 3339. */
export interface SourceState {
  readonly sourceId: string;
  readonly addedAt: string;
  readonly configKey: string;
  readonly files: readonly FileState[];
  readonly lists: readonly string[];
  readonly part: PartHead | null;
  readonly held: (PartHead & { readonly losses: readonly ListLoss[] }) | null;
  readonly waiting: string | null;
  readonly outcome: RefreshOutcome | null;
  readonly problem: StatedProblem | null;
  readonly failures: number;
  readonly lastAttemptAt: string | null;
  readonly lastSuccessAt: string | null;
  readonly currentAt: string | null;
  readonly nextAttemptAt: string;
}

/** A source that this process may refresh until its lease ends. */
export interface HeldSource {
  readonly state: SourceState;
  readonly epoch: string;
}

/** What an attempt came to. Null in `part`, `held`: as before; `released`: nothing is held any more. */
export interface RefreshResult {
  readonly outcome: RefreshOutcome | 'accepted';
  readonly by: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly problem: StatedProblem | null;
  readonly failures: number;
  readonly nextAttemptAt: string;
  /** The publisher was reached and what it has is in the part: it counts as fresh. */
  readonly isSuccess: boolean;
  readonly configKey: string;
  readonly files: readonly FileState[];
  readonly lists: readonly string[];
  readonly part: { readonly built: BuiltSnapshot | null; readonly partId: string; readonly at: string } | null;
  readonly held: { readonly built: BuiltSnapshot; readonly losses: readonly ListLoss[] } | 'released' | null;
  readonly loss: readonly ListLoss[];
}

/** States, parts and attempts of sources. */
export interface SourceStore {
  /** Makes the rows of configured sources; one whose settings changed is due at once. */
  ensure(sources: readonly ListSource[], at: string): Promise<void>;
  states(ids: readonly string[]): Promise<readonly SourceState[]>;
  /** Leases a source that is due at `dueAt` (null: due or not); null when it is not, or somebody holds it. */
  claim(id: string, lease: { readonly holder: string; readonly forMs: number; readonly dueAt: string | null }): Promise<HeldSource | null>;
  /** Keeps what the attempt came to and ends the lease, all or nothing. @returns false when the lease had passed to another process */
  save(held: HeldSource, result: RefreshResult): Promise<boolean>;
  /** Ends the lease; everything else stays as it was. */
  release(held: HeldSource): Promise<void>;
  partContent(partId: string): Promise<Buffer>;
  /** The parts in the snapshot, by source. */
  partsIn(snapshotId: string): Promise<ReadonlyMap<string, string>>;
  /** When a person last activated a snapshot; null: never. */
  lastActivationByPerson(): Promise<string | null>;
  /** Notes which parts a snapshot holds. */
  noteParts(snapshotId: string, parts: ReadonlyMap<string, string>): Promise<void>;
  /** The parts of these sources are in force as they are: nothing waits, and they are as current as their last success. */
  noteCurrent(snapshotId: string, ids: readonly string[]): Promise<void>;
  /** Something keeps the newest part of a source out of every snapshot. */
  noteProblem(id: string, problem: StatedProblem): Promise<void>;
  /** A snapshot with the newest parts of these sources waits for a person. @returns those for which another one, or none, waited before */
  noteWaiting(snapshotId: string, ids: readonly string[]): Promise<readonly string[]>;
}

/** How everything that a source does is signed. */
export const SOURCE_ACTOR = 'source:';
