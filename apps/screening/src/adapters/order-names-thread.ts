import type { Concern, KeptOrder, SnapshotContent } from '../ports';
import { OrderNamesIndex } from './order-names';
import { reasonOf } from './reason-of';

/** What the thread is told or asked. `forget` is the first thing that it hears, so one that was started anew says nothing of orders that it does not know. */
export type OrderNamesQuestion =
  | { readonly kind: 'forget' }
  | { readonly kind: 'takeIn'; readonly orders: readonly KeptOrder[] }
  | { readonly kind: 'concernedBy'; readonly before: readonly SnapshotContent[]; readonly after: SnapshotContent };

/** A string says what is wrong with the snapshots; null: it is done. */
export type OrderNamesAnswer = Concern | string | null;

let names: OrderNamesIndex | null = null;

const buffered = ({ snapshotId, content }: SnapshotContent): SnapshotContent => ({ snapshotId, content: Buffer.from(content) });

/** Runs in a thread of its own. @throws Error when it was started anew and knows no orders */
export default function answer(question: OrderNamesQuestion): OrderNamesAnswer {
  if (question.kind === 'forget') names = new OrderNamesIndex();
  if (names === null) throw new Error('the thread was started anew and knows no orders');
  if (question.kind === 'takeIn') names.takeIn(question.orders);
  if (question.kind !== 'concernedBy') return null;
  try {
    return names.concernedBy(question.before.map(buffered), buffered(question.after));
  } catch (cause) {
    return reasonOf(cause);
  }
}
