-- When an order whose decision asks for a report has left, it is decided once more with the day of export, from which the working days of the report count.
-- That day is an input of the decision, so it is kept with it.
ALTER TABLE decision ADD COLUMN exported_on date;

-- True until it was seen whether a report became due: a shipment may be reported before its order is decided.
ALTER TABLE closed_order ADD COLUMN report_open boolean;
UPDATE closed_order SET report_open = (closed_as = 'shipped');
ALTER TABLE closed_order ALTER COLUMN report_open SET NOT NULL;
CREATE INDEX closed_order_report_open_idx ON closed_order (order_id) WHERE report_open;
