import { commonSettings, PORTS, portSetting } from '@ytterby/platform';
import type { z } from 'zod';

/** Settings of order intake. */
export const orderIntakeSettings = {
  ...commonSettings,
  YTTERBY_INTAKE_PORT: portSetting(PORTS['order-intake']).describe('Port of order intake.'),
} as const;

/** See {@link orderIntakeSettings}. */
export type OrderIntakeConfig = z.infer<z.ZodObject<typeof orderIntakeSettings>>;

/** Largest order in bytes over HTTP, alone or as one line of a batch; the same as `limits.inboundMaxBytes` in infra/kafka/topics.yaml. */
export const MAX_ORDER_BYTES = 4 * 1024 * 1024;
/** Most lines of one batch request. */
export const MAX_BATCH_LINES = 10_000;
