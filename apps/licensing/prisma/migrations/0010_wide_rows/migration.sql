-- A decision of a few kilobytes and its trace stay in their row, as they are: compressing and cutting them up for a side table took a third of the time of
-- their insert.
ALTER TABLE decision SET (toast_tuple_target = 8160);
