-- One row per order revision: the order half comes from orders.accepted.v1, the screening half from screening.completed.v1 or
-- screening.resolved.v1, in either order of arrival. The row is the join and its lock: each side upserts its half and sees the other one.
CREATE TABLE licensing_case (
  order_id          text           NOT NULL,
  revision          integer        NOT NULL,
  superseded        boolean        NOT NULL DEFAULT false,
  stated_as_of      date,
  accepted_at       timestamptz(3),
  order_json        bytea,
  screening_json    bytea,
  screening_cause   text,
  screening_seq     integer,
  screening_count   integer        NOT NULL DEFAULT 0,
  release_allowed   boolean        NOT NULL DEFAULT true,
  list_snapshot_id  text,
  matcher_version   text,
  CONSTRAINT licensing_case_pkey PRIMARY KEY (order_id, revision),
  CONSTRAINT licensing_case_revision_check CHECK (revision >= 1),
  CONSTRAINT licensing_case_order_half_check CHECK ((order_json IS NULL) = (accepted_at IS NULL)),
  CONSTRAINT licensing_case_screening_half_check CHECK ((screening_json IS NULL) = (screening_cause IS NULL))
);
-- JSON of a few kilobytes: compressing it in the hot path costs more than the space.
ALTER TABLE licensing_case ALTER COLUMN order_json SET STORAGE EXTERNAL, ALTER COLUMN screening_json SET STORAGE EXTERNAL;

-- A decision is made at most once per cause (reliability.md G2); the highest seq of a revision is in force. Rows are never changed.
CREATE TABLE decision (
  decision_id       text           NOT NULL,
  order_id          text           NOT NULL,
  revision          integer        NOT NULL,
  seq               integer        NOT NULL,
  cause             text           NOT NULL,
  supersedes        text,
  outcome           text           NOT NULL,
  action            text           NOT NULL,
  as_of             date           NOT NULL,
  decision_json     bytea          NOT NULL,
  trace_json        bytea,
  screening_json    bytea          NOT NULL,
  release_allowed   boolean        NOT NULL,
  created_at        timestamptz(3) NOT NULL,
  CONSTRAINT decision_pkey PRIMARY KEY (decision_id),
  CONSTRAINT decision_order_id_revision_cause_key UNIQUE (order_id, revision, cause),
  CONSTRAINT decision_order_id_revision_seq_key UNIQUE (order_id, revision, seq),
  CONSTRAINT decision_seq_check CHECK (seq >= 1 AND (seq = 1) = (supersedes IS NULL)),
  CONSTRAINT decision_action_check CHECK (action IN ('release', 'hold', 'stop')),
  CONSTRAINT decision_case_fkey FOREIGN KEY (order_id, revision) REFERENCES licensing_case (order_id, revision)
);
ALTER TABLE decision ALTER COLUMN decision_json SET STORAGE EXTERNAL, ALTER COLUMN screening_json SET STORAGE EXTERNAL;
