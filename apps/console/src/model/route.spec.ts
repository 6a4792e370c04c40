import { keyInFragment, orderLink, parseRoute, reportsLink, reviewsLink } from './route';

describe('parseRoute', () => {
  it.each([
    ['', { page: 'orders' }],
    ['#', { page: 'orders' }],
    ['#/orders', { page: 'orders' }],
    ['#/orders/PO-1', { page: 'order', orderId: 'PO-1', revision: null, seq: null }],
    ['#/orders/PO%3A1?revision=2&seq=3', { page: 'order', orderId: 'PO:1', revision: 2, seq: 3 }],
    ['#/orders/PO-1?revision=0&seq=x', { page: 'order', orderId: 'PO-1', revision: null, seq: null }],
    ['#/reviews', { page: 'reviews', status: 'open', orderId: null }],
    ['#/reviews?status=resolved&order=PO-1', { page: 'reviews', status: 'resolved', orderId: 'PO-1' }],
    ['#/reviews?status=nonsense', { page: 'reviews', status: 'open', orderId: null }],
    ['#/reports', { page: 'reports', state: 'all' }],
    ['#/reports?state=overdue', { page: 'reports', state: 'overdue' }],
    ['#/reports?state=nonsense', { page: 'reports', state: 'all' }],
    ['#/names', { page: 'names' }],
    ['#/system', { page: 'system' }],
    ['#/orders/PO-1/more', { page: 'unknown', path: '/orders/PO-1/more' }],
    ['#/orders/%E0%A4%A', { page: 'unknown', path: '/orders/%E0%A4%A' }],
    ['#/elsewhere', { page: 'unknown', path: '/elsewhere' }],
  ])('reads %s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it('reads back the links that it makes', () => {
    expect(parseRoute(orderLink('A:b._-1', 2, 1))).toEqual({ page: 'order', orderId: 'A:b._-1', revision: 2, seq: 1 });
    expect([parseRoute(reportsLink('all')), parseRoute(reportsLink('filed'))]).toEqual([{ page: 'reports', state: 'all' }, { page: 'reports', state: 'filed' }]);
    expect(parseRoute(reviewsLink('all', 'A:1'))).toEqual({ page: 'reviews', status: 'all', orderId: 'A:1' });
  });
});

describe('keyInFragment', () => {
  it.each([
    ['#key=abc', 'abc'],
    ['#key=a%2Bb', 'a+b'],
    ['#key=a+b=', 'a+b='],
    ['#key=', null],
    ['#/orders?key=abc', null],
    ['', null],
  ])('of %s is %s', (hash, key) => {
    expect(keyInFragment(hash)).toBe(key);
  });
});
