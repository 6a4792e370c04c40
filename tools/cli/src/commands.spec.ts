import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { canonicalJson, type Json } from '@ytterby/kernel';
import { DEMO_ORDERS, clearParties, demoRecords, recordOf } from './test/records';
import { run } from './test/run';

jest.setTimeout(30_000);

const folder = mkdtempSync(join(tmpdir(), 'ytterby-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const ndjson = (rows: readonly unknown[]): string => rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');

const CASES = DEMO_ORDERS.slice(0, 12).map(({ asOf, order }, i) => ({ id: `c${i}`, asOf, order, screening: { parties: clearParties(order) }, title: 'ignored' }));

interface LineError {
  readonly id: string | null;
  readonly line: number;
  readonly error: { readonly code: string; readonly fields: readonly { readonly path: string; readonly value?: string; readonly message: string }[] };
}

describe('decide', () => {
  it('answers every line in input order, also from a .gz', async () => {
    const { status, lines } = await run('decide', '--in', file('cases.jsonl.gz', gzipSync(ndjson(CASES))));
    expect(status).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(CASES.map(({ id }) => id));
    for (const line of lines) expect(Object.keys(line).sort()).toEqual(['action', 'alternatives', 'duties', 'id', 'missingFacts', 'outcome', 'reconsiderOn', 'rules']);
  });

  it('names line, field, value and what is allowed of a bad line, and goes on', async () => {
    const [good] = CASES;
    const bad = [
      '{"id": "no json"',
      { ...good, id: 'day', asOf: '2025-02-30' },
      { ...good, id: 'profile', regimeProfile: 'MAYBE' },
      { ...good, id: 'policy', policy: { chain: 'loop', colour: 'red' } },
      { ...good, id: 'order', order: { ...good?.order, revision: 0 } },
      '{"id": "pollution", "__proto__": {}}',
      Buffer.from([0x22, 0xff, 0x22]).toString('latin1'),
    ];
    const { status, lines } = await run('decide', '--in', file('bad.jsonl', ndjson([good, '', ...bad, good])));
    expect(status).toBe(1);
    expect(lines).toHaveLength(bad.length + 2);
    expect([lines[0]?.['outcome'], lines.at(-1)?.['outcome']]).toEqual([expect.any(String), expect.any(String)]);
    const errors = lines.slice(1, -1) as unknown as LineError[];
    expect(errors.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    const [json, day, profile, policy, order, pollution] = errors;
    expect(json).toMatchObject({ id: null, error: { code: 'YTB_INPUT_JSON' } });
    expect(day?.error.fields).toEqual([{ path: 'asOf', value: '"2025-02-30"', message: 'must be a day that exists, written YYYY-MM-DD' }]);
    expect(profile?.error.fields).toEqual([{ path: 'regimeProfile', value: '"MAYBE"', message: 'must be one of ANY, UNVERIFIED, AS_PUBLISHED, EXTENDED_2027_01_10' }]);
    expect(policy?.error.fields).toEqual([
      { path: 'policy.chain', value: '"loop"', message: 'must be one of cascade, multiply, directOnly' },
      { path: 'policy.colour', value: '"red"', message: expect.stringContaining('the policies are no70EndInclusive') },
    ]);
    expect(order?.error.fields).toEqual([{ path: 'order.revision', value: '0', message: expect.any(String) }]);
    expect(pollution?.error.code).toBe('YTB_INPUT_JSON');
  });

  it('does not repair a line that is no UTF-8', async () => {
    const { status, lines } = await run('decide', '--in', file('latin1.jsonl', Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xfc]), Buffer.from('"}\n')])));
    expect([status, lines]).toEqual([1, [{ id: null, line: 1, error: expect.objectContaining({ fields: [{ path: '$', message: 'is not valid UTF-8' }] }) }]]);
  });
});

