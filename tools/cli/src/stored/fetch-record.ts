import { canonicalJson, type Json } from '@ytterby/kernel';
import { problemText } from '../answers';
import { type ApiTarget, call } from '../api-client';
import { UnavailableError } from '../exit-status';
import { readRecord, type StoredRecord } from './read-record';

/** A decision as the platform stores it, or why there is none to be had. */
export type FetchedRecord =
  | { readonly ok: true; readonly record: StoredRecord; /** The decision's bytes are RFC 8785 JSON, as they were when it was made. */ readonly isCanonical: boolean }
  | { readonly ok: false; readonly problem: string };

/** Could this be the id of a decision (and not the name of a file)? */
export function isDecisionId(text: string): boolean {
  return /^dec-[\w-]{1,196}$/.test(text);
}

/** Reads a decision with its inputs through the gateway. @throws UnavailableError when it does not answer */
export async function fetchRecord(target: ApiTarget, decisionId: string): Promise<FetchedRecord> {
  const answer = await call(target, 'GET', `/v1/decisions/${encodeURIComponent(decisionId)}/inputs`);
  if (answer.status === 502 || answer.status === 503) throw new UnavailableError(problemText(answer));
  if (answer.status !== 200) return { ok: false, problem: problemText(answer) };
  const record = readRecord(answer.body);
  if (!record.ok) return { ok: false, problem: `The answer is no decision: ${record.error.map(({ path, message }) => `${path} ${message}`).join('; ')}` };
  const isCanonical = (answer.text ?? '').startsWith(`{"decision":${canonicalJson(record.value.decisionJson as Json)},`);
  return { ok: true, record: record.value, isCanonical };
}
