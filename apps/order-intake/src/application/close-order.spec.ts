import { closingScenarios } from '../../test/closing-scenarios';
import { FakeTx, MemoryOrderStore } from '../../test/memory-order-store';

describe('the end of an order (memory)', () => {
  const store = new MemoryOrderStore();
  let orders = 0;

  closingScenarios(() => ({
    store,
    orderId: () => `order-${(orders += 1)}`,
    async transaction(work) {
      const tx = new FakeTx();
      const result = await work(tx);
      tx.commit();
      return result;
    },
  }));
});
