import { silentLogger } from '@ytterby/platform';
import type { RateTable } from '@ytterby/regulation';
import { RateWatch } from './rate-watch';

const table = (id: string): RateTable => ({ id }) as RateTable;

describe('the watch over the file of exchange rates', () => {
  let file: string | Error;
  let changes: string[];
  let said: string[];
  let refused: number[];
  let failing: boolean;
  let watch: RateWatch;

  beforeEach(() => {
    file = 'R1';
    [changes, said, refused, failing] = [[], [], [], false];
    watch = new RateWatch({
      tableId: 'R1',
      load: () => {
        if (file instanceof Error) throw file;
        return table(file);
      },
      onChanged: ({ id }) => {
        if (failing) return Promise.reject(new Error('the database is away'));
        changes.push(id);
        return Promise.resolve();
      },
      logger: { ...silentLogger, error: (event, fields) => void said.push(`${event} ${String(fields?.['reason'])}`) },
      metrics: { gauge: (_name, value) => void refused.push(value) },
      pollMs: 3_600_000,
    });
  });

  afterEach(() => watch.stop());

  async function looks(count: number): Promise<string[]> {
    for (let i = 0; i < count; i++) await watch.check();
    return changes;
  }

  it('changes nothing while the file says the same', async () => {
    expect(await looks(3)).toEqual([]);
  });

  it('puts other rates into force once they were found twice in a row, as the file may still be written', async () => {
    file = 'half written';
    expect(await looks(1)).toEqual([]);
    file = 'R2';
    expect(await looks(1)).toEqual([]);
    expect(await looks(3)).toEqual(['R2']);
    file = 'R1';
    expect(await looks(2)).toEqual(['R2', 'R1']);
  });

  it('leaves the rates in force when the file cannot be used, says so once, and shows it until it can', async () => {
    file = new Error('rates.yaml:5: must be …');
    expect(await looks(3)).toEqual([]);
    file = new Error('rates.yaml: no such file');
    await looks(1);
    expect([said, refused]).toEqual([['rates_refused rates.yaml:5: must be …', 'rates_refused rates.yaml: no such file'], [1, 1, 1, 1]]);
    file = 'R1';
    await looks(1);
    expect([changes, refused.at(-1)]).toEqual([[], 0]);
  });

  it('tries again when the rates could not be put into force', async () => {
    file = 'R2';
    failing = true;
    expect(await looks(3)).toEqual([]);
    failing = false;
    expect(await looks(2)).toEqual(['R2']);
  });
});
