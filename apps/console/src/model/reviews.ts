import type { Review, ReviewList } from '@ytterby/contracts';
import type { Me } from '../state/session';
import { count, listingText } from './format';
import { words } from './labels';

/** Puts the changed hit in the place of the old one. */
export function replaceReview(list: ReviewList, changed: Review): ReviewList {
  return { ...list, reviews: list.reviews.map((review) => (review.hitId === changed.hitId ? changed : review)) };
}

/** What the reader may do with a hit. `wait-other` = resolved by the reader, so another person must approve. */
export type ReviewStep = 'resolve' | 'approve' | 'wait-other' | 'read-only' | 'done';

/** The next step for this reader; the API has the last word. */
export function nextStep(review: Review, me: Me): ReviewStep {
  const { resolution, status } = review;
  const isOpen = status === 'open';
  const waits = status === 'resolved' && resolution !== null && !resolution.released && resolution.approvedBy === null;
  if (!isOpen && !waits) return 'done';
  if (me.role !== 'analyst' && me.role !== 'officer') return 'read-only';
  if (isOpen) return 'resolve';
  return resolution?.by === me.subject ? 'wait-other' : 'approve';
}

function capabilityText(capability: Review['entity']['capability']): string {
  if (capability === null) return '';
  const { nodeNm, memoryLayers, kind } = capability;
  return [kind === null ? '' : words(kind), nodeNm === null ? '' : `${nodeNm} nm node`, memoryLayers === null ? '' : count(memoryLayers, 'memory layer')]
    .filter((part) => part !== '')
    .join(', ');
}

/** Puts hits that came since over what is shown. Where the two do not meet, hits may be missing between them: then only the page is kept. */
export function mergeFirstReviews(shown: ReviewList, page: ReviewList): ReviewList {
  const fresh = newReviews(shown, page);
  if (fresh.length === page.reviews.length) return page;
  return { reviews: [...fresh, ...shown.reviews], next: shown.next };
}

/** The hits of a newly read first page that are not shown yet. */
export function newReviews(shown: ReviewList, page: ReviewList): Review[] {
  const known = new Set(shown.reviews.map((review) => review.hitId));
  return page.reviews.filter((review) => !known.has(review.hitId));
}

/** Rows of the comparison, party beside listed entity; a row that both leave empty is left out. */
export function compareRows(review: Review): { label: string; party: string; entity: string }[] {
  const { party, entity } = review;
  const rows = [
    { label: 'Name', party: party.name, entity: entity.name },
    { label: 'Native names', party: party.nativeNames.join(' · '), entity: entity.nativeNames.join(' · ') },
    { label: 'Aliases', party: party.aliases.join(' · '), entity: entity.aliases.join(' · ') },
    { label: 'Country', party: party.country ?? '', entity: entity.country ?? '' },
    { label: 'Address', party: party.address ?? '', entity: '' },
    { label: 'List', party: '', entity: entity.listId === entity.list ? entity.list : `${entity.listId} (${words(entity.list)})` },
    { label: 'Category', party: '', entity: words(entity.category ?? '') },
    { label: 'Capability', party: '', entity: capabilityText(entity.capability) },
    { label: 'Listing', party: '', entity: listingText(entity) },
    { label: 'Basis', party: '', entity: entity.basis ?? '' },
    { label: 'Parents', party: '', entity: entity.parents.map(({ name, pct }) => (pct === null ? name : `${name} (${pct} %)`)).join(' · ') },
  ];
  return rows.filter((row) => row.party !== '' || row.entity !== '');
}
