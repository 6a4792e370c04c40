#!/usr/bin/env node
// Committed launcher: works right after `npm ci --ignore-scripts`, without a build, by loading the TypeScript sources through tsx.
const { join } = require('node:path');

process.env.TSX_TSCONFIG_PATH ??= join(__dirname, '..', '..', '..', 'tsconfig.json');
require('tsx/cjs/api').register();
require('../src/main.ts')
  .main(process.argv)
  .then((status) => {
    process.exitCode = status;
  });
