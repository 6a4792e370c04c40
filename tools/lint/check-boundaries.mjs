// Proves that the linter refuses: one planted bad import (or call) per rule. A rule that nobody has seen fail is decoration.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = join(import.meta.dirname, '..', '..');
const BOUNDARY = '@nx/enforce-module-boundaries';

/** Each row: what it proves, the file it pretends to be, the code, the rule that must refuse it. */
const PLANTED = [
  ['kernel depends on nothing but the decimal library', 'libs/kernel/src/planted.ts', "import { z } from 'zod'; export const x = z;", BOUNDARY],
  ['kernel depends on no other library', 'libs/kernel/src/planted.ts', "import { TOPICS } from '@ytterby/contracts'; export const x = TOPICS;", BOUNDARY],
  ['contracts depend on zod alone', 'libs/contracts/src/planted.ts', "import pino from 'pino'; export const x = pino;", BOUNDARY],
  ['contracts depend on no platform library', 'libs/contracts/src/planted.ts', "import { newId } from '@ytterby/platform'; export const x = newId;", BOUNDARY],
  ['a domain library knows no Nest', 'libs/regulation/src/planted.ts', "import { Module } from '@nestjs/common'; export const x = Module;", BOUNDARY],
  ['a domain library knows no Prisma', 'libs/watchlists/src/planted.ts', "import { PrismaClient } from '@prisma/client'; export const x = PrismaClient;", BOUNDARY],
  ['a domain library knows no Redis', 'libs/matching/src/planted.ts', "import Redis from 'ioredis'; export const x = Redis;", BOUNDARY],
  ['a domain library knows no Kafka', 'libs/domain-orders/src/planted.ts', "import { Kafka } from 'kafkajs'; export const x = Kafka;", BOUNDARY],
  ['a domain library knows no platform library', 'libs/regulation/src/planted.ts', "import { newId } from '@ytterby/platform'; export const x = newId;", BOUNDARY],
  ['rules of law do not screen', 'libs/regulation/src/planted.ts', "import * as m from '@ytterby/matching'; export const x = m;", BOUNDARY],
  ['the matcher does not know the lists', 'libs/matching/src/planted.ts', "import * as w from '@ytterby/watchlists'; export const x = w;", BOUNDARY],
  ['a platform library knows no domain', 'libs/messaging/src/planted.ts', "import * as r from '@ytterby/regulation'; export const x = r;", BOUNDARY],
  ['test helpers know no app', 'libs/testing/src/planted.ts', "import { x } from '../../../apps/licensing/src/config'; export const y = x;", BOUNDARY],
  ['an app never imports another app', 'apps/screening/src/planted.ts', "import { x } from '../../licensing/src/config'; export const y = x;", BOUNDARY],
  ['intake knows no rules of law', 'apps/order-intake/src/planted.ts', "import * as r from '@ytterby/regulation'; export const x = r;", BOUNDARY],
  ['screening knows no rules of law', 'apps/screening/src/planted.ts', "import * as r from '@ytterby/regulation'; export const x = r;", BOUNDARY],
  ['licensing does not match names', 'apps/licensing/src/planted.ts', "import * as m from '@ytterby/matching'; export const x = m;", BOUNDARY],
  ['the gateway knows neither names nor law', 'apps/gateway/src/planted.ts', "import * as w from '@ytterby/watchlists'; export const x = w;", BOUNDARY],
  ['the console knows no platform library', 'apps/console/src/planted.ts', "import { newId } from '@ytterby/platform'; export const x = newId;", BOUNDARY],
  ['the console uses no server package', 'apps/console/src/planted.ts', "import { Module } from '@nestjs/common'; export const x = Module;", BOUNDARY],
  ['the console uses no node module', 'apps/console/src/planted.ts', "import { readFileSync } from 'node:fs'; export const x = readFileSync;", 'no-restricted-imports'],
  ['a pure library uses no node module', 'libs/regulation/src/planted.ts', "import { createHash } from 'node:crypto'; export const x = createHash;", 'no-restricted-imports'],
  ['a pure library reads no clock', 'libs/regulation/src/planted.ts', 'export const x = Date.now();', 'no-restricted-properties'],
  ['a pure library makes no date of now', 'libs/regulation/src/planted.ts', 'export const x = new Date();', 'no-restricted-syntax'],
  ['a pure library has no randomness', 'libs/matching/src/planted.ts', 'export const x = Math.random();', 'no-restricted-properties'],
  ['a pure library reads no environment', 'libs/domain-orders/src/planted.ts', "export const x = process.env['X'];", 'no-restricted-globals'],
  ['only index.ts of another project', 'apps/licensing/src/planted.ts', "import { x } from '@ytterby/regulation/src/evaluate'; export const y = x;", 'no-restricted-imports'],
  ['test helpers stay out of libraries', 'libs/messaging/src/planted.ts', "import * as t from '@ytterby/testing'; export const x = t;", 'no-restricted-imports'],
  ['test helpers stay in tests', 'apps/licensing/src/planted.ts', "import * as t from '@ytterby/testing'; export const x = t;", 'no-restricted-imports'],
  ['a use case knows no adapter', 'apps/licensing/src/application/planted.ts', "import { x } from '../adapters/decision-store'; export const y = x;", 'no-restricted-imports'],
  ['a use case knows no Nest', 'apps/licensing/src/application/planted.ts', "import { Injectable } from '@nestjs/common'; export const x = Injectable;", 'no-restricted-imports'],
  ['no test runs alone', 'libs/kernel/src/planted.spec.ts', "it.only('x', () => undefined);", 'no-restricted-syntax'],
  ['no transitive dependency is imported', 'libs/platform/src/planted.ts', "import send from 'send'; export const x = send;", BOUNDARY],
];

const eslint = new ESLint({
  cwd: root,
  // Planted files exist nowhere, so rules that need types are off here; they run in the ordinary lint.
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked, linterOptions: { reportUnusedDisableDirectives: 'off' } }, { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false, project: false } } }],
});

let failed = 0;
for (const [what, filePath, code, rule] of PLANTED) {
  if (existsSync(join(root, filePath))) throw new Error(`${filePath} exists; planted files must not`);
  const [result] = await eslint.lintText(code, { filePath: join(root, filePath) });
  const refused = result.messages.some((message) => message.ruleId === rule && message.severity === 2);
  if (refused) continue;
  failed += 1;
  console.error(`not refused: ${what} (${filePath}, ${rule}): ${result.messages.map((m) => `${m.ruleId}: ${m.message}`).join('; ') || 'no message'}`);
}
console.log(`boundaries: ${PLANTED.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
