import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderV1 } from '@ytterby/contracts';

interface DemoLine {
  readonly asOf: string;
  readonly order: OrderV1;
}

/** An order to send: its id, the stated day and its bytes. */
export interface BenchOrder {
  readonly orderId: string;
  readonly asOf: string;
  readonly value: string;
}

/** `count` orders with ids of their own, made from the shipped demo orders (first revisions) in turn: real shapes, real sizes, a mix of outcomes. */
export function benchOrders(root: string, prefix: string, count: number): BenchOrder[] {
  const templates = readFileSync(join(root, 'data', 'starter', 'orders_demo.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as DemoLine)
    .filter((line) => line.order.revision === 1);
  return Array.from({ length: count }, (_, index) => {
    const template = templates[index % templates.length];
    if (template === undefined) throw new Error('there are no demo orders');
    const orderId = `${prefix}-${index}`;
    return { orderId, asOf: template.asOf, value: JSON.stringify({ ...template.order, orderId }) };
  });
}
