-- A decision of a few kilobytes stays in its row, as it is: compressing it and cutting it up for a side table cost more than half of the time of its insert.
ALTER TABLE order_decision SET (toast_tuple_target = 8160);
