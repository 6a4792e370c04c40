import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, requestOk } from './http-client';

/** Imports and activates the starter watch lists through the public API; when they (or others) are active already, nothing happens. */
export async function importStarterLists(root: string, officer: Client): Promise<void> {
  const lists = (await requestOk(officer, 'GET', '/v1/lists')) as { active: { snapshotId: string } | null };
  if (lists.active !== null) return;
  const body = readFileSync(join(root, 'data', 'starter', 'watchlist_starter.jsonl'), 'utf8');
  const imported = (await requestOk(officer, 'POST', '/v1/lists:import?format=starter', { body, headers: { 'content-type': 'application/x-ndjson' } })) as {
    snapshotId: string;
  };
  await requestOk(officer, 'POST', `/v1/lists/snapshots/${encodeURIComponent(imported.snapshotId)}:activate`);
}