describe('decide --what-if', () => {
  const input = (): string => file('what-if.jsonl', ndjson(CASES));

  interface Decided {
    readonly outcome: string;
    readonly rules: readonly { readonly rule: string; readonly result: string }[];
    readonly missingFacts: readonly string[];
    readonly whatIf?: readonly { readonly rules: readonly { readonly rule: string; readonly first: string | null; readonly then: string | null }[] }[];
  }

  /** An order that waits for a word on what follows the suspension of No. 70. */
  const [open] = demoRecords().filter(({ decision }) => decision.lines.some(({ missingFacts }) => missingFacts.some((fact) => fact.includes('follows No. 70')))).map(({ order, decision }) => ({ id: 'x', asOf: decision.asOf, order, screening: { parties: clearParties(order) } }));

  async function decided(row: object, ...args: readonly string[]): Promise<Decided> {
    const { lines } = await run('decide', '--in', file('one.jsonl', ndjson([row])), ...args);
    return lines[0] as unknown as Decided;
  }

  it('adds the other readings beside the first', async () => {
    const both = await decided({ ...open }, '--what-if', 'regimeProfile=AS_PUBLISHED', '--what-if', 'asOf=2025-10-20,policy.chain=multiply');
    const [published, earlier] = both.whatIf ?? [];
    const plain = await decided({ ...open });
    expect(both).toEqual({ ...plain, whatIf: [published, earlier] });
    const { outcome } = await decided({ ...open, regimeProfile: 'AS_PUBLISHED' });
    expect(published).toMatchObject({ reading: 'regimeProfile=AS_PUBLISHED', outcome, sameOutcome: false, missingFacts: { settled: expect.arrayContaining([expect.stringContaining('a compliance officer must confirm')]) } });
    const onTheDay = await decided({ ...open, asOf: '2025-10-20', policy: { chain: 'multiply' } });
    expect(earlier).toMatchObject({ reading: 'asOf=2025-10-20,policy.chain=multiply', outcome: onTheDay.outcome });
  });

  it('names the rules that say something else, and only those', async () => {
    const first = await decided({ ...open });
    const then = await decided({ ...open, regimeProfile: 'AS_PUBLISHED' });
    const [published] = (await decided({ ...open }, '--what-if', 'regimeProfile=AS_PUBLISHED')).whatIf ?? [];
    const results = (answer: Decided, rule: string): string[] => answer.rules.filter((named) => named.rule === rule).map(({ result }) => result);
    const differing = new Set([...first.rules, ...then.rules].map(({ rule }) => rule).filter((rule) => results(first, rule).join() !== results(then, rule).join()));
    expect(differing.size).toBeGreaterThan(0);
    expect(new Set(published?.rules.map(({ rule }) => rule))).toEqual(differing);
    for (const rule of published?.rules ?? []) expect(rule).toMatchObject({ first: results(first, rule.rule)[0] ?? null, then: results(then, rule.rule)[0] ?? null });
  });

  it('says that nothing differs where nothing does', async () => {
    const { lines } = await run('decide', '--in', input(), '--what-if', 'policy.chain=cascade');
    for (const { whatIf } of lines) expect(whatIf).toEqual([expect.objectContaining({ sameOutcome: true, rules: [], missingFacts: { added: [], settled: [] } })]);
  });

  it.each([
    ['policy.colour=red', /policy\.colour.*is not a policy; the policies are no70EndInclusive, .*treatDomesticTransferAsExport/],
    ['policy.chain=loop', /policy\.chain=loop: must be one of cascade, multiply, directOnly/],
    ['asOf=2025-02-30', /asOf=2025-02-30: must be a day that exists/],
    ['regimeProfile=MAYBE', /must be one of ANY, UNVERIFIED, AS_PUBLISHED/],
    ['seq=2', /seq cannot be changed; allowed are asOf=/],
    ['asOf', /must be name=value/],
    ['asOf=2025-01-01,asOf=2025-01-02', /asOf is given twice/],
  ])('%s is refused before anything is decided', async (reading, sentence) => {
    const { status, stdout, stderr } = await run('decide', '--in', input(), '--what-if', reading);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });
});

