-- After an activation only what the change of the list concerns is screened again. The plan names those orders; until it is made, the job waits.
ALTER TABLE rescreen_job ADD COLUMN planned_at timestamptz(3), ADD COLUMN delta jsonb;
UPDATE rescreen_job SET planned_at = started_at WHERE status <> 'running';

CREATE TABLE rescreen_target (
  activation_id bigint  NOT NULL,
  order_id      text    COLLATE "C" NOT NULL,
  revision      integer NOT NULL,
  CONSTRAINT rescreen_target_pkey PRIMARY KEY (activation_id, order_id, revision),
  CONSTRAINT rescreen_target_job_fkey FOREIGN KEY (activation_id) REFERENCES rescreen_job (activation_id)
);

-- Which orders have hits on an entity that changed.
CREATE INDEX screening_hit_entity_id_idx ON screening_hit (entity_id);

-- What a person's word rests on: who the listed entity is, as a hash. A hit whose entity changed in that is open again, and its next word is another
-- row; the earlier one stays. NULL in rows that are older than this column: their words stand.
ALTER TABLE screening_hit ADD COLUMN basis text;
ALTER TABLE hit_resolution ADD COLUMN basis text;
ALTER TABLE hit_resolution DROP CONSTRAINT hit_resolution_hit_id_key;
CREATE UNIQUE INDEX hit_resolution_hit_id_basis_key ON hit_resolution (hit_id, basis);
