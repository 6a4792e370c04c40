-- The lists that lost entries beyond the limit and that a person accepted: [{"list", "before", "after"}]. Who accepted it is who imported or activated.
-- NULL: nothing was lost beyond the limit.
ALTER TABLE list_snapshot ADD COLUMN accepted_loss jsonb;
ALTER TABLE list_activation ADD COLUMN accepted_loss jsonb;