describe('match and screen', () => {
  it('match compares in input order; a bad line keeps its place', async () => {
    const rows = [{ id: '1', left: 'Huawei Technologies', right: 'HUAWEI TECHNOLOGIES CO., LTD', label: 1 }, { id: '2', left: 5, right: 'x' }, { id: '3', left: 'Siemens', right: 'Toyota', schema: null }];
    const { status, lines } = await run('match', '--in', file('pairs.jsonl', ndjson(rows)));
    expect(status).toBe(1);
    expect(lines[0]).toMatchObject({ id: '1', match: true, because: expect.any(String) });
    expect(lines[1]).toEqual({ id: '2', line: 2, error: { code: 'YTB_INPUT_SCHEMA', message: expect.any(String), fields: [{ path: 'left', value: '5', message: expect.any(String) }] } });
    expect(lines[2]).toMatchObject({ id: '3', match: false });
  });

  const LIST = [{ id: 'E1', names: ['Northern Rare Metals Trading'], countries: ['KP'] }, { id: 'E2', schema: null, names: ['Unrelated Shipping'], nativeNames: null }];

  it('screen answers with the hits, best first', async () => {
    const { status, lines } = await run('screen', '--list', file('list.jsonl.gz', gzipSync(ndjson(LIST))), '--in', file('q.jsonl', ndjson([{ id: 'q1', name: 'Northern Rare Metals Trading Co' }, { id: 'q2', name: 'Bakery Schmidt' }])));
    expect(status).toBe(0);
    expect(lines).toEqual([{ id: 'q1', hits: [{ entityId: 'E1', score: expect.any(Number), because: expect.any(String) }] }, { id: 'q2', hits: [] }]);
  });

  it('screen refuses a list with a bad line whole: nobody must be screened against half a list', async () => {
    const { status, stdout, stderr } = await run('screen', '--list', file('list.jsonl', ndjson([LIST[0], { id: 'E3', names: 'one' }])), '--in', file('q1.jsonl', ndjson([{ id: 'q1', name: 'x' }])));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/list\.jsonl line 2: names .*\(got "one"\)/);
    expect((await run('screen', '--list', '-', '--in', '-')).stderr).toContain('cannot both be standard input');
  });

  it('screen meets the aliases of a converted list', async () => {
    const own = { id: 'O-1', list: 'OWN', schema: 'organization', names: ['Northern Rare Metals Trading Co'], aliases: ['Polar Ore Works'], weakAliases: ['NRMT'] };
    const converted = await run('lists', 'convert', file('own.jsonl', ndjson([own])), '--format', 'ytterby');
    const queries = ['Polar Ore Works Ltd', 'NRMT'].map((name) => ({ id: name, name }));
    const { lines } = await run('screen', '--list', file('converted.jsonl', converted.stdout), '--in', file('aliases.jsonl', ndjson(queries)));
    expect(lines).toMatchObject(queries.map(({ id }) => ({ id, hits: [{ entityId: 'O-1' }] })));
  });

  it('screen refuses a list of nobody, names entries that nobody can meet, and says how to bring other forms into this one', async () => {
    const query = file('q2.jsonl', ndjson([{ id: 'q', name: 'Bakery Schmidt' }]));
    expect(await run('screen', '--list', file('empty.jsonl', ''), '--in', query)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('empty.jsonl holds no entry') as string });
    const odd = await run('screen', '--list', file('odd.jsonl', ndjson([LIST[0], { id: 'NO-NAME', names: [] }, { id: 'ONLY-FORM', names: ['有限公司'] }])), '--in', query);
    expect([odd.status, odd.stderr]).toEqual([0, expect.stringMatching(/odd\.jsonl that nobody can meet.*: NO-NAME, ONLY-FORM\n/)]);
    expect((await run('screen', '--list', file('starter.jsonl', ndjson([{ id: 'S', name: 'Somebody' }])), '--in', query)).stderr).toContain('line 1: names is missing: must be a list. Lists of other forms: ytterby lists convert');
  });
});

