import { fakeCommands, type FakeCommands, MISSING } from '../../test/fake-commands';
import { PARTS } from '../types';
import { whyNoDocker } from './engine';

async function ask(commands: FakeCommands, options: { fresh?: boolean; progress?: string[] } = {}): Promise<string | null> {
  const { fresh = false, progress = [] } = options;
  return whyNoDocker({ parts: PARTS, fresh, run: commands.run, onProgress: (line) => progress.push(line) });
}

const UP = { 'docker version': { output: '28.2.2' }, 'docker compose version': { output: 'v2' }, 'docker image inspect': { output: 'sha256:1' } };
const NOT_THERE = { code: 1, output: 'Error: No such image' };

describe('asking the container engine', () => {
  it('is content when it answers and has all images; nothing is pulled then', async () => {
    const commands = fakeCommands(UP);
    await expect(ask(commands)).resolves.toBeNull();
    expect(commands.asked.some((command) => command.startsWith('docker pull'))).toBe(false);
  });

  it('says when there is no docker command', async () => {
    await expect(ask(fakeCommands({ docker: MISSING }))).resolves.toBe('there is no docker command');
  });

  it('says when the engine does not answer, in its own words', async () => {
    const commands = fakeCommands({ 'docker version': { code: 1, output: 'Client: 28\nCannot connect to the Docker daemon' } });
    await expect(ask(commands)).resolves.toBe('the container engine does not answer (Cannot connect to the Docker daemon)');
    expect(commands.asked).toHaveLength(1);
  });

  it('needs the compose plugin for a kept stack only', async () => {
    const commands = { ...UP, 'docker compose version': { code: 1, output: 'unknown command' } };
    await expect(ask(fakeCommands(commands))).resolves.toMatch(/compose plugin is not installed/);
    await expect(ask(fakeCommands(commands), { fresh: true })).resolves.toBeNull();
  });

  it('pulls missing images and tells about it', async () => {
    const progress: string[] = [];
    const commands = fakeCommands({ ...UP, 'docker image inspect': NOT_THERE, 'docker pull': {} });
    await expect(ask(commands, { progress })).resolves.toBeNull();
    expect(progress).toEqual(['docker: pulling apache/kafka:4.1.0 (once)', 'docker: pulling postgres:18 (once)', 'docker: pulling redis:7.4 (once)']);
  });

  it('names the image that cannot be pulled', async () => {
    const commands = fakeCommands({ ...UP, 'docker image inspect': NOT_THERE, 'docker pull': { code: 1, output: 'dial tcp: lookup registry-1.docker.io: no such host' } });
    await expect(ask(commands)).resolves.toMatch(/image apache\/kafka:4\.1\.0 is not there and cannot be pulled \(dial tcp: .*no such host\)/);
  });
});
