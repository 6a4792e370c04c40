import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { type ParkedList, parkedListQuery, type ParkedListQuery, type ParkedRecordDetail, type ReplayAnswer } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { Roles } from './auth';
import { parseQuery } from './parse-query';

/** Where a service keeps the records that it could not process. */
export interface ParkedStore {
  /** A page, oldest first. */
  list(query: ParkedListQuery): Promise<ParkedList>;
  /** One record with its payload, or null. */
  get(id: string): Promise<ParkedRecordDetail | null>;
  /** Processes the record again, then those that wait behind it; null when there is no such record. */
  replay(id: string): Promise<ReplayAnswer | null>;
}

/** Injection token of {@link ParkedStore}. */
export const PARKED_STORE = Symbol('PARKED_STORE');

function found<T>(value: T | null, id: string): T {
  if (value === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no parked record ${JSON.stringify(id)}.` });
  return value;
}

/** Parked records of one service: to be looked at and, after a repair, replayed. */
@Controller('v1/parked')
export class ParkedController {
  constructor(@Inject(PARKED_STORE) private readonly store: ParkedStore) {}

  @Get()
  @Roles('analyst', 'officer')
  list(@Query() query: Record<string, unknown>): Promise<ParkedList> {
    return this.store.list(parseQuery(parkedListQuery, query));
  }

  @Get(':id')
  @Roles('analyst', 'officer')
  async show(@Param('id') id: string): Promise<ParkedRecordDetail> {
    return found(await this.store.get(id), id);
  }

  // The router takes everything up to a slash as the parameter unless a pattern ends it; "::" is a literal colon.
  @Post(':id([^:]+)::replay')
  @HttpCode(200)
  @Roles('officer')
  async replay(@Param('id') id: string): Promise<ReplayAnswer> {
    return found(await this.store.replay(id), id);
  }
}
