-- Orders that were shipped or cancelled: they are not screened again. A table of its own, since the end of an order may be read before the order itself.
CREATE TABLE closed_order (
  order_id  text           COLLATE "C" NOT NULL,
  revision  integer        NOT NULL,
  closed_as text           NOT NULL,
  closed_at timestamptz(3) NOT NULL,
  CONSTRAINT closed_order_pkey PRIMARY KEY (order_id),
  CONSTRAINT closed_order_closed_as_check CHECK (closed_as IN ('shipped', 'cancelled'))
);
