import { z } from 'zod';
import { commonSettings, databaseUrl, flagSetting, kafkaConnection, loadConfig, PORTS, portSetting } from './config';

describe('loadConfig', () => {
  it('has a safe default for everything', () => {
    expect(loadConfig(commonSettings, {})).toEqual({
      YTTERBY_BIND: '127.0.0.1',
      YTTERBY_KAFKA_BROKERS: '127.0.0.1:19092',
      YTTERBY_KAFKA_TLS: false,
      YTTERBY_KAFKA_SASL_MECHANISM: 'none',
      YTTERBY_KAFKA_USERNAME: '',
      YTTERBY_KAFKA_PASSWORD: '',
      YTTERBY_POSTGRES_URL: 'postgresql://ytterby:ytterby@127.0.0.1:15432/postgres',
      YTTERBY_KEYS_FILE: '.ytterby/keys.json',
      YTTERBY_LOG_LEVEL: 'info',
      YTTERBY_TOPIC_PREFIX: '',
      YTTERBY_DATABASE_PREFIX: 'ytterby_',
      YTTERBY_ALLOW_STATED_AS_OF: false,
      YTTERBY_SINGLE_REVIEWER_RELEASE: false,
    });
  });

  it('counts an empty variable as not set, and ignores variables of others', () => {
    expect(loadConfig(commonSettings, { YTTERBY_LOG_LEVEL: '', PATH: '/bin' })).toMatchObject({ YTTERBY_LOG_LEVEL: 'info' });
  });

  it('reads flags and ports', () => {
    const settings = { FLAG: flagSetting, PORT: portSetting(1) };
    expect(loadConfig(settings, { FLAG: 'true', PORT: '0' })).toEqual({ FLAG: true, PORT: 0 });
    expect(loadConfig(settings, { FLAG: 'false' })).toEqual({ FLAG: false, PORT: 1 });
  });

  it('names every bad variable with its value and what is allowed', () => {
    const load = (): unknown => loadConfig({ ...commonSettings, PORT: portSetting(1) }, { YTTERBY_LOG_LEVEL: 'loud', YTTERBY_ALLOW_STATED_AS_OF: 'yes', PORT: '70000', YTTERBY_DATABASE_PREFIX: 'My-DB' });
    expect(load).toThrow(expect.objectContaining({ code: 'YTB_CONFIG_INVALID' }));
    for (const part of ['YTTERBY_LOG_LEVEL="loud"', '"debug"|"info"', 'YTTERBY_ALLOW_STATED_AS_OF="yes"', 'PORT="70000"', '65535', 'YTTERBY_DATABASE_PREFIX="My-DB"']) expect(load).toThrow(part);
  });

  it('says that a required variable is missing', () => {
    expect(() => loadConfig({ NEEDED: z.string() }, {})).toThrow('NEEDED="": ');
  });

  it('describes every setting, for the table in the documentation', () => {
    for (const [name, setting] of Object.entries(commonSettings)) expect({ name, text: z.globalRegistry.get(setting)?.description ?? '' }).toEqual({ name, text: expect.stringMatching(/^[A-Z].{15,}/) });
  });
});

describe('ports and databases', () => {
  it('no two services listen on one port', () => {
    expect(new Set(Object.values(PORTS)).size).toBe(Object.keys(PORTS).length);
  });

  it('each service has its own database on the configured server', () => {
    expect(databaseUrl('postgresql://u:p%40w@db:5432/postgres?sslmode=require', 'ytterby_intake')).toBe('postgresql://u:p%40w@db:5432/ytterby_intake?sslmode=require');
  });
});

describe('kafkaConnection', () => {
  const from = (env: Record<string, string>) => kafkaConnection(loadConfig(commonSettings, env));

  it('is plain by default, and takes several brokers', () => {
    expect(from({ YTTERBY_KAFKA_BROKERS: 'a:1, b:2' })).toEqual({ brokers: ['a:1', 'b:2'], topicPrefix: '', tls: false, sasl: null });
  });

  it('signs in over TLS', () => {
    const env = { YTTERBY_KAFKA_TLS: 'true', YTTERBY_KAFKA_SASL_MECHANISM: 'scram-sha-512', YTTERBY_KAFKA_USERNAME: 'u', YTTERBY_KAFKA_PASSWORD: 'p' };
    expect(from(env)).toMatchObject({ tls: true, sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'p' } });
  });

  it.each([
    [{ YTTERBY_KAFKA_SASL_MECHANISM: 'plain', YTTERBY_KAFKA_PASSWORD: 'p' }, 'YTTERBY_KAFKA_USERNAME is empty'],
    [{ YTTERBY_KAFKA_SASL_MECHANISM: 'plain', YTTERBY_KAFKA_USERNAME: 'u' }, 'YTTERBY_KAFKA_PASSWORD is empty'],
    [{ YTTERBY_KAFKA_USERNAME: 'u' }, 'choose plain, scram-sha-256 or scram-sha-512'],
  ])('refuses half of a sign-in: %j', (env, message) => {
    expect(() => from(env)).toThrow(message);
  });
});
