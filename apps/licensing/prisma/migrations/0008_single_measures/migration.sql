-- An officer may confirm a single measure apart from its notice, and take that back: it goes as its notice does again.
ALTER TABLE status_entry DROP CONSTRAINT status_entry_state_check;
ALTER TABLE status_entry ADD CONSTRAINT status_entry_state_check CHECK (state IN ('unverified', 'lapsed', 'extended', 'as_notice'));
