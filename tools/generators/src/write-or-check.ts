import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder that holds nothing but generated files: one that is not generated any more has to go. */
const GENERATED_FOLDER = 'docs/api';

/** Generated files that lie in the folder but are no longer made. */
function leftovers(root: string, documents: ReadonlyMap<string, string>): string[] {
  const folder = join(root, GENERATED_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !documents.has(path));
}

/** Paths whose file is missing, differs from what would be generated, or should not be there. */
export function driftedFiles(root: string, documents: ReadonlyMap<string, string>): readonly string[] {
  const changed = [...documents].filter(([path, content]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== content);
  return [...changed.map(([path]) => path), ...leftovers(root, documents)].sort();
}

/** Writes what drifted and removes what is no longer made; returns the paths. */
export function writeDocuments(root: string, documents: ReadonlyMap<string, string>): readonly string[] {
  const drifted = driftedFiles(root, documents);
  for (const path of drifted) {
    const content = documents.get(path);
    if (content === undefined) {
      rmSync(join(root, path));
      continue;
    }
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return drifted;
}
