import { isIsoDate, ownValue } from '@ytterby/kernel';
import { parsePolicies, REGIME_PROFILES } from '@ytterby/regulation';
import { UsageError } from '../exit-status';

/** Another reading of the law: what is put over the fields of each line. */
export interface OtherReading {
  /** As it was written on the command line. */
  readonly text: string;
  readonly fields: Readonly<Partial<Record<'asOf' | 'knownAt' | 'regimeProfile', string>>>;
  readonly policy: Readonly<Record<string, string>>;
}

const PROFILES: readonly string[] = ['ANY', ...Object.keys(REGIME_PROFILES)];
const ALLOWED = 'asOf=YYYY-MM-DD, knownAt=YYYY-MM-DD, regimeProfile=NAME and policy.NAME=VALUE, separated by commas';

const FIELDS: Readonly<Record<string, { readonly accepts: (value: string) => boolean; readonly allowed: string }>> = {
  asOf: { accepts: isIsoDate, allowed: 'a day that exists, written YYYY-MM-DD' },
  knownAt: { accepts: isIsoDate, allowed: 'a day that exists, written YYYY-MM-DD' },
  regimeProfile: { accepts: (value) => PROFILES.includes(value), allowed: `one of ${PROFILES.join(', ')}` },
};

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  if (at <= 0 || at === pair.length - 1) throw new UsageError(`--what-if ${pair}: must be name=value; allowed are ${ALLOWED}.`);
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

function checkField(name: string, value: string): void {
  const field = ownValue(FIELDS, name);
  if (field === undefined) throw new UsageError(`--what-if ${name}=${value}: ${name} cannot be changed; allowed are ${ALLOWED}.`);
  if (!field.accepts(value)) throw new UsageError(`--what-if ${name}=${value}: must be ${field.allowed}.`);
}

function checkPolicies(policy: Readonly<Record<string, string>>): void {
  const parsed = parsePolicies(policy);
  if (parsed.ok) return;
  throw new UsageError(parsed.error.map(({ path, value, message }) => `--what-if ${path}${value === undefined ? '' : `=${value.replace(/^"|"$/g, '')}`}: ${message}.`).join('\n'));
}

/** Reads `asOf=2026-12-01,policy.chain=multiply`. @throws UsageError naming what is not known and what is allowed */
export function parseReading(text: string): OtherReading {
  const fields: Record<string, string> = {};
  const policy: Record<string, string> = {};
  for (const pair of text.split(',')) {
    const [name, value] = splitPair(pair.trim());
    const isPolicy = name.startsWith('policy.');
    const target = isPolicy ? policy : fields;
    const key = isPolicy ? name.slice('policy.'.length) : name;
    if (!isPolicy) checkField(name, value);
    if (Object.hasOwn(target, key)) throw new UsageError(`--what-if: ${name} is given twice.`);
    target[key] = value;
  }
  checkPolicies(policy);
  return { text, fields, policy };
}
