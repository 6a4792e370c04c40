import type { ListKind } from '@ytterby/contracts';
import { type IsoDate, ownValue } from '@ytterby/kernel';

/** Lists that the rules know by name; every other list is another country's or a company's own: `other`. Source: contracts/order.md, regulation.md §8. */
const KINDS: Readonly<Record<string, ListKind>> = {
  'CN-MOFCOM-CONTROL': 'control_list',
  'CN-MOFCOM-WATCH': 'watch_list',
  'CN-MOFCOM-UEL': 'unreliable_entity_list',
  'YTB-SEMI': 'semiconductor',
  'YTB-MIL-AI': 'military_ai',
  'YTB-MIL': 'military',
};

/** The kind of a list by its publisher's name. */
export function listKindOf(listId: string): ListKind {
  return ownValue(KINDS, listId) ?? 'other';
}

/** First control-list notices that also bar foreign parties from passing on Chinese-origin items: No. 11/2026 of 2026-02-24 (regulation.md §8). */
const BINDS_FOREIGNERS_FROM: IsoDate = '2026-02-24';

/**
 * Whether a listing binds foreign transferors. Only the control list does, by the wording of its notices since 2026-02-24 (11, 20 and 23/2026);
 * the wording of later notices was not read and is taken to be the same. A control listing of unknown date is taken to bind: unknown is never clear.
 */
export function bindsForeignTransferors(kind: ListKind, since: IsoDate | null): boolean {
  return kind === 'control_list' && (since === null || since >= BINDS_FOREIGNERS_FROM);
}
