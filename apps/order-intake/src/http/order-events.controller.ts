import { Controller, Get, Headers, Inject, type OnModuleDestroy, Param, Res } from '@nestjs/common';
import { Roles } from '@ytterby/platform';
import type { FastifyReply } from 'fastify';
import type { FeedEntry, StatusFeed } from '../application/status-feed';
import type { OrderReader } from '../ports';
import { EventStream } from './event-stream';
import { ORDER_READER, orderNotFound } from './orders.controller';

/** Injection token of the {@link StatusFeed}. */
export const STATUS_FEED = Symbol('STATUS_FEED');

const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' };

/** Status changes as they happen. */
@Controller('v1')
@Roles('viewer', 'analyst', 'officer', 'machine')
export class OrderEventsController implements OnModuleDestroy {
  private readonly open = new Set<FastifyReply['raw']>();

  constructor(
    @Inject(STATUS_FEED) private readonly feed: StatusFeed,
    @Inject(ORDER_READER) private readonly orders: OrderReader,
  ) {}

  /** Ends the streams when the service stops, which would otherwise wait for their readers. */
  onModuleDestroy(): void {
    for (const connection of this.open) connection.end();
  }

  /** All orders, from now on or behind `Last-Event-ID`. */
  @Get('events')
  all(@Headers('last-event-id') lastEventId: string | undefined, @Res() reply: FastifyReply): void {
    const stream = this.openStream(reply, (to) => this.feed.subscribe((entry) => to.entry(entry)));
    if (lastEventId === undefined) return;
    const missed = this.feed.after(lastEventId);
    if (missed === null) stream.reset();
    else missed.forEach((entry) => stream.entry(entry));
  }

  /** One order: its present status, then every change. Subscribing comes first, so that nothing is lost between the two; a change may come twice. */
  @Get('orders/:orderId/events')
  async one(@Param('orderId') orderId: string, @Res() reply: FastifyReply): Promise<void> {
    const early: FeedEntry[] = [];
    let tell = (entry: FeedEntry): void => void early.push(entry);
    const unsubscribe = this.feed.subscribe((entry) => {
      if (entry.change.orderId === orderId) tell(entry);
    });
    const status = await this.orders.status(orderId).catch((cause: unknown) => {
      unsubscribe();
      throw cause;
    });
    if (status === null) {
      unsubscribe();
      throw orderNotFound(orderId);
    }
    const stream = this.openStream(reply, () => unsubscribe);
    stream.status(status);
    early.forEach((entry) => stream.entry(entry));
    tell = (entry) => stream.entry(entry);
  }

  /** Takes the connection over from the framework; `subscribe` returns what ends the subscription. */
  private openStream(reply: FastifyReply, subscribe: (stream: EventStream) => () => void): EventStream {
    reply.hijack();
    reply.raw.writeHead(200, HEADERS);
    this.open.add(reply.raw);
    const stream = new EventStream(reply.raw);
    const unsubscribe = subscribe(stream);
    reply.raw.on('close', () => {
      this.open.delete(reply.raw);
      unsubscribe();
      stream.close();
    });
    return stream;
  }
}
