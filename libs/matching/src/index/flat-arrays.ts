/** What flat arrays of an image can be, by name. */
const ARRAYS = { Float32Array, Float64Array, Int32Array, Uint16Array, Uint8Array } as const;
type ArrayName = keyof typeof ARRAYS;
type FlatArray = InstanceType<(typeof ARRAYS)[ArrayName]>;

function isArray(value: unknown): value is FlatArray {
  return ArrayBuffer.isView(value);
}

/** Bytes of all flat arrays in a value. */
export function bytesOf(value: unknown): number {
  if (isArray(value)) return value.byteLength;
  return typeof value === 'object' && value !== null ? Object.values(value).reduce<number>((sum, part) => sum + bytesOf(part), 0) : 0;
}

/** The same value with all its flat arrays copied into memory that threads share; handing it to a thread copies nothing of them. */
export function shareable<T>(value: T): T {
  if (isArray(value)) {
    const copy = new (value.constructor as new (memory: SharedArrayBuffer) => FlatArray)(new SharedArrayBuffer(value.byteLength));
    copy.set(value);
    return copy as T;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shareable(part as unknown)])) as T;
}

/** Where an array lies among the bytes. */
interface Place {
  readonly flat: ArrayName;
  readonly at: number;
  readonly length: number;
}

/** Every array begins at a multiple of this, which is enough for any of them. */
const ALIGNMENT = 8;

/** An image as one text and one run of bytes: the arrays one after the other, and a JSON text of the rest that says where each lies. */
export interface ImageBytes {
  readonly header: string;
  /** The bytes in order, padding among them. */
  readonly parts: readonly Uint8Array[];
}

/** Takes an image apart, copying nothing. Whatever is not a flat array must be plain JSON. The order of the bytes of a number is this machine's. */
export function imageBytes(image: unknown): ImageBytes {
  const parts: Uint8Array[] = [];
  let at = 0;
  const header = JSON.stringify(image, (_key, value: unknown) => {
    if (!isArray(value)) return value;
    const place: Place = { flat: value.constructor.name as ArrayName, at, length: value.length };
    const padding = (ALIGNMENT - (value.byteLength % ALIGNMENT)) % ALIGNMENT;
    parts.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), new Uint8Array(padding));
    at += value.byteLength + padding;
    return place;
  });
  return { header, parts };
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'flat' in value && typeof value.flat === 'string' && Object.hasOwn(ARRAYS, value.flat);
}

/** Puts an image together again over bytes as {@link imageBytes} gave them, copying nothing: over shared memory, threads share it. @throws RangeError when there are fewer bytes, SyntaxError when the text is no JSON */
export function imageFromBytes<T>(header: string, memory: ArrayBufferLike): T {
  return JSON.parse(header, (_key, value: unknown) => (isPlace(value) ? new (ARRAYS[value.flat] as Int32ArrayConstructor)(memory, value.at, value.length) : value)) as T;
}
