import { Readable } from 'node:stream';
import type { ListFormat } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { ndjsonLines } from '@ytterby/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ListUpload } from '../application/import-list';
import { MAX_LIST_LINE_BYTES } from '../config';
import type { ListFile } from '../source-ports';

const MIB = 1024 * 1024;
const LINES = 'application/x-ndjson';
const PARTS = 'multipart/form-data';
/** Besides lines: what list files are sent as. */
const FILES = ['application/octet-stream', 'application/gzip', 'application/x-gzip', 'application/xml', 'text/xml', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', PARTS];
const HOW = `Send the lines of our own forms as ${LINES}, an official file as application/octet-stream, and the files of ofac-csv as ${PARTS}.`;

/** Lets list files reach the handler as streams. */
export function takeListFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(FILES, (_request, payload, done) => done(null, payload));
}

async function* limited(stream: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw new YtterbyError('YTB_INPUT_TOO_LARGE', { message: `The file is larger than YTTERBY_LIST_MAX_FILE_MIB=${maxBytes / MIB}. Send it gzipped, or raise the limit.` });
    yield chunk;
  }
}

async function wholeFile(stream: AsyncIterable<Buffer>): Promise<ListFile> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return { name: 'the file', bytes: Buffer.concat(chunks) };
}

/** The files of a form, in their order. */
async function filesOfForm(stream: AsyncIterable<Buffer>, contentType: string): Promise<readonly ListFile[]> {
  const body = Readable.toWeb(Readable.from(stream)) as ConstructorParameters<typeof Response>[0];
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData().catch((cause: unknown) => {
    for (let inner: unknown = cause; inner instanceof Error; inner = inner.cause) if (inner instanceof YtterbyError) throw inner;
    throw new YtterbyError('YTB_INPUT_SCHEMA', { message: `The form cannot be read; it may have been cut. ${HOW}`, cause });
  });
  const files: ListFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') throw new YtterbyError('YTB_INPUT_SCHEMA', { message: `The field ${JSON.stringify(name)} of the form is no file. ${HOW}` });
    files.push({ name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return files;
}

/**
 * A list as it was sent. Lines of our own forms are not held in memory; files are, up to the limit.
 * @throws YtterbyError YTB_INPUT_SCHEMA when there is no list in the body, YTB_INPUT_TOO_LARGE
 */
export async function listUpload({ body, headers }: FastifyRequest, format: ListFormat, maxBytes: number): Promise<ListUpload> {
  if (!(body instanceof Readable)) throw new YtterbyError('YTB_INPUT_SCHEMA', { message: HOW });
  const contentType = headers['content-type'] ?? '';
  const isOwn = format === 'starter' || format === 'ytterby';
  if (isOwn && contentType.startsWith(LINES)) return { lines: ndjsonLines(body, MAX_LIST_LINE_BYTES) };
  const stream = limited(body, maxBytes);
  return { files: contentType.startsWith(PARTS) ? await filesOfForm(stream, contentType) : [await wholeFile(stream)] };
}
