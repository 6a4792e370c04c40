import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { listActivateQuery, type ListActivation, type ListImport, listImportQuery, type ListImportQuery, type ListPreview, type ListStatus } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { type Caller, CurrentCaller, ndjsonLines, parseQuery, Roles } from '@ytterby/platform';
import type { FastifyRequest } from 'fastify';
import { MAX_LIST_LINE_BYTES } from '../config';
import type { ListLine } from '../ports';

/** What officers do with lists. */
export interface ListActions {
  import(lines: AsyncIterable<ListLine>, query: ListImportQuery, by: string): Promise<ListImport>;
  activate(snapshotId: string, acceptLoss: boolean, by: string): Promise<ListActivation>;
  preview(snapshotId: string): Promise<ListPreview>;
  status(): Promise<ListStatus>;
}

/** Injection token of {@link ListActions}. */
export const LIST_ACTIONS = Symbol('LIST_ACTIONS');

/** Watch lists: import, activation, status. */
@Controller('v1')
export class ListsController {
  constructor(@Inject(LIST_ACTIONS) private readonly lists: ListActions) {}

  @Get('lists')
  @Roles('viewer', 'analyst', 'officer')
  status(): Promise<ListStatus> {
    return this.lists.status();
  }

  @Post('lists::import')
  @HttpCode(200)
  @Roles('officer')
  import(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>, @CurrentCaller() caller: Caller): Promise<ListImport> {
    const checked = parseQuery(listImportQuery, query);
    if (!(request.body instanceof Readable)) throw new YtterbyError('YTB_INPUT_SCHEMA', { message: 'Send the list as application/x-ndjson, one JSON object a line.' });
    return this.lists.import(ndjsonLines(request.body, MAX_LIST_LINE_BYTES), checked, caller.subject);
  }

  @Get('lists/snapshots/:snapshotId([^:]+)::preview')
  @Roles('analyst', 'officer')
  preview(@Param('snapshotId') snapshotId: string): Promise<ListPreview> {
    return this.lists.preview(snapshotId);
  }

  // The router takes everything up to a slash as the parameter unless a pattern ends it; "::" is a literal colon.
  @Post('lists/snapshots/:snapshotId([^:]+)::activate')
  @HttpCode(200)
  @Roles('officer')
  activate(@Param('snapshotId') snapshotId: string, @Query() query: Record<string, unknown>, @CurrentCaller() caller: Caller): Promise<ListActivation> {
    const { acceptLoss } = parseQuery(listActivateQuery, query);
    return this.lists.activate(snapshotId, acceptLoss === 'true', caller.subject);
  }
}
