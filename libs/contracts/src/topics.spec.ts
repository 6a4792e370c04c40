import { fullOrder } from '../test/an-order';
import { parseWith } from './field-errors';
import { closeOrderRoutes, licensingRoutes, orderIntakeRoutes, parkedRoutes, reportRoutes, screeningRoutes, statusRegisterRoutes } from './index';
import { TOPICS } from './topics';

describe('topics', () => {
  it.each(Object.entries(TOPICS))('%s has one event type, a producer and consumers', (topic, definition) => {
    const [subject, verb, version] = topic.split('.');
    expect(definition.eventType).toBe(`ytterby.${subject === 'orders' ? 'order' : subject}.${verb}.${version}`);
    expect(definition.key).toBe('orderId');
    expect(definition.consumers).not.toContain(definition.producer);
    expect(definition.consumers.length).toBeGreaterThan(0);
  });

  it('only intake reads what comes from outside', () => {
    const inbound = Object.entries(TOPICS).filter(([, { producer }]) => producer === 'outside');
    expect(inbound.map(([topic, { consumers }]) => [topic, consumers])).toEqual([['orders.submitted.v1', ['order-intake']]]);
  });

  it('inside, an unknown field of a newer producer is ignored', () => {
    const accepted = { order: { ...fullOrder(), added: 1 }, statedAsOf: null, acceptedAt: '2025-12-01T00:00:00Z', added: true };
    expect(parseWith(TOPICS['orders.accepted.v1'].schema, accepted)).toMatchObject({ ok: true, value: { order: fullOrder() } });
  });
});

describe('routes', () => {
  const routes = [...orderIntakeRoutes, ...closeOrderRoutes, ...licensingRoutes, ...parkedRoutes, ...reportRoutes, ...screeningRoutes, ...statusRegisterRoutes];

  it('are each there once', () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(routes.map((route) => ({ name: `${route.method} ${route.path}`, route })))('$name names its roles, its path parameters and its failures', ({ route }) => {
    expect(route.roles.length).toBeGreaterThan(0);
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect((route.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(inPath);
    expect(Object.keys(route.responses)).toEqual(expect.arrayContaining(['401', '403']));
  });
});
