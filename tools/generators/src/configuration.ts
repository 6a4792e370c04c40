import { z } from 'zod';

/** The settings of one service, as its config.ts exports them. */
export interface ServiceSettings {
  readonly service: string;
  readonly settings: Readonly<Record<string, z.ZodType>>;
}

interface Row {
  readonly name: string;
  readonly services: readonly string[];
  readonly fallback: string;
  readonly allowed: string;
  readonly description: string;
}

function fallbackOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success) return 'must be set';
  // Of a text that is read into something else, what is written counts.
  const written = typeof parsed.data === 'object' ? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).default : parsed.data;
  if (written === undefined || written === '') return 'empty';
  return `\`${String(written)}\``;
}

/** What JSON Schema says of the value; of a true/false flag (text that becomes a boolean) what may be written. */
function allowedOf(schema: z.ZodType): string {
  const described = ['output', 'input'].map((io) => z.toJSONSchema(schema, { io: io as 'input' | 'output', unrepresentable: 'any' }));
  const found = described.find(({ type }) => type !== undefined);
  if (found?.enum !== undefined) return found.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (found?.type === 'integer') return `whole number${range(found)}`;
  if (found?.format === 'uri') return 'URL';
  return found?.pattern === undefined ? 'text' : `text like \`${found.pattern}\``;
}

function range({ minimum, maximum }: { minimum?: number | undefined; maximum?: number | undefined }): string {
  const from = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? null : minimum;
  const to = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum;
  if (from !== null && to !== null) return `, ${from} to ${to}`;
  if (from !== null) return `, at least ${from}`;
  return to === null ? '' : `, at most ${to}`;
}

function rowsOf(all: readonly ServiceSettings[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { service, settings } of all) {
    for (const [name, schema] of Object.entries(settings)) {
      const { description } = schema;
      if (description === undefined) throw new Error(`${name} of ${service} has no description: add .describe(…) in apps/${service}/src/config.ts`);
      const services = [...(rows.get(name)?.services ?? []), service];
      rows.set(name, { name, services, fallback: fallbackOf(schema), allowed: allowedOf(schema), description });
    }
  }
  return [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A text as a cell of a Markdown table. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The table of all environment variables, as Markdown. @throws Error when a setting has no description */
export function configurationPage(all: readonly ServiceSettings[]): string {
  const lines = rowsOf(all).map(
    ({ name, services, fallback, allowed, description }) =>
      `| \`${name}\` | ${cell(description)} | ${cell(fallback)} | ${cell(allowed)} | ${services.length === all.length ? 'all' : services.join(', ')} |`,
  );
  return `# Configuration

Generated from the settings in \`apps/*/src/config.ts\`; do not edit. After a change: \`npx tsx tools/generators/src/main.ts\`.

Every service reads its settings from the environment once, at start. A value that cannot be used stops the start with its name, its value and what is
allowed. An empty variable counts as not set. \`npm start\` sets what the demo needs; \`YTTERBY_ROOT\` names the folder that holds the migrations and the
console (default: the current folder).

| variable | meaning | default | allowed | read by |
|---|---|---|---|---|
${lines.join('\n')}
`;
}
