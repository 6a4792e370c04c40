import { commonSettings, PORTS, portSetting } from '@ytterby/platform';
import { z } from 'zod';

/** Settings of the screening service. */
export const screeningSettings = {
  ...commonSettings,
  YTTERBY_SCREENING_PORT: portSetting(PORTS.screening).describe('Port of the screening service.'),
  YTTERBY_LIST_MAX_LOSS_PCT: z.coerce.number().int().min(0).max(100).default(10).describe('Percent of a list in force that an import or activation may drop (from five entities on) before a person must accept the loss. An emptied list is refused whatever this says.'),
} as const;

/** See {@link screeningSettings}. */
export type ScreeningConfig = z.infer<z.ZodObject<typeof screeningSettings>>;

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
