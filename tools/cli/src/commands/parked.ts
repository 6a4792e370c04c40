import { printAnswer } from '../answers';
import { call, resolveTarget, type TargetOptions } from '../api-client';
import { EXIT, type ExitStatus, UsageError } from '../exit-status';
import type { Register } from '../main';
import { withTarget } from '../target-options';

const SERVICES = ['order-intake', 'screening', 'licensing'];

type ServiceOption = TargetOptions & { service?: string };

function servicesOf(options: ServiceOption): readonly string[] {
  if (options.service === undefined) return SERVICES;
  if (!SERVICES.includes(options.service)) throw new UsageError(`--service ${options.service}: allowed are ${SERVICES.join(', ')}.`);
  return [options.service];
}

function oneService(options: ServiceOption): string {
  const [service, second] = servicesOf(options);
  if (service === undefined || second !== undefined) throw new UsageError(`Say which service with --service: ${SERVICES.join(', ')}.`);
  return service;
}

/** `ytterby parked list|show|replay`: events that could not be processed, kept with their cause. */
export const registerParked: Register = (program, done) => {
  const parked = program.command('parked').description('Look at and replay parked events (needs the running platform).');
  const withService = (name: string): ReturnType<typeof withTarget> => withTarget(parked.command(name)).option('--service <service>', SERVICES.join(', '));
  withService('list')
    .description('List what is parked, of one service or all.')
    .option('--status <status>', 'parked, replayed or all', 'parked')
    .action(async (options: ServiceOption & { status: string }) => {
      let status: ExitStatus = EXIT.ok;
      for (const service of servicesOf(options)) {
        process.stderr.write(`${service}:\n`);
        const answer = await call(resolveTarget(options, 'officer'), 'GET', `/v1/services/${service}/parked?status=${encodeURIComponent(options.status)}`);
        status = Math.max(status, printAnswer(answer)) as ExitStatus;
      }
      done(status);
    });
  withService('show <id>')
    .description('Show one parked event with its payload.')
    .action(async (id: string, options: ServiceOption) => {
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'GET', `/v1/services/${oneService(options)}/parked/${encodeURIComponent(id)}`)));
    });
  withService('replay <id>')
    .description('Process a parked event again, and then those that wait behind it.')
    .action(async (id: string, options: ServiceOption) => {
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'POST', `/v1/services/${oneService(options)}/parked/${encodeURIComponent(id)}:replay`)));
    });
};
