import { commonSettings, PORTS, portSetting } from '@ytterby/platform';
import { z } from 'zod';

const { YTTERBY_BIND, YTTERBY_KEYS_FILE, YTTERBY_LOG_LEVEL } = commonSettings;

function serviceUrl(name: keyof typeof PORTS): z.ZodDefault<z.ZodURL> {
  return z.url({ protocol: /^http$/ }).default(`http://127.0.0.1:${PORTS[name]}`);
}

/** Settings of the gateway. It has no database and no broker. */
export const gatewaySettings = {
  YTTERBY_BIND,
  YTTERBY_KEYS_FILE,
  YTTERBY_LOG_LEVEL,
  YTTERBY_GATEWAY_PORT: portSetting(PORTS.gateway).describe('Port of the gateway: console, API and documents.'),
  YTTERBY_INTAKE_URL: serviceUrl('order-intake').describe('Where the gateway reaches order intake.'),
  YTTERBY_SCREENING_URL: serviceUrl('screening').describe('Where the gateway reaches screening.'),
  YTTERBY_LICENSING_URL: serviceUrl('licensing').describe('Where the gateway reaches licensing.'),
  YTTERBY_UPSTREAM_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .default(30_000)
    .describe('Milliseconds without a byte after which the gateway gives a service up. Event streams send a heartbeat every 15 s.'),
} as const;

/** See {@link gatewaySettings}. */
export type GatewayConfig = z.infer<z.ZodObject<typeof gatewaySettings>>;
