import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRegulation, RULE_PACK } from '@ytterby/regulation';
import { checkRegulation } from './check-regulation';
import { StartError } from './start-error';

const ROOT = join(__dirname, '..', '..', '..');

describe('the regulation data before a start', () => {
  it('is without mistakes', () => expect(checkRegulation(ROOT)).resolves.toBeUndefined());

  it('stops the start with file, line and reason of every mistake', async () => {
    const entries = RULE_PACK.entries.map((entry) => (entry.key === '18/2025 1C905.b' || entry.key === 'duty report' ? { ...entry, says: '' } : entry));
    const refused = checkRegulation(ROOT, () => Promise.resolve().then(() => loadRegulation({ ...RULE_PACK, entries })));
    await expect(refused).rejects.toThrow(StartError);
    const said = await refused.then(() => '', (error: unknown) => (error instanceof StartError ? error.message : ''));
    const [head, ...lines] = said.split('\n');
    expect(head).toBe('The regulation data cannot be used:');
    const found = lines.map((line) => /^(?<file>[^:]+):(?<number>\d+): (?<rest>.*)$/.exec(line)?.groups ?? {});
    expect(found.map(({ file, rest }) => `${file ?? ''} ${rest ?? ''}`).sort()).toEqual([
      'libs/regulation/src/packs/duties.ts "duty report" does not say what it is.',
      'libs/regulation/src/packs/items-18.ts "18/2025 1C905.b" does not say what it is.',
    ]);
    const texts = found.map(({ file = '', number }) => readFileSync(join(ROOT, file), 'utf8').split('\n')[Number(number) - 1]?.trim());
    expect(texts.sort()).toEqual([expect.stringMatching(/^Dy: \{ code: '1C905'/), expect.stringMatching(/^report: duty\(/)]);
  });

  it('lets any other failure through as it is', async () => {
    await expect(checkRegulation(ROOT, () => Promise.reject(new TypeError('no such module')))).rejects.toThrow(TypeError);
  });
});
