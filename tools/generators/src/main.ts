import { join } from 'node:path';
import { makeDocuments } from './documents';
import { driftedFiles, writeDocuments } from './write-or-check';

const USE = `Use: npx tsx tools/generators/src/main.ts [--check]

Makes docs/api (OpenAPI, AsyncAPI, JSON Schemas, the rule book as HTML), docs/configuration.md and docs/rule-book.md from the contracts,
settings and regulation data in the code.
--check writes nothing, lists the files that differ and exits with 1 if there are any.
`;

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--check');
  if (unknown !== undefined) {
    process.stderr.write(`unknown argument ${unknown}\n${USE}`);
    return 2;
  }
  const root = join(__dirname, '..', '..', '..');
  const documents = await makeDocuments(root);
  if (args.includes('--check')) {
    const drifted = driftedFiles(root, documents);
    for (const path of drifted) process.stderr.write(`${path} is not what the code says; run: npx tsx tools/generators/src/main.ts\n`);
    return drifted.length === 0 ? 0 : 1;
  }
  for (const path of writeDocuments(root, documents)) process.stdout.write(`${path}\n`);
  return 0;
}

void main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
