import { headersFromAttributes, type LicenseDecidedV1, type OrderV1 } from '@ytterby/contracts';
import { partitionFor } from '@ytterby/messaging';
import { newId } from '@ytterby/platform';
import type { Producer } from 'kafkajs';
import { type Client, request, requestOk } from '../http-client';
import { type DemoOrder, type Door, doorOf } from './demo-data';

/** One revision as the status view shows it. */
export interface RevisionView {
  readonly revision: number;
  readonly status: string;
  readonly receivedAt: string;
  readonly decisions: readonly (LicenseDecidedV1 & { readonly decidedAt?: string })[];
  readonly timeline: readonly { readonly at: string; readonly event: string }[];
}

/** What the demo needs of the running product. */
export interface DemoTarget {
  readonly erp: Client;
  readonly producer: Producer;
  readonly topicPrefix: string;
  readonly partitions: number;
}

const POLL_MS = 150;
const DECISION_TIMEOUT_MS = 120_000;

async function sendOverHttp(target: DemoTarget, demo: DemoOrder): Promise<void> {
  const answer = await request(target.erp, 'POST', '/v1/orders', { body: JSON.stringify(demo.order), headers: { 'Ytterby-As-Of': demo.asOf } });
  if (answer.status === 202) return;
  throw new Error(`${demo.order.orderId} revision ${demo.order.revision} was refused: ${JSON.stringify(answer.body)}`);
}

/** An order as the outside world writes it to Kafka: a CloudEvent in binary mode. */
export function submittedRecord(order: OrderV1, asOf: string | undefined, partitions: number): { key: string; value: string; partition: number; headers: Record<string, string> } {
  const headers = headersFromAttributes({
    specversion: '1.0',
    id: newId(),
    source: 'urn:ytterby:demo-erp',
    type: 'ytterby.order.submitted.v1',
    time: new Date().toISOString(),
    ...(asOf === undefined ? {} : { asof: asOf }),
  });
  return { key: order.orderId, value: JSON.stringify(order), partition: partitionFor(order.orderId, partitions), headers };
}

async function sendOverKafka(target: DemoTarget, demo: DemoOrder): Promise<void> {
  await target.producer.send({
    topic: `${target.topicPrefix}orders.submitted.v1`,
    acks: -1,
    messages: [submittedRecord(demo.order, demo.asOf, target.partitions)],
  });
}

async function send(target: DemoTarget, demo: DemoOrder, door: Door): Promise<void> {
  if (door !== 'http') await sendOverKafka(target, demo);
  if (door !== 'kafka') await sendOverHttp(target, demo);
}

/** The revision as it stands, or null while the order or the revision is not there yet. */
export async function readRevision(client: Client, orderId: string, revision: number): Promise<RevisionView | null> {
  const answer = await request(client, 'GET', `/v1/orders/${encodeURIComponent(orderId)}`);
  if (answer.status !== 200) return null;
  const { revisions } = answer.body as { revisions: RevisionView[] };
  return revisions.find((candidate) => candidate.revision === revision) ?? null;
}

/** Waits until the revision satisfies the condition. @throws Error after 120 s naming the order and what it shows. */
export async function waitForRevision(client: Client, id: { orderId: string; revision: number }, holds: (view: RevisionView) => boolean): Promise<RevisionView> {
  const deadline = performance.now() + DECISION_TIMEOUT_MS;
  for (;;) {
    const view = await readRevision(client, id.orderId, id.revision).catch(() => null); // a restarting service answers again soon
    if (view !== null && holds(view)) return view;
    if (performance.now() > deadline) throw new Error(`${id.orderId} revision ${id.revision} was not decided within ${DECISION_TIMEOUT_MS / 1000} s; it shows ${view?.status ?? 'nothing'}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/**
 * Sends all demo orders through their doors, a later revision only after the decision on the one before, and waits for every first decision.
 * `onDecided` is called after each, for progress.
 */
export async function feedDemo(target: DemoTarget, orders: readonly DemoOrder[], onDecided: () => void): Promise<void> {
  const byOrder = new Map<string, DemoOrder[]>();
  for (const demo of orders) byOrder.set(demo.order.orderId, [...(byOrder.get(demo.order.orderId) ?? []), demo]);
  await Promise.all(
    [...byOrder.values()].map(async (revisions, index) => {
      for (const demo of revisions) {
        if (await wasSuperseded(target.erp, demo)) continue;
        await send(target, demo, doorOf(index));
        await waitForRevision(target.erp, demo.order, (view) => view.decisions.length > 0);
        onDecided();
      }
    }),
  );
}

/** At a second start on the same data a later revision is there already: sending the earlier one again would be refused as stale. */
async function wasSuperseded(client: Client, demo: DemoOrder): Promise<boolean> {
  const view = await readRevision(client, demo.order.orderId, demo.order.revision).catch(() => null);
  return view?.status === 'superseded';
}

/** Is the service answering with success? For waits. */
export async function answers(client: Client, path: string): Promise<boolean> {
  return requestOk(client, 'GET', path).then(
    () => true,
    () => false,
  );
}
