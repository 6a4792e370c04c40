import { YtterbyError } from '@ytterby/kernel';
import type { Concern, KeptOrder, OrderNames, SnapshotContent } from '../ports';
import type { OrderNamesAnswer, OrderNamesQuestion } from './order-names-thread';
import { ServiceThread } from './service-thread';

type NamesThread = ServiceThread<OrderNamesQuestion, OrderNamesAnswer>;

/** {@link OrderNames} in a thread of its own, started when it is first told something. */
export class OrderNamesThread implements OrderNames {
  private thread: NamesThread | null = null;

  async takeIn(orders: readonly KeptOrder[]): Promise<void> {
    await this.started().ask({ kind: 'takeIn', orders });
  }

  async forget(): Promise<void> {
    this.close();
    this.thread = new ServiceThread('order-names-thread', 'holds the names of open orders');
    await this.thread.ask({ kind: 'forget' });
  }

  async concernedBy(before: readonly SnapshotContent[], after: SnapshotContent): Promise<Concern> {
    const concern = await this.started().ask({ kind: 'concernedBy', before, after });
    if (concern === null || typeof concern === 'string') throw new Error(concern ?? 'no answer');
    return concern;
  }

  close(): void {
    this.thread?.end();
    this.thread = null;
  }

  private started(): NamesThread {
    if (this.thread === null || this.thread.gone) throw new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: 'The thread that holds the names of open orders is not there, so it is started anew.' });
    return this.thread;
  }
}
