import { resolve } from 'node:path';
import { chooseProvider, earlierProvider, rememberProvider } from './choose-provider';
import { dockerProvider } from './docker/docker-provider';
import { whyNoDocker } from './docker/engine';
import { StackError } from './errors';
import { externalProvider } from './external/external-provider';
import { processProvider } from './process/process-provider';
import { runCommand } from './run-command';
import { externalUrls } from './settings';
import { PARTS, type ProviderName, type RunningStack, type StackOptions, type StackProvider, type StartPlan } from './types';

const PROVIDERS: Readonly<Record<ProviderName, StackProvider>> = { docker: dockerProvider, process: processProvider, external: externalProvider };

/**
 * Starts Kafka, PostgreSQL and Redis and resolves when they answer. What is chosen, and why, goes to `onProgress`.
 * Without Redis it goes on (`redis` is null and `warnings` says why).
 * @throws StackError with a sentence that says what to do; nothing is left running then
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const plan = planOf(options);
  const { provider, reason } = await chooseProvider({
    mode: options.mode,
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

function planOf(options: StackOptions): Omit<StartPlan, 'reason'> {
  return {
    dataDir: resolve(options.dataDir),
    cacheDir: resolve(options.cacheDir),
    ports: options.ports,
    onProgress: options.onProgress,
    parts: options.parts ?? PARTS,
    fresh: options.fresh ?? false,
    external: options.external ?? externalUrls(process.env),
    kafkaHeap: options.kafkaHeap ?? '512m',
    postgresPassword: options.postgresPassword ?? 'ytterby',
    javaHome: options.javaHome ?? process.env['JAVA_HOME'] ?? '',
    onExit: options.onExit ?? ((exit) => options.onProgress(`${exit.part} stopped unexpectedly (${exit.reason}); its log is ${exit.logFile}`)),
    signal: options.signal ?? new AbortController().signal,
  };
}
