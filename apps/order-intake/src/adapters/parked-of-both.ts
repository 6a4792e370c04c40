import type { TopicName } from '@ytterby/contracts';
import type { ParkedStore } from '@ytterby/platform';

const SUBMITTED: TopicName = 'orders.submitted.v1';

/** The parked records of both consumers, which share one table: each is replayed by the consumer of its topic. */
export function parkedOfBoth(orders: ParkedStore, decisions: ParkedStore): ParkedStore {
  return {
    list: (query) => orders.list(query),
    get: (id) => orders.get(id),
    replay: async (id) => {
      const record = await orders.get(id);
      if (record === null) return null;
      return (record.topic === SUBMITTED ? orders : decisions).replay(id);
    },
  };
}
