import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from './errors';
import type { ExternalUrls, ProviderName, StackMode } from './types';

/** A provider and the sentence that says why it. */
export interface Choice {
  readonly provider: ProviderName;
  readonly reason: string;
}

/** What the choice depends on. */
export interface ChoiceInput {
  readonly mode: StackMode;
  readonly external: ExternalUrls;
  /** The provider that made the data that are there; null when there are none, or for a fresh stack. */
  readonly earlier: ProviderName | null;
  /** Null when docker can be used, else why not. Asked only when it matters. */
  readonly whyNoDocker: () => Promise<string | null>;
}

/**
 * Chooses a provider. `auto` takes docker only if its engine answers and has or can pull the images, and never leaves data behind that another
 * provider keeps: what ran here before runs again.
 * @throws StackError YTB_STACK_NO_DOCKER when docker is asked for, or keeps the data, and cannot be used
 */
export async function chooseProvider(input: ChoiceInput): Promise<Choice> {
  switch (input.mode) {
    case 'external':
      return { provider: 'external', reason: 'YTTERBY_STACK=external: servers that run already' };
    case 'process':
      return { provider: 'process', reason: 'YTTERBY_STACK=process: plain processes of this machine' };
    case 'docker': {
      const problem = await input.whyNoDocker();
      if (problem === null) return { provider: 'docker', reason: 'YTTERBY_STACK=docker: containers' };
      throw new StackError('YTB_STACK_NO_DOCKER', `YTTERBY_STACK=docker, but ${problem}: put that right, or set YTTERBY_STACK=process to use plain processes.`);
    }
    case 'auto': {
      const choice = await chooseByItself(input);
      return { ...choice, reason: `${choice.reason}${unusedUrls(input.external)}` };
    }
  }
}

async function chooseByItself({ earlier, whyNoDocker }: ChoiceInput): Promise<Choice> {
  if (earlier === 'process') return { provider: 'process', reason: 'plain processes, because the data that are there were made by them' };
  const problem = await whyNoDocker();
  if (problem === null) return { provider: 'docker', reason: 'containers, because the container engine answers and has the images' };
  if (earlier === 'docker') {
    throw new StackError(
      'YTB_STACK_NO_DOCKER',
      `The data that are there were made by containers, but ${problem}: put that right, or set YTTERBY_STACK=process to go on with empty data in plain processes.`,
    );
  }
  return { provider: 'process', reason: `plain processes, because ${problem}` };
}

/** Somebody who set URLs may expect them to be used. */
function unusedUrls(external: ExternalUrls): string {
  const isSet = external.kafkaBrokers !== undefined || external.postgresUrl !== undefined;
  return isSet ? ' (YTTERBY_KAFKA_BROKERS and YTTERBY_POSTGRES_URL are used with YTTERBY_STACK=external only)' : '';
}

function providerFile(dataDir: string): string {
  return join(dataDir, 'provider');
}

/** The provider that keeps the data of a folder. */
export function earlierProvider(dataDir: string): ProviderName | null {
  const file = providerFile(dataDir);
  const name = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return name === 'docker' || name === 'process' ? name : null;
}

/** Notes which provider keeps the data of a folder. */
export function rememberProvider(dataDir: string, provider: ProviderName): void {
  if (provider === 'external') return;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(providerFile(dataDir), `${provider}\n`);
}
