-- The report that is owed after an exempted export: due from the shipment on, overdue when its day has passed, filed when somebody says so.
CREATE TABLE report_clock (
  order_id text PRIMARY KEY,
  revision integer NOT NULL,
  state text NOT NULL CONSTRAINT report_clock_state_check CHECK (state IN ('due', 'overdue', 'filed')),
  state_since timestamptz(3) NOT NULL,
  exported_on date NOT NULL,
  due_on date NOT NULL,
  decision_id text NOT NULL,
  line_ids jsonb NOT NULL,
  filed_on date,
  reference text,
  note text,
  filed_by text,
  CONSTRAINT report_clock_filed_check CHECK ((state = 'filed') = (filed_on IS NOT NULL AND filed_by IS NOT NULL))
);
CREATE INDEX report_clock_due_idx ON report_clock (due_on) WHERE state = 'due';
