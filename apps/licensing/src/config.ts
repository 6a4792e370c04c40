import { commonSettings, PORTS, portSetting } from '@ytterby/platform';
import { z } from 'zod';

/** Settings of the licensing service. */
export const licensingSettings = {
  ...commonSettings,
  YTTERBY_LICENSING_PORT: portSetting(PORTS.licensing).describe('Port of the licensing service.'),
  YTTERBY_DECISION_EVENT_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(10_000)
    .default(921_600)
    .describe('Largest decision event in bytes. A larger decision is published without its lines, with the URL where they are.'),
  YTTERBY_PUBLIC_URL: z.url().default('http://127.0.0.1:7400').describe('Address of the gateway as readers of events reach it; put before the URL of lines that are left out of an event.'),
} as const;

/** See {@link licensingSettings}. */
export type LicensingConfig = z.infer<z.ZodObject<typeof licensingSettings>>;
