import { createLogger, silentLogger } from './logger';

function logged(level: string, log: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  log(createLogger('test', level, { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the logger', () => {
  it('writes JSON lines with service, event and time', () => {
    expect(logged('info', (log) => log.warn('something_odd', { count: 0 }))).toEqual([{ level: 40, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), service: 'test', event: 'something_odd', count: 0 }]);
  });

  it('leaves less severe events out', () => {
    const all = (log: ReturnType<typeof createLogger>): void => (['debug', 'info', 'warn', 'error'] as const).forEach((severity) => log[severity](severity));
    expect(logged('warn', all).map(({ event }) => event)).toEqual(['warn', 'error']);
    expect(logged('silent', all)).toEqual([]);
  });

  it('blanks personal data and keys on two levels', () => {
    const [line] = logged('info', (log) => log.info('x', { name: 'Anna', party: { address: 'Street 1', country: 'DE' }, authorization: 'Bearer k', payload: '{}', orderId: 'A' }));
    expect(JSON.stringify(line)).not.toMatch(/Anna|Street|Bearer|\{\}/);
    expect(line).toMatchObject({ party: { country: 'DE' }, orderId: 'A' });
  });

  it('cannot be made to write a second line by what it logs', () => {
    expect(logged('info', (log) => log.info('x', { subject: 'a\n{"event":"forged"}' }))).toHaveLength(1);
  });

  it('can be silent', () => {
    expect(() => (['debug', 'info', 'warn', 'error'] as const).forEach((severity) => silentLogger[severity]('x'))).not.toThrow();
  });
});
