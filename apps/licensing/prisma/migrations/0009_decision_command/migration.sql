-- An officer's command to decide an order again, the only way to a new decision on one as of a stated day. `decision_id` is in force after it: a new one
-- (`changed`), or the one before, which said the same. Rows are never changed or removed.
CREATE TABLE decision_command (
  command_id    text           NOT NULL,
  order_id      text           NOT NULL,
  revision      integer        NOT NULL,
  reason        text           NOT NULL,
  commanded_by  text           NOT NULL,
  commanded_at  timestamptz(3) NOT NULL,
  changed       boolean        NOT NULL,
  decision_id   text           NOT NULL,
  CONSTRAINT decision_command_pkey PRIMARY KEY (command_id),
  CONSTRAINT decision_command_decision_fkey FOREIGN KEY (decision_id) REFERENCES decision (decision_id)
);
CREATE INDEX decision_command_order_id_idx ON decision_command (order_id);
