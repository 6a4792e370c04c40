import { gatewayRoutes, type HttpRoute, licensingRoutes, orderIntakeRoutes, parkedRoutes, reportRoutes, screeningRoutes, statusRegisterRoutes } from '@ytterby/contracts';
import { upstreamOf } from './upstreams';

const example = (route: HttpRoute): string => route.path.replace(/\{[^}]+\}/g, 'x-1');

describe('upstreamOf', () => {
  it.each([
    ['order-intake', orderIntakeRoutes],
    ['licensing', licensingRoutes],
    ['licensing', statusRegisterRoutes],
    ['licensing', reportRoutes],
    ['screening', screeningRoutes],
  ] as const)('sends every published route of %s to it', (service, routes) => {
    for (const route of routes) expect(upstreamOf(example(route))).toEqual({ service, path: example(route) });
  });

  it.each(['order-intake', 'screening', 'licensing'] as const)('shows the parked records of %s under its name', (service) => {
    for (const route of parkedRoutes) {
      expect(upstreamOf(example(route).replace('/v1', `/v1/services/${service}`))).toEqual({ service, path: example(route) });
    }
  });

  it.each([
    ['/v1/orders/x/screening', 'screening'],
    ['/v1/orders/x/decisions', 'licensing'],
    ['/v1/orders/x/events', 'order-intake'],
    ['/v1/reviews', 'screening'],
    ['/v1/reviews/h:resolve', 'screening'],
    ['/v1/reviews/h:approve', 'screening'],
    ['/v1/lists', 'screening'],
    ['/v1/lists:import', 'screening'],
    ['/v1/lists/snapshots/s:activate', 'screening'],
    ['/v1/orders/a%2Fscreening', 'order-intake'],
  ])('%s → %s', (path, service) => {
    expect(upstreamOf(path)).toEqual({ service, path });
  });

  it.each([
    '/v1/ordersXYZ', '/v1/orders:other', '/v1/orders/', '/v1', '/v1/', '/v1/parked', '/v1/parked/1', '/v1/decisions', '/v1/events/x', '/v1/reviewsX', '/v1/listsX', '/v1/lists:other',
    '/v1/services/gateway/parked', '/v1/services/screening/reviews', '/v1/services/screening/parkedX', '/v1/services/screening', '/readyz', '/metrics', '/v2/orders', '//v1/orders',
  ])('forwards %s nowhere', (path) => {
    expect(upstreamOf(path)).toBeNull();
  });

  it('leaves the routes that the gateway answers itself alone', () => {
    expect(gatewayRoutes.map(({ path }) => upstreamOf(path))).toEqual(gatewayRoutes.map(() => null));
  });
});
