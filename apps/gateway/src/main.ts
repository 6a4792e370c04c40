import { createLogger, loadConfig, runUntilSignal } from '@ytterby/platform';
import { gatewaySettings } from './config';
import { startGateway } from './service';

async function main(): Promise<void> {
  const config = loadConfig(gatewaySettings, process.env);
  const gateway = await startGateway(config, { root: process.env['YTTERBY_ROOT'] ?? process.cwd() });
  runUntilSignal(gateway.logger, [gateway]);
}

main().catch((cause: unknown) => {
  createLogger('gateway', 'error').error('start_failed', { err: cause instanceof Error ? cause.message : String(cause) });
  process.exit(1);
});
