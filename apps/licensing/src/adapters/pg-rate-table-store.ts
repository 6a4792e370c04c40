import { canonicalJson, type Json } from '@ytterby/kernel';
import type { RateTableStore } from '../ports';

const KEEP = 'INSERT INTO rate_table (rate_table_id, table_json, first_used_at) VALUES ($1, $2, $3::timestamptz) ON CONFLICT (rate_table_id) DO NOTHING';

/** {@link RateTableStore} on PostgreSQL. */
export const pgRateTableStore: RateTableStore = {
  async keepRateTable(tx, table, at) {
    await tx.query(KEEP, [table.id, Buffer.from(canonicalJson(table as unknown as Json)), at]);
  },
};
