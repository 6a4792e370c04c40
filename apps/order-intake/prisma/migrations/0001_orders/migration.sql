-- One row per order: the lock of the order and what the list shows. A decision changes only columns without an index, so that the update stays
-- on its page (HOT); the fill factor leaves room for it.
CREATE TABLE "order_head" (
    "order_id" TEXT NOT NULL,
    "current_revision" INTEGER NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "stated_as_of" DATE,
    "exporter" TEXT NOT NULL,
    "end_user" TEXT,
    "destination" CHAR(2),
    "decision_seq" INTEGER,
    "outcome" TEXT,
    "action" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_head_pkey" PRIMARY KEY ("order_id"),
    CONSTRAINT "order_head_current_revision_check" CHECK ("current_revision" >= 1),
    CONSTRAINT "order_head_decision_check" CHECK (("decision_seq" IS NULL) = ("outcome" IS NULL) AND ("outcome" IS NULL) = ("action" IS NULL))
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX "order_head_position_key" ON "order_head"("position");

-- No foreign key to order_head: both rows are written in one transaction under the lock of the head.
CREATE TABLE "order_revision" (
    "order_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "content_hash" CHAR(64) NOT NULL,
    "content" TEXT NOT NULL,
    "stated_as_of" DATE,
    "via" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_revision_pkey" PRIMARY KEY ("order_id","revision"),
    CONSTRAINT "order_revision_via_check" CHECK ("via" IN ('http', 'batch', 'kafka'))
);

CREATE TABLE "order_decision" (
    "decision_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "payload" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_decision_pkey" PRIMARY KEY ("decision_id")
);

CREATE UNIQUE INDEX "order_decision_order_id_revision_seq_key" ON "order_decision"("order_id", "revision", "seq");
