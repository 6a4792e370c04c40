import { type CanActivate, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { YtterbyError } from '@ytterby/kernel';
import type { FastifyRequest } from 'fastify';
import type { ApiKeys, Caller, Role } from '../api-keys';

const ROLES_KEY = 'ytterby:roles';
const PUBLIC_KEY = 'ytterby:public';

/** A request after the guard; `caller` is missing on public routes and for unknown keys. */
export type AuthenticatedRequest = FastifyRequest & { caller?: Caller };

/** Roles that may call a route. A route with neither `Roles` nor `Public` is refused: nothing is open by omission. */
export function Roles(...roles: readonly Role[]): MethodDecorator & ClassDecorator {
  return SetMetadata(ROLES_KEY, roles);
}

/** A route that needs no key (health, documents, static files). */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(PUBLIC_KEY, true);
}

/** The authenticated caller of the request. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (caller === undefined) throw new YtterbyError('YTB_AUTH_MISSING');
  return caller;
});

/** Checks API key and role of every request. */
export class ApiKeyGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(private readonly keys: ApiKeys) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, targets) === true) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const caller = this.keys.authenticate(request.headers.authorization);
    request.caller = caller;
    const allowed = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_KEY, targets) ?? [];
    if (!allowed.includes(caller.role)) {
      throw new YtterbyError('YTB_AUTH_FORBIDDEN', {
        message: `The role "${caller.role}" of this API key does not allow this action; it needs ${allowed.map((role) => `"${role}"`).join(' or ')}.`,
      });
    }
    return true;
  }
}
