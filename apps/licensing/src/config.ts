import { commonSettings, PORTS, portSetting } from '@ytterby/platform';
import { type Policies, parsePolicies } from '@ytterby/regulation';
import { z } from 'zod';

function policiesOf(text: string, refuse: (message: string) => void): Partial<Policies> {
  const pairs = text.split(',').filter((part) => part.trim() !== '');
  const parsed = parsePolicies(Object.fromEntries(pairs.map((pair) => pair.split('=', 2).map((part) => part.trim()))));
  if (parsed.ok) return parsed.value;
  for (const { path, value, message } of parsed.error) refuse(value === undefined ? `${path} ${message}` : `${path}=${value} ${message}`);
  return {};
}

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
  YTTERBY_POLICIES: z
    .string()
    .default('')
    .transform((text, context) => policiesOf(text, (message) => context.addIssue({ code: 'custom', message })))
    .describe('Choices where the texts are silent, as name=value separated by commas, for example chain=multiply,mayThreshold=askFirst. Not named: the default.'),
  YTTERBY_PUBLIC_URL: z.url().default('http://127.0.0.1:7400').describe('Address of the gateway as readers of events reach it; put before the URL of lines that are left out of an event.'),
  YTTERBY_RATES_FILE: z
    .string()
    .optional()
    .describe('File of dated exchange rates (docs/runbook.md, "Exchange rates"), read at start and when it changes. Empty: none, so two currencies on a line are a missing fact.'),
} as const;

/** See {@link licensingSettings}. */
export type LicensingConfig = z.infer<z.ZodObject<typeof licensingSettings>>;
