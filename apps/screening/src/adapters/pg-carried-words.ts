import { byteaArray, int4Array, textArray } from '@ytterby/persistence';
import type { CarriedWordStore } from '../ports';
import { resolutionOf, type ResolutionRow } from './pg-review-store';

// The same finding about the same party as it was shown, and the entity that it was: all that the word rested on.
const EARLIER = `
  SELECT DISTINCT ON (n.hit_id) n.hit_id, r.resolution_id, r.verdict, r.comment, r.maker, r.made_at, r.single_release, r.approval_id, r.approver, r.approval_comment, r.approved_at
  FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::bytea[], $13::text[])
    AS n(hit_id, order_id, revision, party_id, entity_id, found_in, subject, query_name, score, matched_name, because, party_json, basis)
  JOIN screening_hit h ON h.order_id = n.order_id AND h.revision < n.revision AND h.party_id = n.party_id AND h.entity_id = n.entity_id AND h.found_in = n.found_in
    AND h.subject = n.subject AND h.query_name = n.query_name AND h.score = n.score::double precision AND h.matched_name = n.matched_name AND h.because = n.because
    AND h.party_json = n.party_json
  JOIN hit_resolution r ON r.hit_id = h.hit_id AND r.basis = n.basis
  ORDER BY n.hit_id, h.revision DESC, r.made_at DESC, r.resolution_id`;

const KEEP = `
  INSERT INTO hit_resolution (resolution_id, hit_id, verdict, comment, maker, made_at, single_release, basis, approval_id, approver, approval_comment, approved_at, carried_from)
  SELECT $1, h.hit_id, $3, $4, $5, $6, $7, h.basis, $8, $9, $10, $11, $12 FROM screening_hit h WHERE h.hit_id = $2`;

/** {@link CarriedWordStore} on PostgreSQL. */
export const pgCarriedWords: CarriedWordStore = {
  async earlierWords(tx, hits) {
    if (hits.length === 0) return [];
    const { rows } = await tx.query<ResolutionRow & { hit_id: string }>(EARLIER, [
      textArray(hits.map(({ hitId }) => hitId)),
      textArray(hits.map(({ orderId }) => orderId)),
      int4Array(hits.map(({ revision }) => revision)),
      textArray(hits.map(({ partyId }) => partyId)),
      textArray(hits.map(({ found }) => found.entityId)),
      textArray(hits.map(({ found }) => found.where)),
      textArray(hits.map(({ found }) => found.subject)),
      textArray(hits.map(({ found }) => found.queryName)),
      textArray(hits.map(({ found }) => String(found.score))),
      textArray(hits.map(({ found }) => found.matchedName)),
      textArray(hits.map(({ found }) => found.because)),
      byteaArray(hits.map(({ partyJson }) => partyJson)),
      textArray(hits.map(({ basis }) => basis)),
    ]);
    return rows.flatMap((row) => {
      const resolution = resolutionOf(row);
      return resolution === null ? [] : [{ hitId: row.hit_id, resolution }];
    });
  },

  async keepWords(tx, words) {
    for (const { hitId, resolution, carriedFrom } of words) {
      const { resolutionId, verdict, comment, maker, madeAt, singleRelease, approval } = resolution;
      const approved = [approval?.approvalId ?? null, approval?.approver ?? null, approval?.comment ?? null, approval?.approvedAt ?? null];
      await tx.query(KEEP, [resolutionId, hitId, verdict, comment, maker, madeAt, singleRelease, ...approved, carriedFrom]);
      await tx.query("UPDATE screening_hit SET status = 'resolved' WHERE hit_id = $1", [hitId]);
    }
  },
};
