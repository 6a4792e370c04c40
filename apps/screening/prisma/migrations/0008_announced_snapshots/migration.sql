-- When somebody last set out to activate a snapshot: the other replicas build its index meanwhile, so that they need not pause when it comes into force.
ALTER TABLE list_snapshot ADD COLUMN announced_at timestamptz(3);
CREATE INDEX list_snapshot_announced_at_idx ON list_snapshot (announced_at) WHERE announced_at IS NOT NULL;
