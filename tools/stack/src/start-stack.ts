import { resolve } from 'node:path';
import { chooseProvider, earlierProvider, rememberProvider } from './choose-provider';
import { dockerProvider } from './docker/docker-provider';
import { whyNoDocker } from './docker/engine';
import { PART_TITLES } from './display';
import { StackError } from './errors';
import { externalProvider } from './external/external-provider';
import { processProvider } from './process/process-provider';
import { REPOSITORY } from './repository-files';
import { runCommand } from './run-command';
import { stackOptionsFromEnv } from './settings';
import { type PartExit, PARTS, type ProviderName, type RunningStack, type StackMode, type StackOptions, type StackProvider, type StartPlan } from './types';

const PROVIDERS: Readonly<Record<ProviderName, StackProvider>> = { docker: dockerProvider, process: processProvider, external: externalProvider };

/**
 * Starts Kafka, PostgreSQL and Redis and resolves when they answer. What is chosen, and why, goes to `onProgress`.
 * Without Redis it goes on (`redis` is null and `warnings` says why).
 * @throws StackError with a sentence that says what to do; nothing is left running then
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const { mode, ...plan } = planOf(options);
  const { provider, reason } = await chooseProvider({
    mode,
    external: plan.external,
    earlier: plan.fresh ? null : earlierProvider(plan.dataDir),
    whyNoDocker: () => whyNoDocker({ parts: plan.parts, fresh: plan.fresh, run: runCommand, onProgress: plan.onProgress }),
  });
  plan.onProgress(`Stack: ${reason}`);
  const stack = await startWith(PROVIDERS[provider], { ...plan, reason });
  if (!plan.fresh) rememberProvider(plan.dataDir, provider);
  return stack;
}

/** A missing tool is easier to understand with the reason why this provider was chosen. */
async function startWith(provider: StackProvider, plan: StartPlan): Promise<RunningStack> {
  try {
    return await provider.start(plan);
  } catch (error) {
    if (!(error instanceof StackError) || !error.code.startsWith('YTB_STACK_NO_')) throw error;
    throw new StackError(error.code, `${error.message} (Chosen: ${plan.reason}.)`, error);
  }
}

function planOf(options: StackOptions): Omit<StartPlan, 'reason'> & { readonly mode: StackMode } {
  const fromEnv = stackOptionsFromEnv(process.env, REPOSITORY);
  const { onProgress } = options;
  return {
    onExit: (exit) => onProgress(exitLine(exit)),
    signal: new AbortController().signal,
    parts: PARTS,
    fresh: false,
    ...fromEnv,
    ...options,
    mode: options.mode === undefined || options.mode === 'auto' ? fromEnv.mode : options.mode,
    dataDir: resolve(options.dataDir ?? fromEnv.dataDir),
    cacheDir: resolve(options.cacheDir ?? fromEnv.cacheDir),
    ports: options.ports === 'free' ? 'free' : { ...fromEnv.ports, ...options.ports },
  };
}

function exitLine({ part, reason, logFile, restarting }: PartExit): string {
  const next = restarting ? 'it is started again' : 'it died too often and is not started again: stop, look into the log, and start again';
  return `${PART_TITLES[part]} stopped unexpectedly (${reason}); ${next}. Its log: ${logFile}`;
}
