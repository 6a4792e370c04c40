import type { Product } from '../product';
import { loadDemo, type DemoOrder } from './demo-data';
import { feedDemo, readRevision, type RevisionView } from './feed';
import { applyResolutions, waitForRedecisions } from './resolve';
import type { TableRow } from './table';

/** Sends the demo orders, waits for the decisions, applies the shipped resolutions and returns one row per order revision, in file order. */
export async function runDemo(product: Product, onProgress: (text: string) => void): Promise<TableRow[]> {
  const demo = loadDemo(product.root);
  let decided = 0;
  const producer = await product.producer();
  try {
    const target = { erp: product.client('demo-erp'), producer, topicPrefix: product.topicPrefix, partitions: product.partitions };
    await feedDemo(target, demo.orders, () => onProgress(`decided ${(decided += 1)} of ${demo.orders.length} order revisions`));
  } finally {
    await producer.disconnect();
  }
  onProgress(`the demo reviewer resolves ${demo.resolutions.length} screening hits`);
  const applied = await applyResolutions(product.client('demo-reviewer'), demo.resolutions);
  await waitForRedecisions(product.client('demo-erp'), applied);
  return Promise.all(demo.orders.map((order) => rowOf(product, order)));
}

async function rowOf(product: Product, demo: DemoOrder): Promise<TableRow> {
  const { orderId, revision } = demo.order;
  const view = await readRevision(product.client('demo-erp'), orderId, revision);
  const first = view?.decisions[0];
  const inForce = view?.decisions.at(-1);
  if (view === null || first === undefined || inForce === undefined) throw new Error(`${orderId} revision ${revision} lost its decision`);
  return { orderId, revision, first, inForce, tookMs: tookMs(view) };
}

function tookMs(view: RevisionView): number {
  const decidedAt = view.timeline.find((entry) => entry.event === 'decided')?.at;
  return decidedAt === undefined ? 0 : Date.parse(decidedAt) - Date.parse(view.receivedAt);
}
