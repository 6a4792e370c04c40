// First step of `npm start`, `npm test` and `npm run …` on a bare machine: plain JavaScript without dependencies. Checks Node, installs the
// dependencies when they are missing or older than the lock file, then runs the TypeScript entry given as the first argument.
const { spawn, spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const ENTRIES = { start: 'tools/start/src/main.ts', reset: 'tools/start/src/reset.ts', test: 'tools/start/src/test.ts', bench: 'tools/bench/src/main.ts', accuracy: 'tools/bench/src/accuracy.ts' };

function stop(sentence) {
  console.error(`ytterby: ${sentence}`);
  process.exit(2);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`Node.js ${process.versions.node} is too old; install Node.js 20.19 or later and run this again.`);
}

function lockHash() {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}

function installDependencies() {
  const stamp = join(root, 'node_modules', '.ytterby-lock');
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing dependencies (npm ci --ignore-scripts) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (run.error) stop(`npm cannot be started (${run.error.message}). Install Node.js with npm.`);
  if (run.status !== 0) stop('The dependencies could not be installed. Is the npm registry reachable? Check the network or your npm proxy settings, then run this again.');
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, wanted);
}

function run(name, args) {
  const entry = ENTRIES[name];
  if (entry === undefined) stop(`there is no entry "${name}"; there are: ${Object.keys(ENTRIES).join(', ')}.`);
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, entry), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), NX_DAEMON: 'false' },
  });
  // Ctrl-C reaches the child through the terminal; this process only waits for it to stop cleanly.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

checkNode();
installDependencies();
const [first = 'start', ...rest] = process.argv.slice(2);
if (first.startsWith('-')) run('start', [first, ...rest]);
else run(first, rest);
