import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, type Client, request } from './http-client';

const RETRY_MS = 500;

/** What importing needs besides the files. */
export interface StarterListOptions {
  readonly root: string;
  readonly officer: Client;
  /** How long a service may go on answering that it cannot (5xx) before this gives up; milliseconds. */
  readonly patienceMs: number;
}

/**
 * Imports and activates the starter watch lists through the public API; when they (or others) are active already, nothing happens. Each step may be
 * repeated: a snapshot is named by its content. @throws Error with the last answer when it is a refusal, or a 5xx for longer than `patienceMs`
 */
export async function importStarterLists(options: StarterListOptions): Promise<void> {
  const lists = (await asked(options, 'GET', '/v1/lists')) as { active: { snapshotId: string } | null };
  if (lists.active !== null) return;
  const body = readFileSync(join(options.root, 'data', 'starter', 'watchlist_starter.jsonl'), 'utf8');
  const headers = { 'content-type': 'application/x-ndjson' };
  const imported = (await asked(options, 'POST', '/v1/lists:import?format=starter', { body, headers })) as { snapshotId: string };
  await asked(options, 'POST', `/v1/lists/snapshots/${encodeURIComponent(imported.snapshotId)}:activate`);
}

/** Services that have just started, or whose database is busy, answer 503 for a while. */
async function asked({ officer, patienceMs }: StarterListOptions, method: string, path: string, body?: { body: string; headers: Record<string, string> }): Promise<unknown> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const answer: Answer = await request(officer, method, path, body);
    if (answer.status < 300) return answer.body;
    if (answer.status < 500 || performance.now() > deadline) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
