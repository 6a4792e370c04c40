import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2019 from 'ajv/dist/2019';
import { parse } from 'yaml';
import { FILES, readSettings, REPOSITORY } from '../repository-files';
import { DEFAULT_PORTS, PORT_VARIABLES } from '../settings';
import { PARTS } from '../types';
import { composeServices, interpolate } from './compose-file';

const text = readFileSync(FILES.compose, 'utf8');

describe('docker-compose.yml', () => {
  it('follows the schema of the Compose Specification', () => {
    // The published schema names its parts by "id", as older drafts did; nothing refers to these names.
    const withoutIds = (key: string, value: unknown): unknown => (key === 'id' && typeof value === 'string' ? undefined : value);
    const schema = JSON.parse(readFileSync(join(REPOSITORY, 'tools', 'stack', 'test', 'compose-spec.schema.json'), 'utf8'), withoutIds) as object;
    const validate = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
    expect([validate(parse(text)), validate.errors]).toEqual([true, null]);
    expect(validate(parse(text.replace('image: redis:7.4', 'imgae: redis:7.4')))).toBe(false);
  });

  it('pins the images, Kafka at the version of the process provider', () => {
    const services = composeServices({});
    expect(PARTS.map((part) => services[part].image)).toEqual(['apache/kafka:4.1.0', 'postgres:18', 'redis:7.4']);
    expect(readFileSync(FILES.kafkaPom, 'utf8')).toContain('<kafka.version>4.1.0</kafka.version>');
  });

  it('publishes on loopback only, on the default ports unless told otherwise', () => {
    const { services } = parse(interpolate(text, {})) as { services: Record<string, { ports: string[] }> };
    for (const part of PARTS) {
      const { containerPort } = composeServices({})[part];
      expect(services[part]?.ports).toEqual([`127.0.0.1:${DEFAULT_PORTS[part]}:${containerPort}`]);
      expect(interpolate(text, { [PORT_VARIABLES[part]]: '4711' })).toContain(`127.0.0.1:4711:${containerPort}`);
    }
  });

  it('tells clients of Kafka the port that they can reach', () => {
    expect(composeServices({ YTTERBY_KAFKA_PORT: '4711' }).kafka.environment['KAFKA_ADVERTISED_LISTENERS']).toBe('OUTSIDE://127.0.0.1:4711,INTERNAL://localhost:29092');
  });

  it('repeats the broker settings of infra/kafka/broker.properties', () => {
    const { environment } = composeServices({}).kafka;
    const expected = [...readSettings(FILES.brokerProperties)].map(([name, value]) => [`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`, value]);
    expect(expected.length).toBeGreaterThan(10);
    expect(environment).toMatchObject(Object.fromEntries(expected) as Record<string, string>);
  });

  it('repeats the settings of infra/postgres/postgresql.conf, no more and no less', () => {
    const expected = [...readSettings(FILES.postgresSettings)].map(([name, value]) => `-c${name}=${value}`);
    expect(composeServices({}).postgres.command).toEqual(['postgres', ...expected]);
  });

  it('does not trade durability for speed', () => {
    expect(Object.fromEntries(readSettings(FILES.postgresSettings))).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
  });
});
