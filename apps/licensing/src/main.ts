import { createLogger, loadConfig, runUntilSignal } from '@ytterby/platform';
import { licensingSettings } from './config';
import { startLicensing } from './service';

async function main(): Promise<void> {
  const config = loadConfig(licensingSettings, process.env);
  const licensing = await startLicensing(config, { root: process.env['YTTERBY_ROOT'] ?? process.cwd() });
  runUntilSignal(licensing.logger, [licensing]);
}

main().catch((cause: unknown) => {
  createLogger('licensing', 'error').error('start_failed', { err: cause instanceof Error ? cause.message : String(cause) });
  process.exit(1);
});
