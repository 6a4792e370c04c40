-- What was found in an order's parties stays in its row, up to 8 kB: a side table costs more.
ALTER TABLE screened_order SET (toast_tuple_target = 8160);
