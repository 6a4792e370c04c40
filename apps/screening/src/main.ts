import { createLogger, loadConfig, runUntilSignal } from '@ytterby/platform';
import { screeningSettings } from './config';
import { startScreening } from './service';

async function main(): Promise<void> {
  const config = loadConfig(screeningSettings, process.env);
  const screening = await startScreening(config, { root: process.env['YTTERBY_ROOT'] ?? process.cwd() });
  runUntilSignal(screening.logger, [screening]);
}

main().catch((cause: unknown) => {
  createLogger('screening', 'error').error('start_failed', { err: cause instanceof Error ? cause.message : String(cause) });
  process.exit(1);
});
