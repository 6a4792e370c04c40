import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Headers that concern one connection only (RFC 9110 §7.6.1) and are never forwarded. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
/** What the gateway itself decides about, or what the services have no use for. */
const NOT_TO_SERVICES = ['host', 'cookie', 'expect'];

function named(connection: string | undefined): string[] {
  return (connection ?? '').split(',').map((name) => name.trim().toLowerCase());
}

function without(headers: IncomingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  const dropped = new Set([...HOP_BY_HOP, ...named(headers.connection), ...names]);
  return Object.fromEntries(Object.entries(headers).filter(([name, value]) => value !== undefined && !dropped.has(name)));
}

/** Headers for the service: the caller's own, among them `authorization`; without those of the connection. */
export function headersToService(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return without(headers, NOT_TO_SERVICES);
}

/** Headers for the client: the service's own, with what a browser must not do with an API answer. */
export function headersToClient(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return { 'cache-control': 'no-store', ...without(headers, []), 'x-content-type-options': 'nosniff' };
}
