-- Tables of libs/messaging, one set per service database. Docs: docs/adr (outbox, inbox, park).

-- One row per event that a consumer has handled; written in the transaction of the effect. "C" collation: ids are compared byte by byte.
CREATE TABLE inbox (
  consumer   text COLLATE "C" NOT NULL,
  source     text COLLATE "C" NOT NULL,
  event_id   text COLLATE "C" NOT NULL,
  handled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, source, event_id)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.1);

-- Events to be published; a row is deleted when the broker has acknowledged it. The ids of one key are allocated under that key's row lock
-- (or by the one consumer of its partition), so within a key they follow the order of the commits; across keys nothing depends on their order.
-- Payloads are kept as they are (no compression, in line up to 8 kB): they live for milliseconds.
CREATE TABLE outbox (
  id             bigint GENERATED ALWAYS AS IDENTITY,
  shard          smallint NOT NULL,
  topic          text NOT NULL,
  key            text NOT NULL,
  event_id       text NOT NULL,
  source         text NOT NULL,
  causation_id   text,
  correlation_id text,
  traceparent    text,
  as_of          text,
  created_at     timestamptz NOT NULL DEFAULT now(),
  payload        bytea NOT NULL,
  PRIMARY KEY (shard, id)
) WITH (
  toast_tuple_target = 8160,
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000,
  autovacuum_vacuum_cost_delay = 0
);
ALTER TABLE outbox ALTER COLUMN payload SET STORAGE EXTERNAL;

-- Who may publish a shard. The epoch grows with every change of holder and is checked in the statement that deletes published rows.
CREATE TABLE relay_lease (
  shard      smallint PRIMARY KEY,
  holder     text NOT NULL,
  epoch      bigint NOT NULL,
  expires_at timestamptz NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);

-- Records that could not be handled, kept as bytes with their cause. seq gives the order of release within a key.
CREATE TABLE parked (
  id             text PRIMARY KEY,
  seq            bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  consumer       text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('invalid', 'failed', 'behind')),
  status         text NOT NULL DEFAULT 'parked' CHECK (status IN ('parked', 'replayed')),
  topic          text NOT NULL,
  partition      integer NOT NULL,
  "offset"       bigint NOT NULL,
  key            text,
  event_id       text,
  code           text NOT NULL,
  message        text NOT NULL,
  errors         jsonb NOT NULL DEFAULT '[]',
  attempts       integer NOT NULL DEFAULT 1,
  headers        jsonb NOT NULL DEFAULT '{}',
  payload        bytea,
  payload_sha256 text NOT NULL,
  payload_size   integer NOT NULL,
  failed_at      timestamptz NOT NULL DEFAULT now(),
  replayed_at    timestamptz
);
ALTER TABLE parked ALTER COLUMN payload SET STORAGE EXTERNAL;
-- A redelivered record is parked once. The hash is part of it because a topic that was deleted and made anew starts again at offset 0.
CREATE UNIQUE INDEX parked_record_key ON parked (consumer, topic, partition, "offset", payload_sha256);
CREATE INDEX parked_by_key ON parked (consumer, key, seq) WHERE status = 'parked';
CREATE INDEX parked_by_status ON parked (status, seq);

-- Keys whose events wait behind a failed one.
CREATE TABLE parked_key (
  consumer   text NOT NULL,
  key        text NOT NULL,
  blocked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, key)
);
