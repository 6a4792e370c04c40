import type { Tx } from '@ytterby/persistence';
import { licensingScenarios, type Rig } from '../../test/licensing-scenarios';
import { MemoryLicensingStore } from '../../test/memory-licensing-store';

const noTx: Tx = { query: () => Promise.reject(new Error('memory has no SQL')), afterCommit: () => undefined };

describe('licensing use cases (memory)', () => {
  let rig: Rig;
  let orders = 0;

  beforeEach(() => {
    const store = new MemoryLicensingStore();
    rig = { store, reader: store, transaction: (work) => work(noTx), orderId: () => `order-${(orders += 1)}` };
  });

  licensingScenarios(() => rig);
});
