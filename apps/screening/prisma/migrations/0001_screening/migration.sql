-- Watch-list snapshots: immutable, the id is made from the content. `content` is gzipped JSON lines, one entity a line.
CREATE TABLE list_snapshot (
  snapshot_id text           COLLATE "C" NOT NULL,
  entities    integer        NOT NULL,
  counts      jsonb          NOT NULL,
  content     bytea          NOT NULL,
  imported_by text           NOT NULL,
  imported_at timestamptz(3) NOT NULL,
  CONSTRAINT list_snapshot_pkey PRIMARY KEY (snapshot_id)
);
ALTER TABLE list_snapshot ALTER COLUMN content SET STORAGE EXTERNAL;

-- Who made which snapshot the active one, and when. Rows are only added; the highest id is in force. `cause` names the activation in the
-- results that it causes, so it is unique although a snapshot may become active more than once.
CREATE TABLE list_activation (
  activation_id bigint         GENERATED ALWAYS AS IDENTITY,
  snapshot_id   text           COLLATE "C" NOT NULL,
  previous_id   text           COLLATE "C",
  cause         text           NOT NULL,
  activated_by  text           NOT NULL,
  activated_at  timestamptz(3) NOT NULL,
  CONSTRAINT list_activation_pkey PRIMARY KEY (activation_id),
  CONSTRAINT list_activation_cause_key UNIQUE (cause),
  CONSTRAINT list_activation_snapshot_fkey FOREIGN KEY (snapshot_id) REFERENCES list_snapshot (snapshot_id)
);

-- The screening result in force on one order revision. `parties_json` is what was screened (needed to screen it again), `found_json` what the
-- engine found before any person's word, `result_json` the published result; NULL in `found_json` means that both are the same.
-- `seq` counts the results of the revision, `screened_seq` is the one of the last screening by the engine.
CREATE TABLE screened_order (
  order_id         text           COLLATE "C" NOT NULL,
  revision         integer        NOT NULL,
  superseded       boolean        NOT NULL DEFAULT false,
  seq              integer        NOT NULL DEFAULT 1,
  screened_seq     integer        NOT NULL DEFAULT 1,
  status           text           NOT NULL,
  cause            text           NOT NULL,
  list_snapshot_id text           COLLATE "C" NOT NULL,
  matcher_version  text           NOT NULL,
  completed_at     timestamptz(3) NOT NULL,
  correlation_id   text,
  parties_json     bytea          NOT NULL,
  found_json       bytea,
  result_json      bytea          NOT NULL,
  CONSTRAINT screened_order_pkey PRIMARY KEY (order_id, revision),
  CONSTRAINT screened_order_revision_check CHECK (revision >= 1),
  CONSTRAINT screened_order_seq_check CHECK (seq >= screened_seq AND screened_seq >= 1),
  CONSTRAINT screened_order_status_check CHECK (status IN ('clear', 'review', 'match', 'error'))
);
-- JSON of a few kilobytes: compressing it in the hot path costs more than the space.
ALTER TABLE screened_order ALTER COLUMN parties_json SET STORAGE EXTERNAL, ALTER COLUMN found_json SET STORAGE EXTERNAL, ALTER COLUMN result_json SET STORAGE EXTERNAL;

-- One name of a party that met one listed entity. The id is made from order, revision, party, whose name it is and entity, so that screening again finds
-- the same row. `screened_seq` is the last screening that raised it. `party_json` and `entity_json` are what the analyst is shown.
CREATE TABLE screening_hit (
  hit_id       text             COLLATE "C" NOT NULL,
  hit_no       bigint           GENERATED ALWAYS AS IDENTITY,
  order_id     text             COLLATE "C" NOT NULL,
  revision     integer          NOT NULL,
  party_id     text             NOT NULL,
  entity_id    text             NOT NULL,
  found_in     text             NOT NULL,
  subject      text             NOT NULL,
  query_name   text             NOT NULL,
  score        double precision NOT NULL,
  matched_name text             NOT NULL,
  because      text             NOT NULL,
  status       text             NOT NULL,
  screened_seq integer          NOT NULL,
  opened_at    timestamptz(3)   NOT NULL,
  party_json   bytea            NOT NULL,
  entity_json  bytea            NOT NULL,
  CONSTRAINT screening_hit_pkey PRIMARY KEY (hit_id),
  CONSTRAINT screening_hit_order_fkey FOREIGN KEY (order_id, revision) REFERENCES screened_order (order_id, revision),
  CONSTRAINT screening_hit_found_in_check CHECK (found_in IN ('party', 'owner', 'branch_of', 'exporter')),
  CONSTRAINT screening_hit_status_check CHECK (status IN ('open', 'resolved', 'superseded'))
);
CREATE UNIQUE INDEX screening_hit_hit_no_key ON screening_hit (hit_no);
CREATE INDEX screening_hit_status_hit_no_idx ON screening_hit (status, hit_no);
CREATE INDEX screening_hit_order_id_revision_idx ON screening_hit (order_id, revision);

-- A person's word on a hit, one per hit. Two persons must agree before the hold may be lifted, and the database refuses that they are the
-- same one; `single_release` says that the configuration let one person release a false positive alone.
CREATE TABLE hit_resolution (
  resolution_id    uuid           NOT NULL,
  hit_id           text           COLLATE "C" NOT NULL,
  verdict          text           NOT NULL,
  comment          text           NOT NULL,
  maker            text           NOT NULL,
  made_at          timestamptz(3) NOT NULL,
  single_release   boolean        NOT NULL,
  approval_id      uuid,
  approver         text,
  approval_comment text,
  approved_at      timestamptz(3),
  CONSTRAINT hit_resolution_pkey PRIMARY KEY (resolution_id),
  CONSTRAINT hit_resolution_hit_id_key UNIQUE (hit_id),
  CONSTRAINT hit_resolution_hit_fkey FOREIGN KEY (hit_id) REFERENCES screening_hit (hit_id),
  CONSTRAINT hit_resolution_verdict_check CHECK (verdict IN ('true_match', 'false_positive')),
  CONSTRAINT hit_resolution_four_eyes_check CHECK (approver <> maker),
  CONSTRAINT hit_resolution_approval_check CHECK ((approver IS NULL) = (approved_at IS NULL) AND (approver IS NULL) = (approval_id IS NULL)),
  CONSTRAINT hit_resolution_single_release_check CHECK (NOT single_release OR verdict = 'false_positive')
);

-- Screening the open orders again after an activation; one row per activation, worked off in the order of the primary key of screened_order.
CREATE TABLE rescreen_job (
  activation_id   bigint         NOT NULL,
  status          text           NOT NULL,
  queued          integer        NOT NULL,
  done            integer        NOT NULL DEFAULT 0,
  cursor_order    text           COLLATE "C" NOT NULL DEFAULT '',
  cursor_revision integer        NOT NULL DEFAULT 0,
  started_at      timestamptz(3) NOT NULL,
  finished_at     timestamptz(3),
  CONSTRAINT rescreen_job_pkey PRIMARY KEY (activation_id),
  CONSTRAINT rescreen_job_activation_fkey FOREIGN KEY (activation_id) REFERENCES list_activation (activation_id),
  CONSTRAINT rescreen_job_status_check CHECK (status IN ('running', 'done', 'replaced')),
  CONSTRAINT rescreen_job_finished_check CHECK ((status = 'running') = (finished_at IS NULL))
);
