-- Tables of exchange rates that decisions were made with, under the hash of their content. A decision names its table, so the bytes are an input of it: rows are
-- never changed or removed, whatever becomes of the file.
CREATE TABLE rate_table (
  rate_table_id     text           NOT NULL,
  table_json        bytea          NOT NULL,
  first_used_at     timestamptz(3) NOT NULL,
  CONSTRAINT rate_table_pkey PRIMARY KEY (rate_table_id)
);
