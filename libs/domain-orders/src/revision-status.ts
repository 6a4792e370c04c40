import type { ClosedAs, RevisionStatus } from '@ytterby/contracts';

/** Status of a revision: a superseded one stays so even if it was decided, since no later decision on it can take effect; so does a closed one. */
export function statusOfRevision(revision: number, order: { readonly currentRevision: number; readonly closedAs: ClosedAs | null }, hasDecision: boolean): RevisionStatus {
  if (revision < order.currentRevision) return 'superseded';
  if (order.closedAs !== null) return order.closedAs;
  return hasDecision ? 'decided' : 'accepted';
}
