import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll, generateClients } from './build';

const root = join(__dirname, '..', '..', '..');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const reportDir = join(root, '.ytterby', 'test-reports');

/** What a step found: checks or tests passed and failed. */
interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** One step of `npm test`, chosen by name with `npm test -- lint unit`. */
interface Step {
  readonly name: string;
  run(): Promise<Count>;
}

function runCommand(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0' } });
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A check that passes or fails as a whole. */
function check(name: string, work: () => Promise<unknown>): Step {
  return {
    name,
    run: async () => {
      try {
        const result = await work();
        return result === undefined || result === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        return { passed: 0, failed: 1 };
      }
    },
  };
}

/** A Jest project; counts its tests from Jest's own report. A run without a report, or without a test, failed. */
function jest(project: string, extra: readonly string[] = []): Step {
  return {
    name: project,
    run: async () => {
      mkdirSync(reportDir, { recursive: true });
      const report = join(reportDir, `${project}.json`);
      const status = await runCommand(bin('jest'), ['--selectProjects', project, '--json', `--outputFile=${report}`, ...extra]);
      const count = countTests(report);
      return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
    },
  };
}

function countTests(report: string): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
  if (numTotalTests === undefined || numTotalTests === 0) return { passed: 0, failed: 1 };
  return { passed: numPassedTests ?? 0, failed: Math.max(numFailedTests ?? 0, numFailedTestSuites ?? 0) };
}

async function boundaries(): Promise<number> {
  // The linter reads the project graph from Nx's cache, which any nx command fills.
  const graph = await runCommand(bin('nx'), ['show', 'projects', '--json']);
  return graph === 0 ? runCommand(process.execPath, ['tools/lint/check-boundaries.mjs']) : graph;
}

const STEPS: readonly Step[] = [
  check('clients', () => generateClients(root)),
  check('boundaries', boundaries),
  check('lint', () => runCommand(bin('eslint'), ['--max-warnings', '0', '.'])),
  check('types', () => runCommand(bin('tsc'), ['-p', 'tsconfig.json'])),
  check('types of the console', () => runCommand(bin('tsc'), ['-p', 'apps/console/tsconfig.json'])),
  check('generated documents', () => runCommand(process.execPath, ['--import', 'tsx', 'tools/generators/src/main.ts', '--check'])),
  jest('unit'),
  check('build', () => buildAll(root)),
  jest('integration', ['--maxWorkers=2']),
  jest('system', ['--runInBand']),
];

function chosenSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) throw new Error(`npm test knows no step "${unknown}"; there are: ${STEPS.map((step) => step.name).join(', ')}`);
  return names.length === 0 ? STEPS : STEPS.filter((step) => names.includes(step.name));
}

async function main(names: readonly string[]): Promise<number> {
  const results: string[] = [];
  const total = { passed: 0, failed: 0 };
  for (const step of chosenSteps(names)) {
    process.stdout.write(`\n── ${step.name}\n`);
    const startedAtMs = performance.now();
    const count = await step.run();
    total.passed += count.passed;
    total.failed += count.failed;
    results.push(`${step.name.padEnd(22)} ${count.passed} ok, ${count.failed} not ok (${((performance.now() - startedAtMs) / 1000).toFixed(1)} s)`);
  }
  process.stdout.write(`\n${results.join('\n')}\n\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

void main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`ytterby: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
