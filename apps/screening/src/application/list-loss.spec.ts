import type { ListImportQuery } from '@ytterby/contracts';
import { loadConfig, silentLogger } from '@ytterby/platform';
import { screeningSettings } from '../config';
import type { BuiltSnapshot, ListStore } from '../ports';
import { importList } from './import-list';
import { acceptedLosses } from './list-loss';

const IN_FORCE = { 'US-OFAC-SDN': 100, 'YTB-MIL': 3 };
const LIMIT = { maxLossPct: 10, acceptLoss: false };

describe('lists that lose entities', () => {
  it('are refused with their counts and the way to accept it', () => {
    const refused = (): unknown => acceptedLosses(IN_FORCE, { 'US-OFAC-SDN': 12 }, LIMIT);
    expect(refused).toThrow(
      expect.objectContaining({
        code: 'YTB_LIST_SHRUNKEN',
        message: expect.stringMatching(/US-OFAC-SDN from 100 to 12, YTB-MIL from 3 to 0\..*acceptLoss=true.*--accept-loss/) as string,
        fields: [
          { path: 'US-OFAC-SDN', value: '12', message: 'has 100 entities in force and would have 12: more than 10 % of it would be gone' },
          { path: 'YTB-MIL', value: '0', message: 'has 3 entities in force and would have 0: it would be empty' },
        ],
      }),
    );
  });

  it('are told when a person accepts it, and nothing is told when nothing much is lost', () => {
    expect(acceptedLosses(IN_FORCE, { 'US-OFAC-SDN': 100 }, { ...LIMIT, acceptLoss: true })).toEqual([{ list: 'YTB-MIL', before: 3, after: 0 }]);
    expect(acceptedLosses(IN_FORCE, { ...IN_FORCE, 'US-OFAC-SDN': 90 }, LIMIT)).toEqual([]);
  });
});

it.each(['101', '-1', '7.5', 'ten'])('the share that may go is a whole percentage, and %s is none', (value) => {
  expect(() => loadConfig(screeningSettings, { YTTERBY_LIST_MAX_LOSS_PCT: value })).toThrow(`YTTERBY_LIST_MAX_LOSS_PCT="${value}"`);
});

describe('an import', () => {
  const snapshot: BuiltSnapshot = { snapshotId: 'S2', entities: 1, counts: { 'YTB-MIL': 3 }, content: Buffer.from('x') };

  async function imported(acceptLoss: ListImportQuery['acceptLoss']) {
    const kept: Parameters<ListStore['insertSnapshot']>[] = [];
    const store = { activation: () => Promise.resolve(null), snapshotContent: () => Promise.resolve(null), countsInForce: () => Promise.resolve(IN_FORCE), insertSnapshot: (...given: Parameters<ListStore['insertSnapshot']>) => Promise.resolve(void kept.push(given)) };
    const dependencies = { store, builder: { build: () => Promise.resolve({ snapshot, errors: [], kept: [] }) }, reader: { read: never }, merger: { merge: never }, maxFileBytes: 1, maxLossPct: 10, clock: () => 0, logger: silentLogger };
    const outcome = importList(dependencies, { lines: noLines() }, { format: 'ytterby', onError: 'stop', others: 'drop', acceptLoss }, 'olga');
    return { code: await outcome.then(() => 'ok', (error: { code?: string }) => error.code), kept };
  }

  it('keeps nothing of a shrunken list', async () => {
    expect(await imported('false')).toEqual({ code: 'YTB_LIST_SHRUNKEN', kept: [] });
  });

  it('keeps it with the loss and the name of who accepted it', async () => {
    const { code, kept } = await imported('true');
    expect([code, kept]).toEqual(['ok', [[snapshot, { by: 'olga', at: '1970-01-01T00:00:00.000Z' }, [{ list: 'US-OFAC-SDN', before: 100, after: 0 }]]]]);
  });
});

const never = (): Promise<never> => Promise.reject(new Error('nobody asked for this'));

async function* noLines(): AsyncGenerator<never> {
  await Promise.resolve();
}
