-- What officers confirmed about measures after their written end. An entry counts when another officer has approved it; rows are never removed.
CREATE TABLE status_entry (
  entry_id          text           NOT NULL,
  measure           text           NOT NULL,
  state             text           NOT NULL,
  until             date,
  known_since       date           NOT NULL,
  source            text           NOT NULL,
  comment           text,
  proposed_by       text           NOT NULL,
  proposed_at       timestamptz(3) NOT NULL,
  verdict           text,
  reviewed_by       text,
  reviewed_at       timestamptz(3),
  review_comment    text,
  -- Order of approval: of two approved entries on a measure the later counts.
  approved_seq      integer,
  CONSTRAINT status_entry_pkey PRIMARY KEY (entry_id),
  CONSTRAINT status_entry_approved_seq_key UNIQUE (approved_seq),
  CONSTRAINT status_entry_state_check CHECK (state IN ('unverified', 'lapsed', 'extended')),
  CONSTRAINT status_entry_until_check CHECK ((state = 'extended') = (until IS NOT NULL)),
  CONSTRAINT status_entry_verdict_check CHECK (verdict IN ('approved', 'rejected')),
  CONSTRAINT status_entry_reviewed_check CHECK ((verdict IS NULL) = (reviewed_by IS NULL) AND (verdict IS NULL) = (reviewed_at IS NULL)),
  CONSTRAINT status_entry_approved_check CHECK ((verdict IS NOT DISTINCT FROM 'approved') = (approved_seq IS NOT NULL)),
  CONSTRAINT status_entry_four_eyes_check CHECK (verdict IS DISTINCT FROM 'approved' OR reviewed_by <> proposed_by)
);

-- The program and choices that decisions were made with; a new row is a reason to decide the open orders again.
CREATE TABLE engine_identity (
  identity_id       integer        NOT NULL,
  identity_json     text           NOT NULL,
  since             timestamptz(3) NOT NULL,
  CONSTRAINT engine_identity_pkey PRIMARY KEY (identity_id)
);

-- Deciding open orders again, one job after the other, worked off in the order of the primary key of licensing_case.
CREATE TABLE redecision_job (
  job_id            integer        GENERATED ALWAYS AS IDENTITY,
  cause             text           NOT NULL,
  -- Only orders whose decision in force must be looked at by this day; null: all open ones.
  due_by            date,
  looked            integer        NOT NULL DEFAULT 0,
  changed           integer        NOT NULL DEFAULT 0,
  cursor_order      text           COLLATE "C" NOT NULL DEFAULT '',
  cursor_revision   integer        NOT NULL DEFAULT 0,
  started_at        timestamptz(3) NOT NULL,
  finished_at       timestamptz(3),
  CONSTRAINT redecision_job_pkey PRIMARY KEY (job_id),
  CONSTRAINT redecision_job_cause_key UNIQUE (cause)
);

ALTER TABLE decision ADD COLUMN reconsider_on date;
UPDATE decision SET reconsider_on = (convert_from(decision_json, 'UTF8')::jsonb ->> 'reconsiderOn')::date;
CREATE INDEX decision_reconsider_on_idx ON decision (reconsider_on) WHERE reconsider_on IS NOT NULL;
