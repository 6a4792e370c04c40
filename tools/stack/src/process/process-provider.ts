import type { StackProvider } from '../types';
import { prepareFolder } from './data-folder';
import { Launch } from './launch';
import { claim } from './stack-record';

/** Kafka, PostgreSQL and Redis as plain processes of this machine, children of this one. A part that dies is started again. */
export const processProvider: StackProvider = {
  name: 'process',
  async start(plan) {
    const dataDir = await prepareFolder(plan.dataDir, plan.fresh, plan.onProgress);
    const record = await claim(dataDir, plan.onProgress);
    return new Launch(plan, dataDir, record).start();
  },
};
