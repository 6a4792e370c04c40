import type { Review } from '@ytterby/contracts';
import { compareRows, mergeFirstReviews, newReviews, nextStep, replaceReview } from './reviews';

const resolution = {
  resolutionId: 'r1',
  hitId: 'h1',
  partyId: 'p1',
  entityId: 'e1',
  verdict: 'false_positive',
  comment: 'other address',
  by: 'ana',
  approvedBy: null,
  released: false,
  at: '2026-01-01T00:00:00.000Z',
} as const;

function review(changes: Partial<Review> = {}): Review {
  return {
    hitId: 'h1',
    orderId: 'A',
    revision: 1,
    partyId: 'p1',
    role: 'end_user',
    party: { name: 'Acme', nativeNames: [], aliases: [], country: 'DE', address: null },
    where: 'party',
    queryName: 'Acme',
    entity: {
      entityId: 'e1', listId: 'L-1', list: 'control_list', name: 'Acme Ltd', aliases: ['ACM'], nativeNames: [], country: null, category: null,
      capability: { nodeNm: '14', memoryLayers: null, kind: null }, basis: null, sources: [], parents: [{ id: null, name: 'Holding', pct: '51' }],
      since: '2025-01-01', status: 'active',
    },
    score: 0.9,
    matchedName: 'Acme Ltd',
    because: 'same word',
    status: 'open',
    openedAt: '2026-01-01T00:00:00.000Z',
    resolution: null,
    ...changes,
  };
}

describe('nextStep', () => {
  const ana = { subject: 'ana', role: 'analyst' } as const;
  const olof = { subject: 'olof', role: 'officer' } as const;
  const resolved = review({ status: 'resolved', resolution });

  it('lets analysts and officers resolve, and viewers read', () => {
    expect(nextStep(review(), ana)).toBe('resolve');
    expect(nextStep(review(), olof)).toBe('resolve');
    expect(nextStep(review(), { subject: 'vera', role: 'viewer' })).toBe('read-only');
  });

  it('lets another person approve, never the one who resolved', () => {
    expect(nextStep(resolved, olof)).toBe('approve');
    expect(nextStep(resolved, ana)).toBe('wait-other');
  });

  it('is over when released or superseded', () => {
    expect(nextStep(review({ status: 'resolved', resolution: { ...resolution, released: true } }), olof)).toBe('done');
    expect(nextStep(review({ status: 'superseded' }), olof)).toBe('done');
  });
});

describe('compareRows', () => {
  it('sets both sides next to each other and leaves out what both lack', () => {
    const rows = Object.fromEntries(compareRows(review()).map((row) => [row.label, [row.party, row.entity]]));
    expect(rows).toEqual({
      Name: ['Acme', 'Acme Ltd'],
      Aliases: ['', 'ACM'],
      Country: ['DE', ''],
      List: ['', 'L-1 (control list)'],
      Capability: ['', '14 nm node'],
      Listing: ['', 'active, since 1 Jan 2025'],
      Parents: ['', 'Holding (51 %)'],
    });
  });
});

describe('replaceReview', () => {
  it('changes the hit with the same id only', () => {
    const list = { reviews: [review(), review({ hitId: 'h2' })], next: '4' };
    expect(replaceReview(list, review({ status: 'superseded' }))).toEqual({ reviews: [review({ status: 'superseded' }), review({ hitId: 'h2' })], next: '4' });
  });
});

describe('hits that come while others are read', () => {
  const shown = { reviews: [review({ hitId: 'h2' }), review({ hitId: 'h1', status: 'resolved' })], next: '1' };
  const ids = (list: { reviews: readonly Review[] }): string[] => list.reviews.map(({ hitId }) => hitId);

  it('are those that are not shown yet', () => {
    expect(newReviews(shown, { reviews: [review({ hitId: 'h3' }), review({ hitId: 'h2' })], next: null }).map(({ hitId }) => hitId)).toEqual(['h3']);
  });

  it('are put on top, and what is shown stays as it is', () => {
    const merged = mergeFirstReviews(shown, { reviews: [review({ hitId: 'h3' }), review({ hitId: 'h2' })], next: null });
    expect(ids(merged)).toEqual(['h3', 'h2', 'h1']);
    expect(merged.reviews[2]?.status).toBe('resolved');
    expect(merged.next).toBe('1');
  });

  it('replace the list where hits may be missing between them', () => {
    const page = { reviews: [review({ hitId: 'h9' })], next: '8' };
    expect(mergeFirstReviews(shown, page)).toEqual(page);
  });
});
