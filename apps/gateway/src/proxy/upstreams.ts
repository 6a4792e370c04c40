/** A service behind the gateway. */
export type UpstreamName = 'order-intake' | 'screening' | 'licensing';

/** Where a request goes: the service and the path there, without the query. */
export interface UpstreamTarget {
  readonly service: UpstreamName;
  readonly path: string;
}

const PARKED = /^\/v1\/services\/(order-intake|screening|licensing)(\/parked(?:\/.+)?)$/;

/** First match wins. A path that no line names is not forwarded. */
const RULES: readonly (readonly [RegExp, UpstreamName])[] = [
  [/^\/v1\/orders\/[^/]+\/screening$/, 'screening'],
  [/^\/v1\/orders\/[^/]+\/(?:decisions|report)$/, 'licensing'],
  [/^\/v1\/orders(?::batch|\/.+)?$/, 'order-intake'],
  [/^\/v1\/events$/, 'order-intake'],
  [/^\/v1\/reviews(?:\/.+)?$/, 'screening'],
  [/^\/v1\/lists(?::import|\/.+)?$/, 'screening'],
  [/^\/v1\/names:(?:search|batch)$/, 'screening'],
  [/^\/v1\/decisions\/.+$/, 'licensing'],
  [/^\/v1\/reports$/, 'licensing'],
  [/^\/v1\/status-register(?:\/.+)?$/, 'licensing'],
];

/** The service that answers a path of the public API, or null when there is none. The path is as the client wrote it, still encoded. */
export function upstreamOf(path: string): UpstreamTarget | null {
  const parked = PARKED.exec(path);
  if (parked?.[1] !== undefined && parked[2] !== undefined) return { service: parked[1] as UpstreamName, path: `/v1${parked[2]}` };
  const rule = RULES.find(([pattern]) => pattern.test(path));
  return rule === undefined ? null : { service: rule[1], path };
}
