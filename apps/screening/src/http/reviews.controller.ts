import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { approveRequest, type ApproveRequest, resolveRequest, type ResolveRequest, type Review, type ReviewList, reviewListQuery } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { type Caller, CurrentCaller, parseBody, parseQuery, Roles } from '@ytterby/platform';
import type { ReviewCommand } from '../application/resolve-hit';
import type { ScreeningReader } from '../ports';

/** What persons do with hits; each call is one transaction. */
export interface ReviewActions {
  resolve(command: ReviewCommand<ResolveRequest>): Promise<void>;
  approve(command: ReviewCommand<ApproveRequest>): Promise<void>;
}

/** Injection token of {@link ReviewActions}. */
export const REVIEW_ACTIONS = Symbol('REVIEW_ACTIONS');
/** Injection token of {@link ScreeningReader}. */
export const SCREENING_READER = Symbol('SCREENING_READER');

const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;


/** The review queue. */
@Controller('v1/reviews')
export class ReviewsController {
  constructor(
    @Inject(REVIEW_ACTIONS) private readonly actions: ReviewActions,
    @Inject(SCREENING_READER) private readonly reader: ScreeningReader,
  ) {}

  @Get()
  @Roles('viewer', 'analyst', 'officer')
  list(@Query() query: Record<string, unknown>): Promise<ReviewList> {
    return this.reader.reviews(parseQuery(reviewListQuery, query));
  }

  @Get(':hitId')
  @Roles('viewer', 'analyst', 'officer')
  async show(@Param('hitId') hitId: string): Promise<Review> {
    const review = await this.reader.review(hitId);
    if (review === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no hit ${JSON.stringify(hitId)}.` });
    return review;
  }

  // The router takes everything up to a slash as the parameter unless a pattern ends it; "::" is a literal colon.
  @Post(':hitId([^:]+)::resolve')
  @HttpCode(200)
  @Roles('analyst', 'officer')
  async resolve(
    @Param('hitId') hitId: string,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
    @Headers('traceparent') traceparent: string | undefined,
  ): Promise<Review> {
    await this.actions.resolve({ hitId, by: caller.subject, request: parseBody(resolveRequest, body), traceparent: checkedTrace(traceparent) });
    return this.show(hitId);
  }

  @Post(':hitId([^:]+)::approve')
  @HttpCode(200)
  @Roles('analyst', 'officer')
  async approve(
    @Param('hitId') hitId: string,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
    @Headers('traceparent') traceparent: string | undefined,
  ): Promise<Review> {
    await this.actions.approve({ hitId, by: caller.subject, request: parseBody(approveRequest, body), traceparent: checkedTrace(traceparent) });
    return this.show(hitId);
  }
}

/** A `traceparent` that is none is left out, as W3C Trace Context asks. */
function checkedTrace(traceparent: string | undefined): string | undefined {
  return traceparent !== undefined && TRACEPARENT.test(traceparent) ? traceparent : undefined;
}
