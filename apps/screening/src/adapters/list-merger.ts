import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { sha256Hex } from '@ytterby/platform';
import { mergeParts, snapshotIdOf } from '@ytterby/watchlists';
import { type ListMerger, SourceProblem } from '../source-ports';

const compress = promisify(gzip);
const unpack = promisify(gunzip);

/** The lines of something stored, proven by its id. @throws Error when the content is not what the id says */
async function linesOf(snapshotId: string, content: Buffer): Promise<readonly string[]> {
  const lines = (await unpack(content)).toString().split('\n');
  if (snapshotIdOf(lines, sha256Hex) !== snapshotId) throw new Error(`the content of ${snapshotId} was changed or cut`);
  return lines;
}

/** {@link ListMerger} over the stored lines: entities are not built, as tens of thousands of them are large. */
export const listMerger: ListMerger = {
  async merge(inForce, parts) {
    const base = inForce === null ? [] : await linesOf(inForce.snapshotId, inForce.content);
    const given = [];
    for (const { from, lists, partId, content } of parts) given.push({ from, lists, lines: await linesOf(partId, content) });
    const merged = mergeParts(base, given, sha256Hex);
    if (!merged.ok) throw new SourceProblem('refused', `The lists cannot stand in one snapshot: ${merged.error}.`);
    const { snapshotId, counts, lines } = merged.value;
    return { snapshotId, entities: lines.length, counts, content: await compress(lines.join('\n')) };
  },
};
