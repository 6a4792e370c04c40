import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { FILES } from '../repository-files';
import { PARTS, type PartName } from '../types';

const serviceSchema = z.object({
  image: z.string(),
  ports: z.array(z.string()).length(1),
  environment: z.record(z.string(), z.string()).default({}),
  command: z.array(z.string()).optional(),
});
const composeSchema = z.object({ services: z.object({ kafka: serviceSchema, postgres: serviceSchema, redis: serviceSchema }) });

/** A service of docker-compose.yml, with its variables filled in. */
export interface ComposeService {
  readonly image: string;
  readonly containerPort: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[] | null;
}

/** Fills in `${NAME:-default}` and `${NAME}` as compose does. */
export function interpolate(text: string, variables: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, name: string, fallback: string | undefined) => {
    const value = variables[name];
    return value === undefined || value === '' ? (fallback ?? '') : value;
  });
}

/** The three services of docker-compose.yml. @param variables what the file may refer to, for example YTTERBY_KAFKA_PORT */
export function composeServices(variables: Readonly<Record<string, string | undefined>>, file = FILES.compose): Readonly<Record<PartName, ComposeService>> {
  const { services } = composeSchema.parse(parse(interpolate(readFileSync(file, 'utf8'), variables)));
  const entries = PARTS.map((part) => {
    const service = services[part];
    const containerPort = Number(service.ports[0]?.split(':').at(-1));
    return [part, { image: service.image, containerPort, environment: service.environment, command: service.command ?? null }] as const;
  });
  return Object.fromEntries(entries) as Record<PartName, ComposeService>;
}
