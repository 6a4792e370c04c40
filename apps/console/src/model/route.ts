/** Where the reader is; the address is the fragment of the URL (`#/orders/PO-1?revision=2&seq=1`). */
export type Route =
  | { readonly page: 'orders' }
  | { readonly page: 'order'; readonly orderId: string; readonly revision: number | null; readonly seq: number | null }
  | { readonly page: 'reviews'; readonly status: ReviewFilter; readonly orderId: string | null }
  | { readonly page: 'reports'; readonly state: ReportFilter }
  | { readonly page: 'names' }
  | { readonly page: 'system' }
  | { readonly page: 'unknown'; readonly path: string };

/** Which hits the review queue shows. */
export const REVIEW_FILTERS = ['open', 'resolved', 'superseded', 'all'] as const;
/** See {@link REVIEW_FILTERS}. */
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

/** Which reports are shown. */
export const REPORT_FILTERS = ['all', 'due', 'overdue', 'filed'] as const;
/** See {@link REPORT_FILTERS}. */
export type ReportFilter = (typeof REPORT_FILTERS)[number];

function positive(value: string | null): number | null {
  return value !== null && /^[1-9]\d{0,9}$/.test(value) ? Number(value) : null;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function orderRoute(part: string, query: URLSearchParams): Route | null {
  const orderId = decoded(part);
  if (orderId === null || orderId === '') return null;
  return { page: 'order', orderId, revision: positive(query.get('revision')), seq: positive(query.get('seq')) };
}

/** Reads a URL fragment, with or without its `#`; an empty one is the list of orders. */
export function parseRoute(hash: string): Route {
  const address = hash.replace(/^#/, '');
  const [path = '', search = ''] = address.split('?', 2);
  const query = new URLSearchParams(search);
  const parts = path.split('/').filter((part) => part !== '');
  const [page, id] = parts;
  const unknown: Route = { page: 'unknown', path };
  if (page === undefined) return { page: 'orders' };
  if (page === 'orders' && parts.length === 2) return orderRoute(id ?? '', query) ?? unknown;
  if (parts.length !== 1) return unknown;
  if (page === 'orders') return { page: 'orders' };
  if (page === 'names' || page === 'system') return { page };
  if (page === 'reports') return { page: 'reports', state: REPORT_FILTERS.find((state) => state === query.get('state')) ?? 'all' };
  if (page !== 'reviews') return unknown;
  return { page: 'reviews', status: REVIEW_FILTERS.find((status) => status === query.get('status')) ?? 'open', orderId: query.get('order') };
}

/** The link to an order, to one of its revisions, or to one decision (`seq`) on that. */
export function orderLink(orderId: string, revision?: number, seq?: number): string {
  const query = new URLSearchParams();
  if (revision !== undefined) query.set('revision', String(revision));
  if (seq !== undefined) query.set('seq', String(seq));
  const search = query.toString();
  return `#/orders/${encodeURIComponent(orderId)}${search === '' ? '' : `?${search}`}`;
}

/** The link to the review queue, for one order if given. */
export function reviewsLink(status: ReviewFilter, orderId: string | null = null): string {
  const query = new URLSearchParams({ status });
  if (orderId !== null) query.set('order', orderId);
  return `#/reviews?${query.toString()}`;
}

/** The link to the reports in one state. */
export function reportsLink(state: ReportFilter): string {
  return state === 'all' ? '#/reports' : `#/reports?state=${state}`;
}

/** The API key of a sign-in link (`#key=…`), null in any other fragment. */
export function keyInFragment(hash: string): string | null {
  if (!/^#key=/.test(hash)) return null;
  const key = decoded(hash.slice('#key='.length))?.trim() ?? '';
  return key === '' ? null : key;
}
