// Generates the Prisma client of every app whose schema (or Prisma version) changed since the last time. Plain JavaScript on purpose: it runs before
// anything that needs the generated code. Use: node tools/prisma/generate.cjs   (npm start and npm test do)
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');

/** The apps that own a Prisma schema, with where their client and its stamp are. */
function schemas() {
  return readdirSync(join(root, 'apps'))
    .map((app) => ({ app, schema: join(root, 'apps', app, 'prisma', 'schema.prisma'), output: join(root, 'apps', app, 'src', 'generated', 'prisma') }))
    .filter(({ schema }) => existsSync(schema));
}

function fingerprint(schema) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'prisma', 'package.json'), 'utf8'));
  return createHash('sha256').update(version).update(readFileSync(schema)).digest('hex');
}

function generate({ app, schema, output }) {
  const stamp = join(output, 'schema.sha256');
  const wanted = fingerprint(schema);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(output, { recursive: true, force: true });
  // Generating needs no schema engine, but Prisma would download one unless it is told of a file: any file does. Never set it for `prisma migrate`,
  // which would then print nothing and look fine.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };
  const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--schema', schema], { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`prisma generate failed for ${app}:\n${stdout}\n${stderr}`);
  writeFileSync(stamp, wanted);
  console.log(`generated the Prisma client of ${app}`);
}

schemas().forEach(generate);
