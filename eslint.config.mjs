import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const PURE = 'libs/{kernel,contracts,domain-orders,matching,watchlists,regulation}/src/**/*.ts';
const TESTS = ['**/*.spec.{ts,tsx}', '**/test/**/*.{ts,tsx}', 'libs/testing/**/*.ts'];

/** Who may depend on whom. Each line has a planted bad import in tools/lint/check-boundaries.mjs that must be refused. */
const depConstraints = [
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: ['type:kernel'], allowedExternalImports: ['big.js'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract', 'type:kernel'], allowedExternalImports: ['zod'] },
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: ['type:domain', 'type:contract', 'type:kernel'],
    bannedExternalImports: ['@nestjs/*', '@prisma/*', 'ioredis', 'kafkajs', 'pg', 'pino', 'prom-client', 'fastify'],
  },
  { sourceTag: 'scope:regulation', notDependOnLibsWithTags: ['scope:matching', 'scope:watchlists'] },
  { sourceTag: 'scope:matching', notDependOnLibsWithTags: ['scope:watchlists', 'scope:regulation'] },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:platform', 'type:contract', 'type:kernel', 'type:testing'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:kernel', 'type:contract', 'type:domain', 'type:platform', 'type:testing', 'type:tool'] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:kernel', 'type:contract', 'type:domain', 'type:platform', 'type:testing'] },
  { sourceTag: 'scope:intake', onlyDependOnLibsWithTags: ['scope:intake', 'scope:shared'] },
  { sourceTag: 'scope:screening', onlyDependOnLibsWithTags: ['scope:screening', 'scope:matching', 'scope:watchlists', 'scope:shared'] },
  { sourceTag: 'scope:licensing', onlyDependOnLibsWithTags: ['scope:licensing', 'scope:regulation', 'scope:shared'] },
  { sourceTag: 'scope:gateway', onlyDependOnLibsWithTags: ['scope:gateway', 'scope:shared'] },
  { sourceTag: 'runtime:web', onlyDependOnLibsWithTags: ['type:contract', 'type:kernel'], bannedExternalImports: ['@nestjs/*', '@prisma/*', 'pg', 'kafkajs', 'ioredis'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['*'] },
];

/** Their tests use the test database and the suites, which are built on them; other files are kept off @ytterby/testing by NO_TESTING. */
const TESTED_BY_TESTING = [
  ['messaging', 'testing'],
  ['persistence', 'testing'],
];

const NO_TESTING = { group: ['@ytterby/testing'], message: 'Only tests may import @ytterby/testing.' };
const NO_NODE = { regex: '^(node:.*|fs|path|crypto|os|child_process|worker_threads|http|net)$', message: 'A pure library knows no runtime: take it as a port.' };
const NO_DEEP = { group: ['@ytterby/*/*', '!@ytterby/cli'], message: 'Import another project through its index.ts only.' };
const NO_ADAPTERS = { group: ['**/adapters/**', '**/http/**', '@nestjs/*'], message: 'A use case knows ports, not adapters or HTTP.' };
const NO_WEB = { group: ['node:*', '@nestjs/*', '@prisma/*', 'pg', 'kafkajs'], message: 'The console runs in a browser.' };

/** Limits that keep files and functions readable (house rules). */
const sizes = {
  complexity: ['error', 10],
  'max-depth': ['error', 3],
  'max-params': ['error', 4],
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
};

const types = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/strict-boolean-expressions': ['error', { allowString: false, allowNumber: false, allowNullableObject: false }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
};

/** The dependency rule over the given constraints. */
function boundaries(constraints) {
  return [
    'error',
    {
      enforceBuildableLibDependency: false,
      allowCircularSelfDependency: false,
      ignoredCircularDependencies: TESTED_BY_TESTING,
      banTransitiveDependencies: true,
      allow: [],
      depConstraints: constraints,
    },
  ];
}

/** Tests of a library with a short list of allowed packages may use these as well. */
const TEST_PACKAGES = ['fast-check', 'canonicalize'];
const testConstraints = depConstraints.map((constraint) =>
  constraint.allowedExternalImports === undefined ? constraint : { ...constraint, allowedExternalImports: [...constraint.allowedExternalImports, ...TEST_PACKAGES] },
);

const DETERMINISM = {
  'no-restricted-globals': ['error', { name: 'process', message: 'A pure library reads no environment.' }],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Take a clock as a parameter.' },
    { object: 'Math', property: 'random', message: 'Take randomness as a parameter.' },
  ],
  'no-restricted-syntax': ['error', { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take a clock as a parameter.' }],
};

/** Where functions are flat tables of cases (kinds of characters and words; routes and states of a page), splitting them would only hide the table. */
const FLAT_CASES = ['libs/matching/src/**/*.ts', 'apps/console/src/model/**/*.ts'];

export default tseslint.config(
  { ignores: ['**/node_modules/**', 'dist/**', '.ytterby/**', '.nx/**', 'coverage/**', '**/generated/**', '**/*.cjs', 'docs/api/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended, tseslint.configs.stylistic, prettier],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...types,
      ...sizes,
      eqeqeq: 'error',
      '@nx/enforce-module-boundaries': boundaries(depConstraints),
      'no-restricted-imports': ['error', { patterns: [NO_TESTING, NO_DEEP] }],
    },
  },
  { files: [PURE], rules: { ...DETERMINISM, 'no-restricted-imports': ['error', { patterns: [NO_TESTING, NO_DEEP, NO_NODE] }] } },
  { files: ['apps/*/src/application/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [NO_TESTING, NO_DEEP, NO_ADAPTERS] }] } },
  { files: ['apps/console/src/**/*.{ts,tsx}'], rules: { 'no-restricted-imports': ['error', { patterns: [NO_TESTING, NO_DEEP, NO_WEB] }] } },
  { files: FLAT_CASES, rules: { complexity: ['error', 20] } },
  {
    files: TESTS,
    rules: {
      '@nx/enforce-module-boundaries': boundaries(testConstraints),
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', { selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]", message: 'No test is switched off or alone.' }],
    },
  },
);
