import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from '../logger';
import { toProblem } from './problem';

const RETRY_AFTER_SECONDS = '2';

/** Turns every error into problem details; server errors are logged with their cause, client errors are not. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (problem.status >= 500) this.logger.error('http_error', { code: problem.code, err: describe(error) });
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.status === 503) void reply.header('Retry-After', RETRY_AFTER_SECONDS);
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` caused by ${error.cause.stack ?? error.cause.message}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
