-- A word on a hit goes on to the next revision of the order when nothing changed in what it rested on; this names the word that it was taken from.
ALTER TABLE hit_resolution ADD COLUMN carried_from uuid CONSTRAINT hit_resolution_carried_from_fkey REFERENCES hit_resolution (resolution_id);
