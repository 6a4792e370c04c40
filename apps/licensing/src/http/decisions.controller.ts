import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { orderId as orderIdSchema, parseWith } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { Roles } from '@ytterby/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { CommandReader, DecisionReader } from '../ports';

/** Injection token of {@link DecisionReader} and {@link CommandReader}. */
export const DECISION_READER = Symbol('DECISION_READER');

const JSON_TYPE = 'application/json; charset=utf-8';
const decisionIdSchema = z.string().regex(/^[\w-]{1,200}$/, { error: 'must be the id of a decision: letters, digits, - and _' });

function checked<S extends z.ZodType>(schema: S, value: string, name: string): z.infer<S> {
  const parsed = parseWith(schema, value);
  if (parsed.ok) return parsed.value;
  throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: parsed.error.map((error) => ({ ...error, path: name })) });
}

function found<T>(value: T | null | undefined, decisionId: string): T {
  if (value === null || value === undefined) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no decision ${decisionId}.` });
  return value;
}

/** Decisions for people and programs, always the stored bytes. */
@Controller('v1')
export class DecisionsController {
  constructor(@Inject(DECISION_READER) private readonly reader: CommandReader & DecisionReader) {}

  @Get('decisions/:decisionId')
  @Roles('viewer', 'analyst', 'officer', 'machine')
  async decision(@Param('decisionId') id: string, @Res() reply: FastifyReply): Promise<void> {
    const decisionId = checked(decisionIdSchema, id, 'decisionId');
    await reply.header('content-type', JSON_TYPE).send(found(await this.reader.decision(decisionId), decisionId));
  }

  @Get('decisions/:decisionId/trace')
  @Roles('analyst', 'officer')
  async trace(@Param('decisionId') id: string, @Res() reply: FastifyReply): Promise<void> {
    const decisionId = checked(decisionIdSchema, id, 'decisionId');
    const trace = await this.reader.trace(decisionId);
    const shown = trace === null ? 'null' : found(trace, decisionId).toString();
    await reply.header('content-type', JSON_TYPE).send(`{"decisionId":${JSON.stringify(decisionId)},"trace":${shown}}`);
  }

  @Get('decisions/:decisionId/inputs')
  @Roles('viewer', 'analyst', 'officer', 'machine')
  async inputs(@Param('decisionId') id: string, @Res() reply: FastifyReply): Promise<void> {
    const decisionId = checked(decisionIdSchema, id, 'decisionId');
    const { decision, order, screening, releaseAllowed, rateTable } = found(await this.reader.inputs(decisionId), decisionId);
    const rates = rateTable === null ? '' : `,"rateTable":${rateTable.toString()}`;
    const body = `{"decision":${decision.toString()},"order":${order.toString()},"screening":${screening.toString()},"releaseAllowed":${releaseAllowed}${rates}}`;
    await reply.header('content-type', JSON_TYPE).send(body);
  }

  @Get('orders/:orderId/decisions')
  @Roles('viewer', 'analyst', 'officer', 'machine')
  async ofOrder(@Param('orderId') id: string, @Res() reply: FastifyReply): Promise<void> {
    const orderId = checked(orderIdSchema, id, 'orderId');
    const decisions = await this.reader.decisionsOf(orderId);
    const commands = JSON.stringify(await this.reader.commandsOf(orderId));
    const body = `{"orderId":${JSON.stringify(orderId)},"decisions":[${decisions.map((bytes) => bytes.toString()).join(',')}],"commands":${commands}}`;
    await reply.header('content-type', JSON_TYPE).send(body);
  }
}
