-- Who reported when that an order was shipped or cancelled, and the decision in force as it was known then. One row per order, never changed.
CREATE TABLE "order_closing" (
    "order_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "closed_as" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "note" TEXT,
    "closed_by" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "decision_seq" INTEGER,
    "outcome" TEXT,
    "action" TEXT,
    "shipped_against_hold" BOOLEAN NOT NULL,

    CONSTRAINT "order_closing_pkey" PRIMARY KEY ("order_id"),
    CONSTRAINT "order_closing_closed_as_check" CHECK ("closed_as" IN ('shipped', 'cancelled')),
    CONSTRAINT "order_closing_decision_check" CHECK (("decision_seq" IS NULL) = ("outcome" IS NULL) AND ("outcome" IS NULL) = ("action" IS NULL)),
    CONSTRAINT "order_closing_against_hold_check" CHECK ("shipped_against_hold" = ("closed_as" = 'shipped' AND "action" IS DISTINCT FROM 'release'))
);

-- The list shows it, and the lock of the order tells it to whoever sends a later revision.
ALTER TABLE "order_head" ADD COLUMN "closed_as" TEXT, ADD COLUMN "shipped_against_hold" BOOLEAN NOT NULL DEFAULT false;
