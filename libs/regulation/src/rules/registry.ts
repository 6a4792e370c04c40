import { licence18 } from './mofcom-gac-18/licence';
import { instrument61 } from './mofcom-61';
import { NOT_MODELLED } from './not-modelled/gates';
import type { Rule } from './rule';

/** Every rule of the pack, in the order of evaluation and display. */
export const RULES: readonly Rule[] = [licence18, instrument61, ...NOT_MODELLED];
