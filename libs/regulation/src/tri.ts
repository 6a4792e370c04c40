/** Three-valued logic: what is not known is neither true nor false (contract: "`null` or a missing field means not known"). */
export type Tri = 'yes' | 'no' | 'unknown';

/** A fact of the order as a three-valued truth. */
export function triOf(value: boolean | null | undefined): Tri {
  if (value === true) return 'yes';
  return value === false ? 'no' : 'unknown';
}

/** Strong Kleene conjunction: one `no` decides, else one `unknown` does. Of nothing it is `yes`. */
export function allOf(...values: readonly Tri[]): Tri {
  let result: Tri = 'yes';
  for (const value of values) {
    if (value === 'no') return 'no';
    if (value === 'unknown') result = 'unknown';
  }
  return result;
}

/** Strong Kleene disjunction: one `yes` decides, else one `unknown` does. Of nothing it is `no`. */
export function anyOf(...values: readonly Tri[]): Tri {
  let result: Tri = 'no';
  for (const value of values) {
    if (value === 'yes') return 'yes';
    if (value === 'unknown') result = 'unknown';
  }
  return result;
}

/** Negation; the unknown stays unknown. */
export function not(value: Tri): Tri {
  if (value === 'unknown') return 'unknown';
  return value === 'yes' ? 'no' : 'yes';
}
