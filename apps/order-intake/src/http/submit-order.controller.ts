import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { OrderAck } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { bodyText, type Caller, CurrentCaller, ndjsonLines, Roles } from '@ytterby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readOrder, type RawOrder, type ReadOptions } from '../application/read-order';
import { submitBatch } from '../application/submit-batch';
import { ackOf, type Acknowledged } from '../application/submit-order';
import { MAX_BATCH_LINES, MAX_ORDER_BYTES } from '../config';
import type { OrderSubmission } from '../ports';
import { validTraceparent } from './traceparent';

/** Stores one order; resolves after the commit. @throws Conflict and Transient */
export interface Submitter {
  readonly readOptions: ReadOptions;
  submit(submission: OrderSubmission): Promise<Acknowledged>;
}

/** Injection token of {@link Submitter}. */
export const SUBMITTER = Symbol('SUBMITTER');

type HeaderValues = Readonly<Record<string, string | undefined>>;

/** Orders go in. */
@Controller('v1')
@Roles('machine', 'analyst', 'officer')
export class SubmitOrderController {
  constructor(@Inject(SUBMITTER) private readonly submitter: Submitter) {}

  @Post('orders')
  @HttpCode(202)
  async submit(
    @Body() body: unknown,
    @Headers() headers: HeaderValues,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderAck> {
    const submission = readOrder(this.submitter.readOptions, { text: bodyText(body), via: 'http', ...origin(headers, caller) });
    const ack = ackOf(submission, await this.submitter.submit(submission));
    void reply.header('location', ack.statusUrl);
    return ack;
  }

  @Post('orders::batch')
  async submitMany(@Req() request: FastifyRequest, @Headers() headers: HeaderValues, @CurrentCaller() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    if (!(request.body instanceof Readable)) throw new YtterbyError('YTB_INPUT_SCHEMA', { message: 'Send the orders as application/x-ndjson, one JSON object a line.' });
    const from = { ...origin(headers, caller), contentType: 'application/json', via: 'batch' } as const;
    const answers = submitBatch(
      {
        maxLines: MAX_BATCH_LINES,
        maxLineBytes: MAX_ORDER_BYTES,
        read: (bytes) => readOrder(this.submitter.readOptions, { text: bodyText(bytes), ...from }),
        submit: (submission) => this.submitter.submit(submission),
      },
      ndjsonLines(request.body, MAX_ORDER_BYTES),
    );
    await reply.status(200).header('content-type', 'application/x-ndjson').send(Readable.from(jsonLines(answers)));
  }
}

/** What came with the body. */
function origin(headers: HeaderValues, caller: Caller): Omit<RawOrder, 'text' | 'via'> {
  return {
    contentType: headers['content-type'] ?? '',
    submittedBy: caller.subject,
    statedAsOf: headers['ytterby-as-of'],
    traceparent: validTraceparent(headers['traceparent']),
  };
}

async function* jsonLines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}
