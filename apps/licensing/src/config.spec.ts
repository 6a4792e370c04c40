import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@ytterby/platform';
import { licensingSettings } from './config';

describe('settings of licensing', () => {
  it('limits a decision event to what infra/kafka/topics.yaml says', () => {
    const topics = readFileSync(join(__dirname, '..', '..', '..', 'infra', 'kafka', 'topics.yaml'), 'utf8');
    const limit = /^ {2}decisionMaxBytes: (\d+)/m.exec(topics)?.[1];
    expect(loadConfig(licensingSettings, {}).YTTERBY_DECISION_EVENT_MAX_BYTES).toBe(Number(limit));
  });

  it.each([
    ['YTTERBY_DECISION_EVENT_MAX_BYTES', '10'],
    ['YTTERBY_DECISION_EVENT_MAX_BYTES', 'many'],
    ['YTTERBY_PUBLIC_URL', 'gateway'],
    ['YTTERBY_POLICIES', 'chain=sideways'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => loadConfig(licensingSettings, { [name]: value })).toThrow(`${name}="${value}"`);
  });

  it('reads policies, and names one that does not exist or has another value, with what is allowed', () => {
    expect(loadConfig(licensingSettings, { YTTERBY_POLICIES: 'chain=multiply, mayThreshold=askFirst' }).YTTERBY_POLICIES).toEqual({ chain: 'multiply', mayThreshold: 'askFirst' });
    expect(loadConfig(licensingSettings, {}).YTTERBY_POLICIES).toEqual({});
    const load = (text: string) => (): unknown => loadConfig(licensingSettings, { YTTERBY_POLICIES: text });
    expect(load('chain=sideways')).toThrow('policy.chain="sideways" must be one of cascade, multiply, directOnly');
    expect(load('chian=multiply')).toThrow('policy.chian is not a policy; the policies are');
    expect(load('chain')).toThrow('policy.chain');
  });
});
