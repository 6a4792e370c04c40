import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { call, resolveTarget, type TargetOptions } from '../api-client';
import { EXIT } from '../exit-status';
import type { Register } from '../main';
import { REPOSITORY_ROOT } from '../repository-root';
import { withTarget } from '../target-options';

/** One finding of the doctor. */
interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do when it is not ok. */
  readonly remedy: string;
}

function versionOf(command: string, args: readonly string[]): string | null {
  const run = spawnSync(command, [...args], { encoding: 'utf8', timeout: 20_000 });
  if (run.error !== undefined || run.status !== 0) return null;
  return stripVTControlCharacters(`${run.stdout}${run.stderr}`).split('\n').find((line) => /\d+\.\d+/.test(line))?.trim() ?? '';
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { what: 'Node.js ≥ 20.19', ok, found: process.versions.node, remedy: 'Install Node.js 20.19 or later.' };
}

function toolFindings(): Finding[] {
  const java = versionOf('java', ['-version']);
  const maven = versionOf('mvn', ['-v']);
  const docker = versionOf('docker', ['info', '--format', '{{.ServerVersion}}']);
  const javaOk = Number(/(\d+)/.exec(java ?? '')?.[1] ?? 0) >= 17;
  const engine = (docker ?? '') !== '';
  const remedy = 'Needed only without a container engine: install Java 17 or later and Maven, or start Docker.';
  const plain = [
    { what: 'Java ≥ 17', ok: javaOk, found: java ?? 'none', remedy },
    { what: 'Maven', ok: maven !== null, found: maven ?? 'none', remedy },
  ];
  return [
    { what: 'container engine', ok: engine || plain.every(({ ok }) => ok), found: engine ? String(docker) : 'none', remedy },
    ...plain.map((finding) => ({ ...finding, ok: engine || finding.ok })),
    dependencyFinding(),
  ];
}

function dependencyFinding(): Finding {
  const ok = existsSync(join(REPOSITORY_ROOT, 'node_modules', '.package-lock.json'));
  return { what: 'dependencies', ok, found: ok ? 'installed' : 'not installed by npm ci', remedy: 'Run npm ci --ignore-scripts (npm start does).' };
}

async function platformFindings(options: TargetOptions): Promise<Finding[]> {
  const remedy = 'Run npm start; see docs/runbook.md for a service that does not get ready.';
  try {
    const answer = await call(resolveTarget(options, 'officer'), 'GET', '/v1/health');
    const services = (answer.body as { services?: Record<string, { status?: string }> } | null)?.services ?? {};
    if (Object.keys(services).length === 0) return [{ what: 'platform', ok: false, found: `HTTP ${answer.status}`, remedy }];
    return Object.entries(services).map(([name, health]) => ({ what: name, ok: health.status === 'ready', found: health.status ?? 'no answer', remedy }));
  } catch (error) {
    return [{ what: 'platform', ok: false, found: error instanceof Error ? error.message : String(error), remedy }];
  }
}

/** `ytterby doctor`: what is there, what is missing, and what to do about it. */
export const registerDoctor: Register = (program, done) => {
  withTarget(program.command('doctor'))
    .description('Check this machine and the running platform.')
    .addHelpText('after', '\nOne line per finding, with what to do where something is missing. Exit status 1 when anything is.')
    .action(async (options: TargetOptions) => {
      const findings = [nodeFinding(), ...toolFindings(), ...(await platformFindings(options))];
      for (const finding of findings) {
        process.stdout.write(`${finding.ok ? 'ok     ' : 'MISSING'} ${finding.what}: ${finding.found}${finding.ok ? '' : `\n        → ${finding.remedy}`}\n`);
      }
      done(findings.every((finding) => finding.ok) ? EXIT.ok : EXIT.someFailed);
    });
};
