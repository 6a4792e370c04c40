import { listing, ownershipFinding, partyScreening, parseWith, relatedListed } from '@ytterby/contracts';
import type { Cache } from '@ytterby/platform';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { PartyFindings } from '@ytterby/watchlists';
import type { FindingsCache } from '../ports';

/** With the version of what is kept: findings of an older program are not there. */
const PREFIX = 'ytterby:screening:3:';
const TTL_SECONDS = 24 * 60 * 60;
/** About 1 kB each. */
const MAX_IN_MEMORY = 20_000;

const storedFindings = z.object({
  screening: partyScreening,
  hits: z.array(
    z.object({
      where: z.enum(['party', 'owner', 'branch_of', 'exporter']),
      subject: z.string(),
      queryName: z.string(),
      entityId: z.string(),
      listId: z.string(),
      score: z.number(),
      matchedName: z.string(),
      because: z.string(),
      status: z.enum(['match', 'review']),
      listings: z.array(listing),
      owners: z.array(ownershipFinding).optional(),
      relatives: z.array(relatedListed).optional(),
    }),
  ),
  ownersGiven: z.array(ownershipFinding).optional(),
});

/**
 * What was found for parties that were screened before: the latest ones in memory, all of a day in Redis for the other replicas and the next start.
 * The keys hold everything the findings depend on, so nothing has to be thrown away when a list changes.
 */
export function findingsCache(redis: Cache): FindingsCache {
  const memory = new LRUCache<string, PartyFindings>({ max: MAX_IN_MEMORY });
  return {
    async getMany(keys) {
      const found = new Map<string, PartyFindings>();
      const missing: string[] = [];
      for (const key of keys) {
        const known = memory.get(key);
        if (known === undefined) missing.push(key);
        else found.set(key, known);
      }
      const stored = await redis.getMany(missing.map((key) => PREFIX + key));
      missing.forEach((key, i) => {
        const findings = readFindings(stored[i] ?? null);
        if (findings === null) return;
        found.set(key, findings);
        memory.set(key, findings);
      });
      return found;
    },
    setMany(entries) {
      for (const [key, findings] of entries) memory.set(key, findings);
      void redis.setMany([...entries].map(([key, findings]) => [PREFIX + key, JSON.stringify(findings)] as const), TTL_SECONDS);
    },
  };
}

/** What cannot be read, or says `error`, is as good as not there. */
function readFindings(text: string | null): PartyFindings | null {
  if (text === null) return null;
  try {
    const parsed = parseWith(storedFindings, JSON.parse(text));
    return parsed.ok && parsed.value.screening.status !== 'error' ? parsed.value : null;
  } catch {
    return null; // no JSON: screened anew
  }
}
