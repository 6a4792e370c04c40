import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OrderV1, PartyScreening } from '@ytterby/contracts';
import { type DecideInput, REGIME_PROFILES } from '@ytterby/regulation';
import { z } from 'zod';
import type { BookCase } from './watch-rules';

const FOLDER = ['libs', 'regulation', 'src', 'test'] as const;

const ownCase = z.object({
  id: z.string(), article: z.string(), mark: z.enum(['text', 'secondary', 'memory', 'interpretation']), says: z.string(), outcome: z.string(),
  given: z.custom<Readonly<Record<string, unknown>>>((value) => typeof value === 'object' && value !== null),
  reading: z.object({ on: z.string(), profile: z.enum(Object.keys(REGIME_PROFILES) as [keyof typeof REGIME_PROFILES]).optional(), policy: z.record(z.string(), z.string()).optional(), knownAt: z.string().optional() }),
});

interface Builders {
  readonly order: (given: object) => OrderV1;
  readonly screeningOf: (order: OrderV1, over: unknown) => PartyScreening[];
}

/** Test data is no part of a library's index; the generator reads it by the path of the file, as it does the settings of the apps. */
async function load(root: string, ...path: readonly string[]): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(join(root, ...FOLDER, ...path)).href)) as Record<string, unknown>;
}

function inputOf({ order: build, screeningOf }: Builders, { given, reading }: z.infer<typeof ownCase>): DecideInput {
  const order = build(given);
  return {
    order, screening: { parties: screeningOf(order, given['screening']) }, asOf: reading.on, statusRegister: REGIME_PROFILES[reading.profile ?? 'UNVERIFIED'],
    ...(reading.policy === undefined ? {} : { policies: reading.policy }), ...(reading.knownAt === undefined ? {} : { knownAt: reading.knownAt }),
  };
}

function readingText({ on, profile, policy, knownAt }: z.infer<typeof ownCase>['reading']): string {
  const policies = Object.entries(policy ?? {}).map(([name, value]) => `${name}=${value}`);
  return [on, ...(profile === undefined ? [] : [profile]), ...policies, ...(knownAt === undefined ? [] : [`known at ${knownAt}`])].join(', ');
}

/** The cases that were written from the texts, before the engine's answers were seen. */
export async function ownCases(root: string): Promise<readonly BookCase[]> {
  const { OWN_CASES } = await load(root, 'cases', 'index.ts');
  const builders = (await load(root, 'builders.ts')) as unknown as Builders;
  return z.array(ownCase).parse(OWN_CASES).map((row) => {
    const { id, article, mark, says, outcome, reading } = row;
    return { id, article, mark, says, outcome, reading: readingText(reading), input: inputOf(builders, row) };
  });
}
