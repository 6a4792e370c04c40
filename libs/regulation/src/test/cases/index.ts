import { ABROAD_CASES } from './abroad.cases';
import { COMBINED_CASES } from './combined.cases';
import { DOUBT_CASES } from './doubt.cases';
import { ITEM_CASES } from './items.cases';
import type { OwnCase } from './own-case';
import { TIME_CASES } from './time.cases';

/** Every case of our own, expected from the texts. */
export const OWN_CASES: readonly OwnCase[] = [...TIME_CASES, ...ITEM_CASES, ...ABROAD_CASES, ...COMBINED_CASES, ...DOUBT_CASES];
export type { OwnCase } from './own-case';
