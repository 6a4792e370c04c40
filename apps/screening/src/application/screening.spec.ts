import type { Tx } from '@ytterby/persistence';
import { MemoryScreeningStore } from '../../test/memory-screening-store';
import { screeningScenarios } from '../../test/screening-scenarios';

const noTx: Tx = { query: () => Promise.reject(new Error('memory has no SQL')), afterCommit: () => undefined };

describe('screening use cases (memory)', () => {
  screeningScenarios(() => {
    const store = new MemoryScreeningStore();
    return {
      store,
      deltas: store,
      reader: store.reader,
      activate: (edition) => Promise.resolve(store.activate(edition)),
      transaction: (work) => store.transaction(() => work(noTx)),
    };
  });
});
