import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from '../logger';
import type { AuthenticatedRequest } from './auth';
import { toProblem } from './problem';

const RETRY_AFTER_SECONDS = '2';

/** Turns every error into problem details. Server errors are logged with their cause, refused keys with who wanted what (ASVS 16.3.2); other client errors are not. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (problem.status >= 500) this.logger.error('http_error', { code: problem.code, err: describe(error) });
    if (problem.status === 401 || problem.status === 403) this.logger.warn('http_refused', refused(problem.code, http.getRequest<AuthenticatedRequest>()));
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.status === 503) void reply.header('Retry-After', RETRY_AFTER_SECONDS);
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}

function refused(code: string, { method, url, caller }: AuthenticatedRequest): Record<string, unknown> {
  return { code, method, path: url.split('?')[0], subject: caller?.subject ?? null };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` caused by ${error.cause.stack ?? error.cause.message}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
