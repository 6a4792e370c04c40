import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { acceptHeldQuery, type ListSourceStatus, type ListSourceView } from '@ytterby/contracts';
import { type Caller, CurrentCaller, parseQuery, Roles } from '@ytterby/platform';

/** What people do with the sources of lists. */
export interface SourceActions {
  status(): Promise<ListSourceStatus>;
  refresh(sourceId: string, by: string): Promise<ListSourceView>;
  accept(sourceId: string, partId: string, by: string): Promise<ListSourceView>;
}

/** Injection token of {@link SourceActions}. */
export const SOURCE_ACTIONS = Symbol('SOURCE_ACTIONS');

/** Sources of lists: how fresh they are, refreshing one, accepting a part that was held. */
@Controller('v1/lists/sources')
export class ListSourcesController {
  constructor(@Inject(SOURCE_ACTIONS) private readonly sources: SourceActions) {}

  @Get()
  @Roles('viewer', 'analyst', 'officer')
  status(): Promise<ListSourceStatus> {
    return this.sources.status();
  }

  @Post(':sourceId([^:]+)::refresh')
  @HttpCode(200)
  @Roles('officer')
  refresh(@Param('sourceId') sourceId: string, @CurrentCaller() caller: Caller): Promise<ListSourceView> {
    return this.sources.refresh(sourceId, caller.subject);
  }

  @Post(':sourceId([^:]+)::accept')
  @HttpCode(200)
  @Roles('officer')
  accept(@Param('sourceId') sourceId: string, @Query() query: Record<string, unknown>, @CurrentCaller() caller: Caller): Promise<ListSourceView> {
    const { partId } = parseQuery(acceptHeldQuery, query);
    return this.sources.accept(sourceId, partId, caller.subject);
  }
}