describe('the program', () => {
  it.each([[['decide']], [['decide', '--in', join(folder, 'none')]], [['fly']], [['match', '--out', 'x']], [['lists', 'import', 'x', '--format', 'pdf']], [['parked', 'list', '--service', 'post']]])('%j cannot be used: exit status 2 and a sentence', async (args) => {
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.length).toBeGreaterThan(10);
  });

  it('--version names what decides and what scores', async () => {
    const { status, stdout } = await run('--version');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ytterby \d+\.\d+\.\d+\nengine \d+\.\d+\.\d+\nrule pack \S+@\S+\nmatcher \S+@\S+\n$/);
  });

  it.each(['decide', 'explain', 'replay', 'match', 'screen', 'orders send', 'orders decide-again', 'lists import', 'status propose', 'doctor'])('%s --help explains itself', async (command) => {
    const { status, stdout } = await run(...command.split(' '), '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/Usage: ytterby/);
    if (command !== 'doctor') expect(stdout).toMatch(/Examples?:/);
  });
});

/** A gateway that answers as a test says. */
async function withGateway<T>(answer: (request: IncomingMessage, body: string) => { status: number; body: string }, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, body } = answer(request, Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const before = process.env['YTTERBY_API_KEY'];
  process.env['YTTERBY_API_KEY'] = 'test-key';
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    if (before === undefined) delete process.env['YTTERBY_API_KEY'];
    else process.env['YTTERBY_API_KEY'] = before;
    server.closeAllConnections();
    server.close();
  }
}

const NOT_FOUND = { status: 404, body: JSON.stringify({ title: 'There is no such decision.', code: 'YTB_NOT_FOUND' }) };

describe('explain and replay', () => {
  const record = recordOf(DEMO_ORDERS[0] as (typeof DEMO_ORDERS)[number]);
  const { decisionId } = record.decision;
  const bytes = (value: unknown): string => canonicalJson(value as Json);
  const inputs = (decision: string): string => `{"decision":${decision},"order":${JSON.stringify(record.order)},"screening":${JSON.stringify(record.screening)},"releaseAllowed":true}`;

  it('explain reads a file, with or without the order', async () => {
    const whole = await run('explain', file('record.json', JSON.stringify(record, null, 2)));
    expect([whole.status, whole.stderr]).toEqual([0, '']);
    expect(whole.stdout).toContain(record.order.exporter.name);
    expect((await run('explain', file('decision.json', JSON.stringify(record.decision)))).stdout).toContain('The order is not part of this file');
  });

  it.each([['not-a-decision.json', '{"decisionId": 5}', /decisionId.*\(got 5\)/s], ['not-json.json', '{', /is not valid JSON/]])('explain refuses %s and names what is wrong', async (name, content, sentence) => {
    const { status, stdout, stderr } = await run('explain', file(name, content));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });

  it('both take an id through the gateway, with the key', async () => {
    const seen: string[] = [];
    const answer = (request: IncomingMessage) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      return request.url === `/v1/decisions/${decisionId}/inputs` ? { status: 200, body: inputs(bytes(record.decision)) } : NOT_FOUND;
    };
    await withGateway(answer, async (url) => {
      expect((await run('explain', decisionId, '--url', url)).stdout).toContain(record.order.exporter.name);
      expect(await run('explain', 'dec-none', '--url', url)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('YTB_NOT_FOUND') });
      expect(await run('replay', decisionId, '--url', url)).toMatchObject({ status: 0, lines: [{ decisionId, result: 'equal' }], stderr: 'replay: 1 equal, 0 different, 0 by another version\n' });
      expect(await run('replay', decisionId, 'dec-none', '--url', url)).toMatchObject({ status: 1, lines: [{ result: 'equal' }, { decisionId: 'dec-none', error: { code: 'YTB_NOT_FOUND' } }] });
    });
    expect(seen[0]).toBe(`GET /v1/decisions/${decisionId}/inputs Bearer test-key`);
  });

  it('replay sees that stored bytes are not those of RFC 8785 any more', async () => {
    await withGateway(() => ({ status: 200, body: inputs(JSON.stringify(record.decision, null, 1)) }), async (url) => {
      expect(await run('replay', decisionId, '--url', url)).toMatchObject({ status: 4, lines: [{ result: 'different', differences: [{ path: '$' }] }] });
    });
  });

  const changed = { ...record, decision: { ...record.decision, action: 'release' } };
  const older = { ...record, decision: { ...record.decision, engineVersion: '0.0.1' } };
  it.each<[string, readonly unknown[], number, readonly unknown[]]>([
    ['all equal', [...demoRecords().slice(0, 5)], 0, Array(5).fill('equal')],
    ['another engine version', [record, older], 5, ['equal', 'other_version']],
    ['a decision that was changed', [record, older, changed, '{'], 4, ['equal', 'other_version', 'different', undefined]],
    ['a line that cannot be replayed', [older, record.decision, record], 1, ['other_version', undefined, 'equal']],
  ])('replay of a file: %s', async (_what, rows, status, results) => {
    const done = await run('replay', '--in', file('records.jsonl', ndjson(rows)));
    expect(done.status).toBe(status);
    expect(done.lines.map(({ result }) => result)).toEqual(results);
  });

  it('replay wants something to replay, and ids that are ids', async () => {
    expect(await run('replay')).toMatchObject({ status: 2, stderr: expect.stringContaining('--in FILE') });
    expect(await run('replay', 'records.jsonl')).toMatchObject({ status: 2, stderr: expect.stringContaining('write --in records.jsonl') });
  });
});

