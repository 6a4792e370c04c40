import { stackOptionsFromEnv } from './settings';

const ROOT = '/checkout';

describe('the settings of the stack', () => {
  it('has a default for everything, below the checkout and on loopback ports of its own', () => {
    expect(stackOptionsFromEnv({}, ROOT)).toEqual({
      mode: 'auto',
      dataDir: '/checkout/.ytterby/data',
      cacheDir: '/checkout/.ytterby/cache',
      ports: { kafka: 19_092, postgres: 15_432, redis: 16_379 },
      external: { kafkaBrokers: undefined, postgresUrl: undefined, redisUrl: undefined },
      kafkaHeap: '512m',
      postgresPassword: 'ytterby',
      javaHome: '',
    });
  });

  it('takes what is set; an empty variable counts as not set', () => {
    const options = stackOptionsFromEnv({ YTTERBY_STACK: 'external', YTTERBY_DATA_DIR: '/elsewhere', YTTERBY_KAFKA_PORT: '9092', YTTERBY_REDIS_URL: '', YTTERBY_POSTGRES_URL: 'postgresql://db' }, ROOT);
    expect(options).toMatchObject({ mode: 'external', dataDir: '/elsewhere', ports: { kafka: 9092 }, external: { postgresUrl: 'postgresql://db', redisUrl: undefined } });
  });

  it.each([
    [{ YTTERBY_STACK: 'podman' }, /YTTERBY_STACK="podman": .*auto.*docker.*process.*external/],
    [{ YTTERBY_KAFKA_PORT: '70000' }, /YTTERBY_KAFKA_PORT="70000": .*65535/],
    [{ YTTERBY_POSTGRES_PORT: 'abc' }, /YTTERBY_POSTGRES_PORT="abc"/],
    [{ YTTERBY_KAFKA_HEAP: 'big' }, /YTTERBY_KAFKA_HEAP="big": must look like 512m/],
    [{ YTTERBY_POSTGRES_PASSWORD: 'a b' }, /YTTERBY_POSTGRES_PASSWORD/],
  ])('refuses %j by name, value and what is allowed', (env, message) => {
    expect(() => stackOptionsFromEnv(env, ROOT)).toThrow(expect.objectContaining({ code: 'YTB_STACK_CONFIG', message: expect.stringMatching(message) as unknown }) as Error);
  });

  it('names every bad variable at once', () => {
    expect(() => stackOptionsFromEnv({ YTTERBY_STACK: 'x', YTTERBY_REDIS_PORT: '0' }, ROOT)).toThrow(/YTTERBY_STACK.*YTTERBY_REDIS_PORT/);
  });
});
