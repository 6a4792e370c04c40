import { withTicker } from '../process/downloads';
import { type CommandRunner, lastLines } from '../run-command';
import type { PartName } from '../types';
import { composeServices } from './compose-file';

const ANSWER_TIMEOUT_MS = 10_000;
const PULL_TIMEOUT_MS = 10 * 60_000;

/** What is asked about the container engine. */
export interface EngineQuestion {
  readonly parts: readonly PartName[];
  /** A fresh stack goes through testcontainers and needs no compose plugin. */
  readonly fresh: boolean;
  readonly run: CommandRunner;
  readonly onProgress: (line: string) => void;
}

/** Null when the container engine answers and has the images (they are pulled when missing), else the reason why it cannot be used. */
export async function whyNoDocker(question: EngineQuestion): Promise<string | null> {
  const { run } = question;
  const version = await run('docker', ['version', '--format', '{{.Server.Version}}'], { timeoutMs: ANSWER_TIMEOUT_MS });
  if (version.missing) return 'there is no docker command';
  if (version.code !== 0) return `the container engine does not answer (${lastLines(version.output, 1)})`;
  if (!question.fresh) {
    const compose = await run('docker', ['compose', 'version'], { timeoutMs: ANSWER_TIMEOUT_MS });
    if (compose.code !== 0) return 'the container engine answers, but its compose plugin is not installed';
  }
  for (const { image } of imagesOf(question.parts)) {
    const problem = await whyNoImage(image, question);
    if (problem !== null) return problem;
  }
  return null;
}

function imagesOf(parts: readonly PartName[]): { image: string }[] {
  const services = composeServices({});
  return parts.map((part) => ({ image: services[part].image }));
}

async function whyNoImage(image: string, { run, onProgress }: EngineQuestion): Promise<string | null> {
  const present = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', image], { timeoutMs: ANSWER_TIMEOUT_MS });
  if (present.code === 0) return null;
  onProgress(`docker: pulling ${image} (once)`);
  const pulled = await withTicker(onProgress, `docker: pulling ${image}`, () => run('docker', ['pull', '-q', image], { timeoutMs: PULL_TIMEOUT_MS }));
  return pulled.code === 0 ? null : `the container engine answers, but the image ${image} is not there and cannot be pulled (${lastLines(pulled.output, 1)})`;
}
