import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { sha256Hex } from '@ytterby/platform';
import { mergeParts, provenLines } from '@ytterby/watchlists';
import { type ListMerger, SourceProblem } from '../source-ports';
import { certain } from './snapshot-index';

const compress = promisify(gzip);
const unpack = promisify(gunzip);

/** The lines of something stored, proven by its id. @throws Error when the content is not what the id says */
async function linesOf(snapshotId: string, content: Buffer): Promise<readonly string[]> {
  return certain(provenLines(snapshotId, (await unpack(content)).toString().split('\n'), sha256Hex));
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
