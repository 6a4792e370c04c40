/** One place in which two JSON documents differ; a side that has no such place is left out. */
export interface Difference {
  /** JSON path (RFC 9535), such as `$.lines[0].outcome`. */
  readonly path: string;
  readonly stored?: unknown;
  readonly replayed?: unknown;
}

/** More would hide the first ones, which tell most. */
const MAX_DIFFERENCES = 100;

type Container = Readonly<Record<string, unknown>>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function step(path: string, key: string, isList: boolean): string {
  if (isList) return `${path}[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** Both sides are objects, or both are lists. */
function areAlike(stored: unknown, replayed: unknown): boolean {
  return isContainer(stored) && isContainer(replayed) && Array.isArray(stored) === Array.isArray(replayed);
}

/** A side without the place is `undefined`, which JSON leaves out. */
function collect(path: string, pair: readonly [unknown, unknown], found: Difference[]): void {
  const [stored, replayed] = pair;
  if (found.length >= MAX_DIFFERENCES || Object.is(stored, replayed)) return;
  if (!areAlike(stored, replayed)) {
    found.push({ path, ...(stored === undefined ? {} : { stored }), ...(replayed === undefined ? {} : { replayed }) });
    return;
  }
  const [left, right] = [stored as Container, replayed as Container];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) collect(step(path, key, Array.isArray(left)), [left[key], right[key]], found);
}

/** Where two JSON documents differ, at most 100 places, in document order. */
export function differences(stored: unknown, replayed: unknown): readonly Difference[] {
  const found: Difference[] = [];
  collect('$', [stored, replayed], found);
  return found;
}
