import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChoiceInput, chooseProvider, earlierProvider, rememberProvider } from './choose-provider';

const NO_ENGINE = 'the container engine does not answer (Cannot connect)';

function input(overrides: Partial<ChoiceInput>): ChoiceInput {
  return { mode: 'auto', external: {}, earlier: null, whyNoDocker: () => Promise.resolve(NO_ENGINE), ...overrides };
}
const engine = { whyNoDocker: () => Promise.resolve(null) };

describe('the choice of a provider', () => {
  it('auto takes docker when it can be used, and says why', async () => {
    await expect(chooseProvider(input(engine))).resolves.toEqual({ provider: 'docker', reason: 'containers, because the container engine answers and has the images' });
  });

  it('auto takes plain processes when docker cannot be used, and says why', async () => {
    await expect(chooseProvider(input({}))).resolves.toEqual({ provider: 'process', reason: `plain processes, because ${NO_ENGINE}` });
  });

  it('auto keeps the provider that made the data, without asking the engine', async () => {
    const whyNoDocker = jest.fn(() => Promise.resolve(null));
    await expect(chooseProvider(input({ whyNoDocker, earlier: 'process' }))).resolves.toMatchObject({ provider: 'process', reason: expect.stringContaining('made by them') as unknown });
    expect(whyNoDocker).not.toHaveBeenCalled();
  });

  it('auto does not silently start with empty data when the data are in containers that cannot be had', async () => {
    await expect(chooseProvider(input({ earlier: 'docker' }))).rejects.toMatchObject({ code: 'YTB_STACK_NO_DOCKER', message: expect.stringContaining('YTTERBY_STACK=process') as unknown });
  });

  it('auto says that URLs in the environment are not used', async () => {
    const { reason } = await chooseProvider(input({ external: { postgresUrl: 'postgresql://db' } }));
    expect(reason).toContain('YTTERBY_STACK=external only');
  });

  it('docker that was asked for and cannot be used is an error that names the reason and the way out', async () => {
    await expect(chooseProvider(input({ mode: 'docker' }))).rejects.toMatchObject({
      code: 'YTB_STACK_NO_DOCKER',
      message: `YTTERBY_STACK=docker, but ${NO_ENGINE}: put that right, or set YTTERBY_STACK=process to use plain processes.`,
    });
  });

  it.each(['process', 'external'] as const)('%s is taken as said, without asking the engine', async (mode) => {
    const whyNoDocker = jest.fn(() => Promise.resolve(null));
    await expect(chooseProvider(input({ mode, whyNoDocker, earlier: 'docker' }))).resolves.toMatchObject({ provider: mode });
    expect(whyNoDocker).not.toHaveBeenCalled();
  });

  it('the provider of a data folder is remembered; servers that somebody else runs keep nothing here', () => {
    const dir = join(mkdtempSync(join(tmpdir(), 'ytterby-choice-')), 'data');
    expect(earlierProvider(dir)).toBeNull();
    rememberProvider(dir, 'process');
    expect(earlierProvider(dir)).toBe('process');
    rememberProvider(dir, 'external');
    expect(earlierProvider(dir)).toBe('process');
  });
});
