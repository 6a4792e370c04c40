import { PrometheusMetrics } from './metrics';

describe('metrics', () => {
  it('are Prometheus metrics with prefix and service', async () => {
    const metrics = new PrometheusMetrics('order-intake');
    metrics.count('orders_total', { result: 'accepted' });
    metrics.count('orders_total', { result: 'accepted' }, 4);
    metrics.count('orders_total', { result: 'stale' });
    metrics.gauge('lag_records', 7);
    metrics.gauge('lag_records', 0);
    metrics.observeSeconds('handler_seconds', 0.2, { topic: 't' });
    const text = await metrics.registry.metrics();
    expect(text).toContain('ytterby_orders_total{result="accepted",service="order-intake"} 5');
    expect(text).toContain('ytterby_orders_total{result="stale",service="order-intake"} 1');
    expect(text).toContain('ytterby_lag_records{service="order-intake"} 0');
    expect(text).toContain('ytterby_handler_seconds_count{service="order-intake",topic="t"} 1');
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('of two services do not mix', async () => {
    const [a, b] = [new PrometheusMetrics('a'), new PrometheusMetrics('b')];
    a.count('x');
    expect(await b.registry.metrics()).not.toContain('ytterby_x');
  });
});
