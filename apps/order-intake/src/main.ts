import { createLogger, loadConfig, runUntilSignal } from '@ytterby/platform';
import { orderIntakeSettings } from './config';
import { startOrderIntake } from './service';

async function main(): Promise<void> {
  const config = loadConfig(orderIntakeSettings, process.env);
  const intake = await startOrderIntake(config, { root: process.env['YTTERBY_ROOT'] ?? process.cwd() });
  runUntilSignal(intake.logger, [intake]);
}

main().catch((cause: unknown) => {
  createLogger('order-intake', 'error').error('start_failed', { err: cause instanceof Error ? cause.message : String(cause) });
  process.exit(1);
});
