import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

/** The metrics that library code needs; label names must be the same at every call of one metric. */
export interface Metrics {
  count(name: string, labels?: Labels, by?: number): void;
  gauge(name: string, value: number, labels?: Labels): void;
  observeSeconds(name: string, seconds: number, labels?: Labels): void;
}

/** Prometheus metrics of one service, all with the prefix `ytterby_`. */
export class PrometheusMetrics implements Metrics {
  readonly registry = new Registry();
  private readonly known = new Map<string, Counter | Gauge | Histogram>();

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }

  count(name: string, labels: Labels = {}, by = 1): void {
    const make = (): Counter => new Counter({ name: `ytterby_${name}`, help: name, labelNames: Object.keys(labels), registers: [this.registry] });
    (this.metric(name, make) as Counter).inc(labels, by);
  }

  gauge(name: string, value: number, labels: Labels = {}): void {
    const make = (): Gauge => new Gauge({ name: `ytterby_${name}`, help: name, labelNames: Object.keys(labels), registers: [this.registry] });
    (this.metric(name, make) as Gauge).set(labels, value);
  }

  observeSeconds(name: string, seconds: number, labels: Labels = {}): void {
    const make = (): Histogram => new Histogram({ name: `ytterby_${name}`, help: name, labelNames: Object.keys(labels), registers: [this.registry] });
    (this.metric(name, make) as Histogram).observe(labels, seconds);
  }

  private metric(name: string, make: () => Counter | Gauge | Histogram): Counter | Gauge | Histogram {
    const found = this.known.get(name);
    if (found !== undefined) return found;
    const made = make();
    this.known.set(name, made);
    return made;
  }
}
