import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file as it is served. */
export interface StaticFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly etag: string;
  /** The name holds a hash of the content, so that a browser may keep it for good. */
  readonly immutable: boolean;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const HASHED_NAME = /[-.][A-Za-z0-9_]{8,}\.(?:js|css|woff2|png|svg|map)$/;

/** A file made in memory. */
export function staticFile(name: string, content: string | Buffer): StaticFile {
  const bytes = Buffer.from(content);
  return {
    bytes,
    contentType: CONTENT_TYPES[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    immutable: HASHED_NAME.test(name),
  };
}

/**
 * Reads a folder once, as a map from URL path to file. What is not in the map is not served, so that no request can name a path of the disk.
 * A folder that does not exist is empty.
 */
export function readStaticFiles(folder: string, urlPrefix = '/'): ReadonlyMap<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [`${urlPrefix}${relative(folder, path).split(sep).join('/')}`, staticFile(entry.name, readFileSync(path))];
    }),
  );
}
