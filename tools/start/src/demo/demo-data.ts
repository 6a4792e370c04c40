import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, Action, OrderV1 } from '@ytterby/contracts';

/** One line of the demo orders: the order and the day as of which it is decided. */
export interface DemoOrder {
  readonly asOf: string;
  readonly note: string;
  readonly order: OrderV1;
}

/** A person's word on one hit of a demo order. */
export interface DemoResolution {
  readonly orderId: string;
  readonly revision: number;
  readonly partyId: string;
  readonly entityId: string;
  readonly verdict: 'true_match' | 'false_positive';
  readonly comment: string;
}

/** What a row of the table must show; written by hand from the texts before the engine ran. */
export interface ExpectedRow {
  readonly orderId: string;
  readonly revision: number;
  readonly outcome: Outcome;
  readonly action: Action;
  readonly decidedBy: string;
  readonly note: string;
  readonly afterResolution?: { readonly outcome: Outcome; readonly action: Action };
}

function readJsonLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The shipped demo orders, resolutions and expected rows. */
export function loadDemo(root: string): { orders: DemoOrder[]; resolutions: DemoResolution[]; expected: ExpectedRow[] } {
  return {
    orders: readJsonLines<DemoOrder>(join(root, 'data', 'starter', 'orders_demo.jsonl')),
    resolutions: readJsonLines<DemoResolution>(join(root, 'data', 'demo', 'resolutions.jsonl')),
    expected: readJsonLines<ExpectedRow>(join(root, 'data', 'demo', 'expected-decisions.jsonl')),
  };
}

/** Through which door an order goes in. */
export type Door = 'kafka' | 'http' | 'both';

/** Half of the orders over each door, five of them over both: every twelfth order, counted in file order; all revisions of an order use its door. */
export function doorOf(orderIndex: number): Door {
  if (orderIndex % 12 === 0) return 'both';
  return orderIndex % 2 === 0 ? 'kafka' : 'http';
}