describe('commands that need the platform', () => {
  it('exit with 3 and say what to do when nobody answers', async () => {
    await withGateway(() => NOT_FOUND, async () => {
      const { status, stderr } = await run('orders', 'status', 'A-1', '--url', 'http://127.0.0.1:1');
      expect(status).toBe(3);
      expect(stderr).toMatch(/does not answer.*npm start/);
      expect((await run('explain', 'dec-1', '--url', 'http://127.0.0.1:1')).status).toBe(3);
    });
  });

  it('exit with 1 and the fields when a call is refused, and with 3 when a service is away', async () => {
    const problem = { title: 'Bad input', code: 'YTB_INPUT_SCHEMA', errors: [{ path: 'orderId', message: 'must be 1 to 128 of A-Z', value: '"?"' }] };
    await withGateway(() => ({ status: 400, body: JSON.stringify(problem) }), async (url) => {
      const { status, stderr } = await run('orders', 'status', 'A-1', '--url', url);
      expect([status, stderr]).toEqual([1, 'ytterby: Bad input [YTB_INPUT_SCHEMA]\n  orderId: must be 1 to 128 of A-Z (got "?")\n']);
    });
    await withGateway(() => ({ status: 503, body: '{"title":"Away"}' }), async (url) => expect((await run('lists', 'status', '--url', url)).status).toBe(3));
  });

  it('orders decide-again sends the reason and prints what came of it', async () => {
    const asked: unknown[] = [];
    const answer = ({ method, url }: IncomingMessage, body: string) => {
      asked.push([method, url, JSON.parse(body)]);
      return { status: 200, body: '{"commandId":"c1","changed":true}' };
    };
    await withGateway(answer, async (url) => {
      const { status, stdout } = await run('orders', 'decide-again', 'A-1', '--reason', 'the end is confirmed', '--url', url);
      expect([status, JSON.parse(stdout)]).toEqual([0, { commandId: 'c1', changed: true }]);
    });
    expect(asked).toEqual([['POST', '/v1/orders/A-1/decisions', { reason: 'the end is confirmed' }]]);
    expect(await run('orders', 'decide-again', 'A-1')).toMatchObject({ status: 2, stderr: expect.stringContaining('--reason') });
  });

  it('orders send numbers the answers by the lines of the file, over many requests', async () => {
    const rows = Array.from({ length: 1_100 }, (_, i) => (i === 1 ? '' : JSON.stringify({ order: { orderId: `O-${i}` } })));
    const answer = (_request: IncomingMessage, body: string) => ({
      status: 200,
      body: body.trim().split('\n').map((text, i) => JSON.stringify({ line: i + 1, status: text.includes('O-1099') ? 'refused' : 'accepted', orderId: (JSON.parse(text) as { orderId: string }).orderId })).join('\n'),
    });
    await withGateway(answer, async (url) => {
      const { status, lines } = await run('orders', 'send', '--in', file('orders.jsonl', `${rows.join('\n')}\n`), '--url', url);
      expect(status).toBe(1);
      expect(lines).toHaveLength(1_099);
      for (const { line, orderId } of lines) expect(orderId).toBe(`O-${Number(line) - 1}`);
    });
  });

  it.each(['nonsense', 'ftp://127.0.0.1:1', ''])('an address that is none is a usage error: %j', async (url) => {
    expect(await run('orders', 'status', 'O-1', '--url', url)).toMatchObject({ status: 2, stderr: expect.stringContaining(`${JSON.stringify(url)} (--url or YTTERBY_URL) is no address of a gateway`) as string });
  });

  it('doctor shows every finding, with a remedy where something is missing', async () => {
    const health = { services: { screening: { status: 'ready' }, licensing: { status: 'unreachable' } } };
    await withGateway(() => ({ status: 200, body: JSON.stringify(health) }), async (url) => {
      const { status, stdout } = await run('doctor', '--url', url);
      expect(status).toBe(1);
      for (const what of ['Node.js ≥ 20.19', 'container engine', 'Java ≥ 17', 'Maven', 'dependencies']) expect(stdout).toMatch(new RegExp(`^(ok     |MISSING) ${what}: `, 'm'));
      expect(stdout).toContain('ok      screening: ready\n');
      expect(stdout).toMatch(/MISSING licensing: unreachable\n {8}→ Run npm start/);
    });
  });
});

