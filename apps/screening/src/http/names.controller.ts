import { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { nameSearch, type NameSearch, type NameSearchResult } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { ndjsonLines, parseBody, Roles } from '@ytterby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MAX_NAME_LINE_BYTES } from '../config';
import type { ListLine } from '../ports';

/** Looking names up without an order. */
export interface NameActions {
  search(query: NameSearch): Promise<NameSearchResult>;
  /** Answer lines as text, in the order of the lines. */
  batch(lines: AsyncIterable<ListLine>): Promise<AsyncIterable<string>>;
}

/** Injection token of {@link NameActions}. */
export const NAME_ACTIONS = Symbol('NAME_ACTIONS');

/** Names against the list in force. */
@Controller('v1')
@Roles('analyst', 'officer', 'machine')
export class NamesController {
  constructor(@Inject(NAME_ACTIONS) private readonly names: NameActions) {}

  @Post('names::search')
  @HttpCode(200)
  search(@Body() body: unknown): Promise<NameSearchResult> {
    return this.names.search(parseBody(nameSearch, body));
  }

  @Post('names::batch')
  async batch(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(request.body instanceof Readable)) throw new YtterbyError('YTB_INPUT_SCHEMA', { message: 'Send the names as application/x-ndjson, one JSON object a line.' });
    const answers = await this.names.batch(ndjsonLines(request.body, MAX_NAME_LINE_BYTES));
    await reply.status(200).header('content-type', 'application/x-ndjson').send(Readable.from(answers));
  }
}
