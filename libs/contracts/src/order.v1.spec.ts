import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fullOrder, withField } from '../test/an-order';
import { parseWith } from './field-errors';
import { orderInternalV1, orderSubmittedV1 } from './order.v1';
import { parseJson } from './parse-json';

const DEMO_ORDERS = join(__dirname, '..', '..', '..', 'data', 'starter', 'orders_demo.jsonl');

function pathsOf(input: unknown): string[] {
  const parsed = parseWith(orderSubmittedV1, input);
  return parsed.ok ? [] : parsed.error.map(({ path }) => path);
}

function owners(depth: number): unknown {
  return depth === 0 ? [] : [{ name: `owner ${depth}`, pct: '50', owners: owners(depth - 1) }];
}

describe('an order at the outer edge', () => {
  it('may use every field of the contract', () => {
    expect(parseWith(orderSubmittedV1, fullOrder())).toEqual({ ok: true, value: fullOrder() });
  });

  it.each([
    { what: 'a value of 0 (a free sample)', path: 'lines[0].value.itemTotal', value: '0' },
    { what: 'an unknown value', path: 'lines[0].value.itemTotal', value: null },
    { what: 'no quantity', path: 'lines[0].quantity', value: undefined },
    { what: 'the licence stated as none', path: 'history.licence', value: null },
    { what: 'the licence not known', path: 'history.licence', value: undefined },
    { what: 'the highest revision a database takes', path: 'revision', value: 2_147_483_647 },
    { what: 'parameters that no rule reads', path: 'lines[0].parameters', value: { colour: 'blue' } },
    { what: 'owners ten deep', path: 'parties[0].owners', value: owners(10) },
    { what: '1,000 lines', path: 'lines', value: Array.from({ length: 1_000 }, (_, i) => ({ ...fullOrder().lines[0], lineId: `${i}` })) },
    { what: 'signs of all scripts', path: 'parties[0].name', value: '株式会社 ООО 🏭 שלום' },
  ])('takes $what', ({ path, value }) => {
    expect(pathsOf(withField(path, value))).toEqual([]);
  });

  it.each([
    { what: 'an orderId with spaces', path: 'orderId', value: 'ORD 1' },
    { what: 'no orderId', path: 'orderId', value: undefined },
    { what: 'revision 0', path: 'revision', value: 0 },
    { what: 'a revision with a fraction', path: 'revision', value: 1.5 },
    { what: 'a revision as text', path: 'revision', value: '1' },
    { what: 'a revision that no database takes', path: 'revision', value: 2_147_483_648 },
    { what: 'an unknown country', path: 'shipment.to', value: 'XX' },
    { what: 'a country on the way that is unknown', path: 'shipment.via[1]', value: 'EU' },
    { what: 'a day that does not exist', path: 'shipment.plannedOn', value: '2025-02-30' },
    { what: 'no parties', path: 'parties', value: [] },
    { what: 'an unknown role', path: 'parties[1].role', value: 'spy' },
    { what: 'a share above 100 %', path: 'parties[0].owners[0].pct', value: '100.1' },
    { what: 'no lines', path: 'lines', value: [] },
    { what: '1,001 lines', path: 'lines', value: Array.from({ length: 1_001 }, (_, i) => ({ ...fullOrder().lines[0], lineId: `${i}` })) },
    { what: 'an unknown form', path: 'lines[0].form', value: 'powder' },
    { what: 'an element that is none', path: 'lines[0].elements[0].symbol', value: 'Xx' },
    { what: 'an exponent', path: 'lines[0].value.itemTotal', value: '1e3' },
    { what: 'NaN', path: 'lines[0].elements[0].massPct', value: 'NaN' },
    { what: 'a decimal comma', path: 'lines[0].value.cnOriginPart1', value: '1,5' },
    { what: 'a number for money', path: 'lines[0].value.itemTotal', value: 1 },
    { what: 'a negative value', path: 'lines[0].value.itemTotal', value: '-0.01' },
    { what: 'a quantity of zero', path: 'lines[0].quantity', value: '0.000' },
    { what: 'a negative quantity', path: 'lines[0].quantity', value: '-1' },
    { what: 'a currency that is none', path: 'lines[0].value.currency', value: 'EURO' },
    { what: 'a parameter that is no text', path: 'lines[0].parameters.magneticFieldT', value: 1.4 },
    { what: 'half a layer', path: 'endUse.memoryLayers', value: 0.5 },
    { what: 'an unknown use', path: 'endUse.category', value: 'peaceful' },
    { what: 'a flag as text', path: 'history.changed.endUse', value: 'no' },
    { what: 'the id of the exporter for a party', path: 'parties[1].partyId', value: '$exporter' },
    { what: 'a partyId twice', path: 'parties[1].partyId', value: 'p1' },
    { what: 'U+0000 in a name', path: 'exporter.name', value: 'a\u0000b' },
    { what: 'U+0000 in free text', path: 'endUse.text', value: '\u0000' },
    { what: 'a lone surrogate', path: 'parties[0].nativeNames[0]', value: '\ud83d' },
    { what: 'a lone surrogate deep inside', path: 'parties[0].owners[0].owners[0].name', value: 'x\udc00' },
  ])('refuses $what and names the field', ({ path, value }) => {
    expect(pathsOf(withField(path, value))).toEqual([path]);
  });

  it('refuses a lineId that is used twice', () => {
    const [line] = fullOrder().lines;
    expect(pathsOf({ ...fullOrder(), lines: [line, { ...line, lineId: '2' }, line] })).toEqual(['lines[2].lineId']);
  });

  it.each([
    { key: 'a\u0000', path: 'lines[0].parameters["a\\u0000"]' },
    { key: '\ud800', path: 'lines[0].parameters["\\ud800"]' },
    { key: '', path: 'lines[0].parameters[""]' },
    { key: 'k'.repeat(101), path: `lines[0].parameters["${'k'.repeat(101)}"]` },
  ])('refuses a parameter by the name $path', ({ key, path }) => {
    expect(pathsOf(withField('lines[0].parameters', { [key]: '1' }))).toEqual([path]);
  });

  it.each(['', 'exporter.', 'shipment.', 'parties[0].', 'parties[0].owners[0].', 'parties[0].identifiers[0].', 'lines[0].', 'lines[0].value.', 'lines[0].elements[0].', 'endUse.', 'history.', 'history.licence.', 'history.changed.'])(
    'refuses an unknown field in %s and names it; the inside of the platform ignores it',
    (where) => {
      const input = withField(`${where}surprise`, 'x');
      expect(pathsOf(input)).toEqual([`${where}surprise`]);
      expect(parseWith(orderInternalV1, input)).toEqual({ ok: true, value: fullOrder() });
    },
  );

  it('refuses owners eleven deep and says so', () => {
    const parsed = parseWith(orderSubmittedV1, withField('parties[0].owners', owners(11)));
    expect(parsed).toMatchObject({ ok: false, error: expect.arrayContaining([expect.objectContaining({ path: expect.stringMatching(/^parties\[0\](\.owners\[0\]){10}\.owners$/), message: 'must be empty: owners nest at most 10 deep' })]) });
  });

  it('refuses a lone surrogate or U+0000 in any text field', () => {
    const texts: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value === 'string') texts.push(path);
      else if (Array.isArray(value)) value.forEach((item, i) => visit(item, `${path}[${i}]`));
      else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) visit(item, path === '' ? key : `${path}.${key}`);
    };
    visit(fullOrder(), '');
    expect(texts.length).toBeGreaterThan(50);
    fc.assert(fc.property(fc.constantFrom(...texts), fc.constantFrom('\u0000', '\ud800', '\udfff'), (path, bad) => expect(pathsOf(withField(path, `a${bad}`))).toEqual([path])), { numRuns: 300 });
  });
});

/** Our own demo orders are shipped in the repository. */
describe('the demo orders', () => {
  it('all follow the contract', () => {
    expect(existsSync(DEMO_ORDERS)).toBe(true);
    const lines = readFileSync(DEMO_ORDERS, 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(60);
    for (const text of lines) {
      const line = parseJson(text);
      expect(parseWith(orderSubmittedV1, line.ok ? (line.value as { order: unknown }).order : null)).toMatchObject({ ok: true });
    }
  });
});