describe('status', () => {
  const entry = '{"entryId":"e1","status":"pending"}';

  it('proposes with what was given, and approves by id', async () => {
    const seen: unknown[] = [];
    const answer = (request: IncomingMessage, body: string) => {
      seen.push([request.method, request.url, JSON.parse(body)]);
      return { status: 200, body: entry };
    };
    await withGateway(answer, async (url) => {
      const given = ['--measure', '70/2025', '--state', 'lapsed', '--known-since', '2026-11-18', '--source', 'MOFCOM'];
      const { status, stdout } = await run('status', 'propose', ...given, '--url', url);
      expect([status, JSON.parse(stdout)]).toEqual([0, JSON.parse(entry)]);
      expect((await run('status', 'approve', 'e1', '--comment', 'read it too', '--url', url)).status).toBe(0);
    });
    expect(seen).toEqual([
      ['POST', '/v1/status-register/entries', { measure: '70/2025', state: 'lapsed', knownSince: '2026-11-18', source: 'MOFCOM' }],
      ['POST', '/v1/status-register/entries/e1:approve', { comment: 'read it too' }],
    ]);
  });

  it('passes on what the service refuses', async () => {
    const refused = { status: 409, body: JSON.stringify({ title: 'Another officer must approve it.', code: 'YTB_FOUR_EYES' }) };
    await withGateway(() => refused, async (url) => expect(await run('status', 'approve', 'e1', '--url', url)).toMatchObject({ status: 1, stderr: expect.stringContaining('YTB_FOUR_EYES') }));
  });
});
