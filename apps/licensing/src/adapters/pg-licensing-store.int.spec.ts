import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import type { PgDatabase } from '@ytterby/persistence';
import { createTestDatabase, type TestDatabase } from '@ytterby/testing';
import { accepted, anOrder, aScreening, completed } from '../../test/builders';
import { licensingDependencies, licensingScenarios, type Rig } from '../../test/licensing-scenarios';
import { orderAcceptedConsumer } from '../consumers/order-accepted.consumer';
import { screeningCompletedConsumer } from '../consumers/screening-completed.consumer';
import { PrismaClient } from '../generated/prisma/client';
import { pgLicensingStore } from './pg-licensing-store';
import { prismaDecisionReader } from './prisma-decision-reader';

const MIGRATIONS = join(__dirname, '..', '..', 'prisma', 'migrations');

describe('licensing use cases (PostgreSQL)', () => {
  let testDatabase: TestDatabase;
  let database: PgDatabase;
  let prisma: PrismaClient;
  let rig: Rig;
  let orders = 0;

  beforeAll(async () => {
    testDatabase = await createTestDatabase([{ name: 'licensing', directory: MIGRATIONS }]);
    database = testDatabase.database;
    prisma = new PrismaClient({ adapter: new PrismaPg(database.pool) });
    rig = {
      store: pgLicensingStore,
      reader: prismaDecisionReader(prisma),
      transaction: (work) => database.transaction(work),
      orderId: () => `order-${(orders += 1)}`,
    };
  });

  afterAll(async () => {
    await prisma.$disconnect();
    await testDatabase.drop();
  });

  licensingScenarios(() => rig);

  it('decides exactly once when both halves of many orders arrive at the same moment on two connections', async () => {
    const ids = Array.from({ length: 60 }, () => rig.orderId());
    const dependencies = licensingDependencies(rig);
    const orders = (some: string[]) => rig.transaction((tx) => orderAcceptedConsumer(dependencies).handle(tx, some.map((id) => accepted(anOrder(id)))));
    const screenings = (some: string[]) => rig.transaction((tx) => screeningCompletedConsumer(dependencies).handle(tx, some.map((id) => completed(aScreening(id)))));
    const batches = Array.from({ length: 12 }, (_, i) => ids.slice(i * 5, i * 5 + 5));
    const events = await Promise.all(batches.flatMap((batch, i) => [orders(i % 2 === 0 ? batch : [...batch].reverse()), screenings(batch)]));
    expect(events.flat().map(({ key }) => key).sort()).toEqual([...ids].sort());
    for (const id of ids) expect(await rig.reader.decisionsOf(id)).toHaveLength(1);
  });
});
