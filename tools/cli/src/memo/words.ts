import { ownValue } from '@ytterby/kernel';
import type { Action, Citation, Outcome, RuleResult } from '@ytterby/contracts';
import { plain } from './text';

/** What an outcome means, in a sentence (contract, "Outcome and action"). */
export const OUTCOME_MEANING: Readonly<Record<Outcome, string>> = {
  PROHIBITED: 'A rule in force forbids this transaction.',
  NEEDS_INFORMATION: 'A fact is missing, or a rule could not be excluded. What is not known does not count as clear.',
  PRESUMPTION_OF_DENIAL: 'A licence is needed and in principle will not be granted.',
  CASE_BY_CASE: 'A licence is needed; MOFCOM examines each case.',
  LICENSE_REQUIRED: 'A licence is needed before the goods, technology or service leave.',
  EXEMPT_WITH_REPORT: 'No licence is needed, but the transaction must be reported.',
  NO_LICENSE_REQUIRED: 'No modelled rule applies on that day. This is not a clearance of the parties.',
};

/** What the order system does. */
export const ACTION_MEANING: Readonly<Record<Action, string>> = {
  stop: 'Do not ship.',
  hold: 'Do not ship before this is settled.',
  release: 'The shipment may proceed.',
};

/** Headings of the groups of rules, in reading order. */
export const RESULT_HEADINGS: readonly (readonly [RuleResult['result'], string])[] = [
  ['hit', 'Applies'],
  ['undetermined', 'Could not be determined'],
  ['clear', 'Examined and cleared'],
  ['not_in_force', 'Not in force on the day'],
];

const CONFIDENCE: Readonly<Record<Citation['confidence'], string>> = {
  text: 'read in the published text',
  secondary: 'secondary source: a translation, summary or commentary',
  memory: 'not checked against a source',
};

/** A citation with where it comes from. */
export function cited({ instrument, article, url, confidence }: Citation): string {
  return `${plain([instrument, article].filter((part) => part !== '').join(', '))} (${CONFIDENCE[confidence]})${url === undefined ? '' : `, ${url}`}`;
}

/** `end_user` or `militaryUser` as words: `end user`, `military user`. */
export function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/_/g, ' ').replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()).toLowerCase();
}

/** Yes, no or not known. */
export function yesNo(value: boolean | null | undefined): string {
  if (value === null || value === undefined) return 'not known';
  return value ? 'yes' : 'no';
}

/** A value of others, or that it is not known. */
export function known(value: string | number | null | undefined): string {
  return value === null || value === undefined || value === '' ? 'not known' : plain(String(value));
}

const NAME_WORDS: Readonly<Record<string, string>> = { annex1: 'Annex 1', cas: 'CAS number', cnOriginPart1: 'Chinese-origin Part 1 items', nodeNm: 'node in nm', hsCode: 'HS code' };
const VALUE_WORDS: Readonly<Record<string, string>> = { null: 'not known', unknown: 'not known', true: 'yes', false: 'no', '': 'none', part1: 'Part 1', part2: 'Part 2' };

/** A code of the contract in words: `part1` is Part 1, `permanent_magnet` a permanent magnet; other text stays. */
export function valueText(value: string): string {
  return ownValue(VALUE_WORDS, value) ?? plain(/^[a-z]+(_[a-z]+)+$/.test(value) ? words(value) : value);
}

/** The values that a rule compared: `destination: DE; military user: no`. */
export function comparedText(compared: Readonly<Record<string, string>>): string {
  return Object.entries(compared).map(([name, value]) => `${ownValue(NAME_WORDS, name) ?? words(name)}: ${valueText(value)}`).join('; ');
}

const CAUSES: Readonly<Record<string, string>> = {
  screening: 'the first screening', resolution: 'a reviewer’s word on a hit', snapshot: 'a new list snapshot', status: 'an entry of the status register', calendar: 'a legal date that came',
  engine: 'a change of rules, policies or program', shipped: 'the report that it has left, with the day of export',
};

/** `resolution:abc` in words. */
export function causeText(cause: string): string {
  const [kind = '', ...id] = cause.split(':');
  const text = ownValue(CAUSES, kind);
  if (text === undefined) return plain(cause);
  return id.length === 0 ? text : `${text} (${plain(id.join(':'))})`;
}

/** `policy.chain=multiply` in words. */
export function readingText(when: string): string {
  const [, kind, name, value] = /^(?:(policy)\.)?([A-Za-z0-9]+)=(.*)$/.exec(when) ?? [];
  if (name === undefined || value === undefined) return plain(when);
  if (kind === 'policy') return `with the policy ${name} set to "${plain(value)}"`;
  return name === 'regimeProfile' ? `if the status register reads ${plain(value)}` : plain(when);
}

/** A missing fact and who can supply it; the rules name him in brackets at the end. */
export function askFor(fact: string): { readonly fact: string; readonly who: string } {
  const [, asked, who] = /^(.*\S)\s*\(((?:[^()]|\([^()]*\))+)\)$/s.exec(fact) ?? [];
  if (asked !== undefined && who !== undefined) return { fact: plain(asked), who: plain(who) };
  if (fact.includes('compliance officer')) return { fact: plain(fact), who: 'the compliance officer' };
  if (fact.includes('operator')) return { fact: plain(fact), who: 'the operator of Ytterby' };
  return { fact: plain(fact), who: fact.includes('MOFCOM') ? 'MOFCOM, by consultation' : 'the sender of the order' };
}
