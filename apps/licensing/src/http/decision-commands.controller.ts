import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { decideAgainRequest, type DecisionCommand, orderId as orderIdSchema } from '@ytterby/contracts';
import { type Caller, CurrentCaller, parseBody, Roles } from '@ytterby/platform';
import { type DecideAgainCommand, notDecided } from '../application/decide-on-command';

/** Decides an order again; resolves after the commit. */
export type DecideAgain = (command: DecideAgainCommand) => Promise<DecisionCommand>;

/** Injection token of {@link DecideAgain}. */
export const DECIDE_AGAIN = Symbol('DECIDE_AGAIN');

/** Commands of officers to decide an order again. */
@Controller('v1')
export class DecisionCommandsController {
  constructor(@Inject(DECIDE_AGAIN) private readonly decideAgain: DecideAgain) {}

  @Post('orders/:orderId/decisions')
  @HttpCode(200)
  @Roles('officer')
  command(@Param('orderId') orderId: string, @Body() body: unknown, @CurrentCaller() caller: Caller): Promise<DecisionCommand> {
    const { reason } = parseBody(decideAgainRequest, body);
    // What is no order id names no order, so no decision either.
    if (!orderIdSchema.safeParse(orderId).success) throw notDecided(orderId);
    return this.decideAgain({ orderId, reason, by: caller.subject });
  }
}
