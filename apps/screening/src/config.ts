import { availableParallelism } from 'node:os';
import { commonSettings, PORTS, portSetting } from '@ytterby/platform';
import { z } from 'zod';

/** Settings of the screening service. */
export const screeningSettings = {
  ...commonSettings,
  YTTERBY_SCREENING_PORT: portSetting(PORTS.screening).describe('Port of the screening service.'),
  YTTERBY_SCREENING_THREADS: z.coerce.number().int().min(1).max(64).optional().describe('Threads that screen side by side against the list in memory, which they share. Empty: one for each core, at most four.'),
  YTTERBY_SCREENING_IMAGE_DIR: z.string().optional().describe('Folder, this service\'s own, in which lists are kept as they are laid out for screening, so that a start reads them instead of building for seconds. Empty: they are built at every start.'),
  YTTERBY_LIST_MAX_LOSS_PCT: z.coerce.number().int().min(0).max(100).default(10).describe('Percent of a list in force that an import or activation may drop (from five entities on) before a person must accept the loss. An emptied list is refused whatever this says.'),
  YTTERBY_LIST_MAX_FILE_MIB: z.coerce.number().int().min(1).max(512).default(128).describe('Largest list file in MiB that may be imported over HTTP, also unpacked. Files of list sources have their own limit.'),
  YTTERBY_LIST_SOURCES_FILE: z.string().optional().describe('File of the sources from which lists are refreshed (docs/runbook.md, "List sources"), read at start. Empty: lists are only imported by hand.'),
} as const;

/** See {@link screeningSettings}. */
export type ScreeningConfig = z.infer<z.ZodObject<typeof screeningSettings>>;

const MOST_THREADS_UNASKED = 4;

/** How many threads screen side by side. */
export function screeningThreads({ YTTERBY_SCREENING_THREADS: stated }: ScreeningConfig): number {
  return stated ?? Math.min(availableParallelism(), MOST_THREADS_UNASKED);
}

/** Largest JSON body: a comment. */
export const MAX_BODY_BYTES = 256 * 1024;
/** Longest line of a list file. */
export const MAX_LIST_LINE_BYTES = 1024 * 1024;
/** Longest line of a batch of names. */
export const MAX_NAME_LINE_BYTES = 256 * 1024;
/** Orders screened again in one transaction. */
export const RESCREEN_BATCH = 200;
/** How often a replica looks for an activation that another one made, and for a job. */
export const POLL_MS = 1_000;
/** How often a replica looks whether a list source is due, or something else is in force than it last saw. */
export const SOURCE_POLL_MS = 5_000;
/** How long whoever asks for a refresh waits for its end; shorter than the gateway waits for a byte. */
export const REFRESH_ANSWER_MS = 20_000;
