import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { listActivateQuery, type ListActivation, type ListImport, listImportQuery, type ListImportQuery, type ListPreview, type ListStatus } from '@ytterby/contracts';
import { type Caller, CurrentCaller, parseQuery, Roles } from '@ytterby/platform';
import type { FastifyRequest } from 'fastify';
import type { ListUpload } from '../application/import-list';
import { listUpload } from './list-upload';

/** What officers do with lists. */
export interface ListActions {
  /** Largest file, also unpacked. */
  readonly maxFileBytes: number;
  import(upload: ListUpload, query: ListImportQuery, by: string): Promise<ListImport>;
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
  async import(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>, @CurrentCaller() caller: Caller): Promise<ListImport> {
    const checked = parseQuery(listImportQuery, query);
    return this.lists.import(await listUpload(request, checked.format, this.lists.maxFileBytes), checked, caller.subject);
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
