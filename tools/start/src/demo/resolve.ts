import { type Client, request } from '../http-client';
import type { DemoResolution } from './demo-data';
import { type RevisionView, waitForRevision } from './feed';

/** The part of a review that the demo reviewer reads. */
interface Review {
  readonly hitId: string;
  readonly orderId: string;
  readonly revision: number;
  readonly partyId: string;
  readonly entity: { readonly entityId: string };
  readonly status: string;
}

/** All screening hits, page by page. */
export async function readReviews(client: Client): Promise<Review[]> {
  const reviews: Review[] = [];
  let after: string | null = '';
  while (after !== null) {
    const query: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const answer = await request(client, 'GET', `/v1/reviews?status=all&limit=200${query}`);
    const page = answer.body as { reviews: Review[]; next: string | null };
    reviews.push(...page.reviews);
    after = page.next;
  }
  return reviews;
}

/** Applies the shipped resolutions through the public API; one that was applied at an earlier start is left as it is. Returns what was applied. */
export async function applyResolutions(client: Client, resolutions: readonly DemoResolution[]): Promise<DemoResolution[]> {
  const reviews = await readReviews(client);
  const applied: DemoResolution[] = [];
  for (const resolution of resolutions) {
    const hits = reviews.filter((review) => isAbout(review, resolution));
    if (hits.length === 0) throw new Error(`no screening hit for the shipped resolution ${JSON.stringify(resolution)}`);
    for (const hit of hits.filter((review) => review.status === 'open')) {
      const body = JSON.stringify({ verdict: resolution.verdict, comment: resolution.comment });
      const answer = await request(client, 'POST', `/v1/reviews/${encodeURIComponent(hit.hitId)}:resolve`, { body });
      if (answer.status !== 200 && answer.status !== 409) throw new Error(`resolving ${hit.hitId} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    applied.push(resolution);
  }
  return applied;
}

function isAbout(review: Review, resolution: DemoResolution): boolean {
  return (
    review.orderId === resolution.orderId &&
    review.revision === resolution.revision &&
    review.partyId === resolution.partyId &&
    review.entity.entityId === resolution.entityId
  );
}

/** Waits until every resolved order revision was decided again because of a resolution. */
export async function waitForRedecisions(client: Client, resolutions: readonly DemoResolution[]): Promise<RevisionView[]> {
  const keys = new Map(resolutions.map((resolution) => [`${resolution.orderId} ${resolution.revision}`, resolution]));
  return Promise.all([...keys.values()].map((resolution) => waitForRevision(client, resolution, isRedecided)));
}

function isRedecided(view: RevisionView): boolean {
  return view.decisions.some((decision) => decision.cause.startsWith('resolution:'));
}
