import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 of a text or of bytes, in hexadecimal. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Parses the lines of `sha256sum`: file name → hash. */
export function parseManifest(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split('\n')
      .map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line.trim()))
      .flatMap((match) => (match?.[1] === undefined || match[2] === undefined ? [] : [[match[2], match[1]] as const])),
  );
}

/** What differs between the files of a folder and a manifest, one phrase each; empty when they are exactly the pinned ones. */
export function manifestProblems(dir: string, manifest: ReadonlyMap<string, string>): string[] {
  const present = new Set(readdirSync(dir));
  const unexpected = [...present].filter((name) => !manifest.has(name)).map((name) => `${name} is not in the manifest`);
  const wrong = [...manifest].flatMap(([name, wanted]) => {
    if (!present.has(name)) return [`${name} is missing`];
    const actual = sha256(readFileSync(join(dir, name)));
    return actual === wanted ? [] : [`${name} has SHA-256 ${actual}, pinned is ${wanted}`];
  });
  return [...wrong, ...unexpected];
}
