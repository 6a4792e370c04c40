import { err, ok, type FieldError, type Result } from '@ytterby/kernel';

/**
 * Choices where the texts are silent (regulation.md §13), with every value they can take. The first value is the default.
 * `unsettled` means: ask, with the question spelled out.
 */
export const POLICY_VALUES = {
  no70EndInclusive: ['true', 'false'],
  no72EndInclusive: ['true', 'false'],
  sumPart1: ['true', 'false'],
  roundRatio: ['none', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  denominator: ['part2Item', 'exportedItem'],
  part2IncludesAssemblies: ['unsettled', 'true', 'false'],
  incorporatedItemsCount: ['unsettled', 'true', 'false'],
  hkMoTwTreatedAsOutsideChina: ['unsettled', 'true', 'false'],
  art5OverridesArt2: ['unsettled', 'true', 'false'],
  mayThreshold: ['denyIfNotExcluded', 'askFirst'],
  catalogueBeside62: ['false', 'true'],
  catalogueClass: ['unsettled', 'prohibited', 'restricted'],
  traceImpurity: ['unsettled', 'true', 'false'],
  techDirectProductOnly: ['false', 'true'],
  dramReview: ['false', 'true'],
  aggregateListedOwners: ['true', 'false'],
  chain: ['cascade', 'multiply', 'directOnly'],
  controlWithoutShares: ['redFlag', 'review'],
  treatDomesticTransferAsExport: ['false', 'true', 'review'],
} as const;

/** Name of a policy. */
export type PolicyName = keyof typeof POLICY_VALUES;
/** One value for every policy. */
export type Policies = { readonly [N in PolicyName]: (typeof POLICY_VALUES)[N][number] };

const NAMES = Object.keys(POLICY_VALUES) as PolicyName[];

/** The defaults of the golden README; they are recorded in every decision, and stand in the order of canonical JSON. */
export const DEFAULT_POLICIES: Policies = Object.freeze(Object.fromEntries([...NAMES].sort().map((name) => [name, POLICY_VALUES[name][0]])) as unknown as Policies);

/** What {@link withDefaults} gave out: complete, and frozen, so it stays so. */
const complete = new WeakSet<Partial<Policies>>([DEFAULT_POLICIES]);

/** The defaults with the given choices put over them. Its own answer it gives back as it is. */
export function withDefaults(chosen: Partial<Policies> | undefined): Policies {
  if (chosen === undefined) return DEFAULT_POLICIES;
  if (complete.has(chosen)) return chosen as Policies;
  const policies = Object.freeze({ ...DEFAULT_POLICIES, ...chosen });
  complete.add(policies);
  return policies;
}

function isPolicyName(name: string): name is PolicyName {
  return Object.hasOwn(POLICY_VALUES, name);
}

/** Checks `{name: value}` from the outside; each unknown name or value is named with what is allowed. */
export function parsePolicies(input: unknown): Result<Partial<Policies>, readonly FieldError[]> {
  if (input === undefined || input === null) return ok({});
  if (typeof input !== 'object' || Array.isArray(input)) return err([{ path: 'policy', message: 'must be an object {name: value}' }]);
  const errors: FieldError[] = [];
  const chosen: Record<string, string> = {};
  for (const [name, value] of Object.entries(input)) {
    if (!isPolicyName(name)) errors.push({ path: `policy.${name}`, message: `is not a policy; the policies are ${NAMES.join(', ')}` });
    else if ((POLICY_VALUES[name] as readonly string[]).includes(String(value))) chosen[name] = String(value);
    else errors.push({ path: `policy.${name}`, value: JSON.stringify(value), message: `must be one of ${POLICY_VALUES[name].join(', ')}` });
  }
  return errors.length > 0 ? err(errors) : ok(chosen as Partial<Policies>);
}
