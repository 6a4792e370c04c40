import type { PartProcess } from './part-process';
import type { CommandRunner } from '../run-command';

/** What every part of the process provider gets to start. */
export interface PartContext {
  readonly dataDir: string;
  readonly cacheDir: string;
  readonly port: number;
  readonly run: CommandRunner;
  readonly onProgress: (line: string) => void;
  /** Called as soon as the process exists, long before it answers: from then on it can be stopped and is on record. */
  readonly onSpawn: (process: PartProcess) => void;
}

/** A part that answers: `host:port` for Kafka, a URL for the others. */
export interface StartedPart {
  readonly process: PartProcess;
  readonly url: string;
}
