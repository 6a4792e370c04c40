import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { type StatusEntryView, statusEntryRequest, type StatusRegisterView, statusReviewRequest } from '@ytterby/contracts';
import { beijingDate, YtterbyError } from '@ytterby/kernel';
import { type Caller, type Clock, CurrentCaller, parseBody, Roles } from '@ytterby/platform';
import type { StatusProposal, StatusReview } from '../application/set-status';
import type { StatusReader } from '../ports';

/** What officers do with the status register. */
export interface StatusActions {
  /** @returns the id of the new entry */
  propose(proposal: StatusProposal): Promise<string>;
  review(review: StatusReview): Promise<void>;
  readonly reader: StatusReader;
  readonly clock: Clock;
}

/** Injection token of {@link StatusActions}. */
export const STATUS_ACTIONS = Symbol('STATUS_ACTIONS');

/** The state of measures after their written end: proposed by one officer, approved by another. */
@Controller('v1/status-register')
export class StatusRegisterController {
  constructor(@Inject(STATUS_ACTIONS) private readonly actions: StatusActions) {}

  @Get()
  @Roles('viewer', 'analyst', 'officer')
  register(): Promise<StatusRegisterView> {
    return this.actions.reader.register(beijingDate(this.actions.clock()));
  }

  @Post('entries')
  @HttpCode(200)
  @Roles('officer')
  async propose(@Body() body: unknown, @CurrentCaller() caller: Caller): Promise<StatusEntryView> {
    return this.entry(await this.actions.propose({ by: caller.subject, request: parseBody(statusEntryRequest, body) }));
  }

  // The router takes everything up to a slash as the parameter unless a pattern ends it; "::" is a literal colon.
  @Post('entries/:entryId([^:]+)::approve')
  @HttpCode(200)
  @Roles('officer')
  approve(@Param('entryId') entryId: string, @Body() body: unknown, @CurrentCaller() caller: Caller): Promise<StatusEntryView> {
    return this.review(entryId, 'approved', body, caller);
  }

  @Post('entries/:entryId([^:]+)::reject')
  @HttpCode(200)
  @Roles('officer')
  reject(@Param('entryId') entryId: string, @Body() body: unknown, @CurrentCaller() caller: Caller): Promise<StatusEntryView> {
    return this.review(entryId, 'rejected', body, caller);
  }

  private async review(entryId: string, verdict: StatusReview['verdict'], body: unknown, caller: Caller): Promise<StatusEntryView> {
    const { comment } = parseBody(statusReviewRequest, body);
    await this.actions.review({ entryId, verdict, by: caller.subject, comment: comment ?? null });
    return this.entry(entryId);
  }

  private async entry(entryId: string): Promise<StatusEntryView> {
    const entry = await this.actions.reader.entry(entryId);
    if (entry === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no entry ${JSON.stringify(entryId)} in the status register.` });
    return entry;
  }
}
