-- What a source of lists gave: entities as gzipped JSON lines, immutable, the id is made from the content. Parts that no source names any more are deleted;
-- the snapshots that they went into keep their entities.
CREATE TABLE list_part (
  part_id  text    COLLATE "C" NOT NULL,
  entities integer NOT NULL,
  counts   jsonb   NOT NULL,
  content  bytea   NOT NULL,
  CONSTRAINT list_part_pkey PRIMARY KEY (part_id)
);
ALTER TABLE list_part ALTER COLUMN content SET STORAGE EXTERNAL;

-- The state of each source. `part_id` is the newest part that candidates are made of, `held_id` a newer one that lost too much and waits for a person.
-- `files` is what the publisher said of the files read last (ETag, Last-Modified, SHA-256), good for the settings whose hash is `config_key`. `lists` are all
-- lists that the source ever gave. `current_at` is the last moment at which what is in force was known to be what the publisher has. `waiting_id` is the snapshot
-- with the newest part that a person has yet to activate. Whoever holds the lease refreshes; a save under another `lease_epoch` is that of a zombie.
CREATE TABLE list_source (
  source_id       text           COLLATE "C" NOT NULL,
  added_at        timestamptz(3) NOT NULL,
  config_key      text           NOT NULL,
  files           jsonb          NOT NULL DEFAULT '[]',
  lists           jsonb          NOT NULL DEFAULT '[]',
  part_id         text           COLLATE "C",
  part_at         timestamptz(3),
  held_id         text           COLLATE "C",
  held_at         timestamptz(3),
  held_loss       jsonb,
  waiting_id      text           COLLATE "C",
  outcome         text,
  problem         jsonb,
  failures        integer        NOT NULL DEFAULT 0,
  last_attempt_at timestamptz(3),
  last_success_at timestamptz(3),
  current_at      timestamptz(3),
  next_attempt_at timestamptz(3) NOT NULL,
  lease_epoch     bigint         NOT NULL DEFAULT 0,
  lease_holder    text,
  lease_until     timestamptz(3),
  CONSTRAINT list_source_pkey PRIMARY KEY (source_id),
  CONSTRAINT list_source_part_fkey FOREIGN KEY (part_id) REFERENCES list_part (part_id),
  CONSTRAINT list_source_held_fkey FOREIGN KEY (held_id) REFERENCES list_part (part_id),
  CONSTRAINT list_source_waiting_fkey FOREIGN KEY (waiting_id) REFERENCES list_snapshot (snapshot_id),
  CONSTRAINT list_source_part_check CHECK ((part_id IS NULL) = (part_at IS NULL)),
  CONSTRAINT list_source_held_check CHECK ((held_id IS NULL) = (held_at IS NULL) AND (held_id IS NULL) = (held_loss IS NULL)),
  CONSTRAINT list_source_outcome_check CHECK (outcome IN ('unchanged', 'changed', 'held', 'refused', 'failed'))
);

-- Every attempt, also those that found nothing new: the proof of when a list was looked at. Rows are only added. `done_by` is `source:<id>`, or the person who
-- asked for the refresh or accepted a held part (`accepted`, with the loss).
CREATE TABLE list_source_fetch (
  fetch_id    bigint         GENERATED ALWAYS AS IDENTITY,
  source_id   text           COLLATE "C" NOT NULL,
  done_by     text           NOT NULL,
  started_at  timestamptz(3) NOT NULL,
  finished_at timestamptz(3) NOT NULL,
  outcome     text           NOT NULL,
  files       jsonb          NOT NULL,
  part_id     text           COLLATE "C",
  entities    integer,
  loss        jsonb,
  problem     jsonb,
  CONSTRAINT list_source_fetch_pkey PRIMARY KEY (fetch_id),
  CONSTRAINT list_source_fetch_source_fkey FOREIGN KEY (source_id) REFERENCES list_source (source_id),
  CONSTRAINT list_source_fetch_outcome_check CHECK (outcome IN ('unchanged', 'changed', 'held', 'refused', 'failed', 'accepted'))
);
CREATE INDEX list_source_fetch_source_id_fetch_id_idx ON list_source_fetch (source_id, fetch_id);

-- Which part of which source a snapshot holds.
CREATE TABLE list_snapshot_part (
  snapshot_id text COLLATE "C" NOT NULL,
  source_id   text COLLATE "C" NOT NULL,
  part_id     text COLLATE "C" NOT NULL,
  CONSTRAINT list_snapshot_part_pkey PRIMARY KEY (snapshot_id, source_id),
  CONSTRAINT list_snapshot_part_snapshot_fkey FOREIGN KEY (snapshot_id) REFERENCES list_snapshot (snapshot_id)
);
