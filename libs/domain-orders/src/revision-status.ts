import type { RevisionStatus } from '@ytterby/contracts';

/** Status of a revision: a superseded one stays so even if it was decided, since no later decision on it can take effect. */
export function statusOfRevision(revision: number, currentRevision: number, hasDecision: boolean): RevisionStatus {
  if (revision < currentRevision) return 'superseded';
  return hasDecision ? 'decided' : 'accepted';
}
