import type { Action, Citation, DecisionCommand, Outcome, RevisionStatus, RuleResult, ServiceHealth } from '@ytterby/contracts';

/** A word for the screen and the sentence that explains it. */
export interface Label {
  readonly short: string;
  readonly meaning: string;
}

/** The outcomes as the licensing officer calls them (contract, "Outcome and action"). */
export const OUTCOME_LABELS: Readonly<Record<Outcome, Label>> = {
  PROHIBITED: { short: 'Prohibited', meaning: 'A rule in force forbids this transaction.' },
  NEEDS_INFORMATION: { short: 'Needs information', meaning: 'A fact is missing, or a rule could not be excluded. Unknown is never clear.' },
  PRESUMPTION_OF_DENIAL: { short: 'Presumption of denial', meaning: 'A licence is needed and in principle will not be granted.' },
  CASE_BY_CASE: { short: 'Case-by-case review', meaning: 'A licence is needed; MOFCOM examines each case.' },
  LICENSE_REQUIRED: { short: 'Licence required', meaning: 'A licence is needed before the goods, technology or service leave.' },
  EXEMPT_WITH_REPORT: { short: 'Exempt, report due', meaning: 'No licence is needed, but the transaction must be reported.' },
  NO_LICENSE_REQUIRED: { short: 'No licence required', meaning: 'Every instrument that could touch this order was excluded.' },
};

/** What the order system does. */
export const ACTION_LABELS: Readonly<Record<Action, Label>> = {
  stop: { short: 'Stop', meaning: 'Do not ship.' },
  hold: { short: 'Hold', meaning: 'Do not ship before this is settled.' },
  release: { short: 'Release', meaning: 'May proceed.' },
};

/** Where a citation comes from. */
export const CONFIDENCE_LABELS: Readonly<Record<Citation['confidence'], Label>> = {
  text: { short: 'from the text', meaning: 'Read in the published text.' },
  secondary: { short: 'secondary source', meaning: 'Read in a translation, summary or commentary.' },
  memory: { short: 'unverified', meaning: 'Not checked against a source: may raise a question, never clear an order.' },
};

/** Headings of the groups of rules. */
export const RESULT_LABELS: Readonly<Record<RuleResult['result'], Label>> = {
  hit: { short: 'Applies', meaning: 'These rules decide.' },
  undetermined: { short: 'Could not be determined', meaning: 'A fact is missing; until it is known the rule counts as open.' },
  clear: { short: 'Examined and cleared', meaning: 'In question, but its conditions are not met.' },
  not_in_force: { short: 'Not in force on the day', meaning: 'Suspended, not yet in force, or expired.' },
};

/** The state of a revision. */
export const STATUS_LABELS: Readonly<Record<RevisionStatus, Label>> = {
  accepted: { short: 'Being decided', meaning: 'Accepted; its decision follows.' },
  decided: { short: 'Decided', meaning: 'A decision is in force.' },
  superseded: { short: 'Superseded', meaning: 'A higher revision took its place.' },
  shipped: { short: 'Shipped', meaning: 'It has left; no change of lists or law decides it again.' },
  cancelled: { short: 'Cancelled', meaning: 'It will not leave; no change of lists or law decides it again.' },
};

/** The health of a service. */
export const HEALTH_LABELS: Readonly<Record<ServiceHealth['status'], string>> = { ready: 'Ready', 'not ready': 'Not ready', unreachable: 'Unreachable' };

/** `screening` and `resolution:abc` in words; ids that say nothing to a reader, which are all but days and snapshots, are left to the ids of the decision. */
export function causeText(cause: string): string {
  const colon = cause.indexOf(':');
  const kind = colon < 0 ? cause : cause.slice(0, colon);
  const id = colon < 0 ? '' : cause.slice(colon + 1);
  const words: Readonly<Record<string, string>> = {
    screening: 'First screening',
    resolution: 'A reviewer’s resolution',
    snapshot: 'New list snapshot',
    shipped: 'With the day of export',
    status: 'An entry of the status register',
    calendar: 'A legal date',
    engine: 'Other rules, policies or exchange rates',
    command: 'On an officer’s command',
  };
  const known = Object.hasOwn(words, kind) ? words[kind] : undefined;
  if (known === undefined) return cause;
  return id !== '' && ['calendar', 'shipped', 'snapshot'].includes(kind) ? `${known} (${id})` : known;
}

const COMMAND = 'command:';

/** Whether an officer commanded the decision with this cause. */
export const isCommanded = (cause: string): boolean => cause.startsWith(COMMAND);

/** Who commanded the decision with this cause, and why; null when nobody did, or the command is not among these. */
export function commandText(cause: string, commands: readonly Pick<DecisionCommand, 'by' | 'commandId' | 'reason'>[]): string | null {
  const command = commands.find(({ commandId }) => cause === `${COMMAND}${commandId}`);
  return command === undefined ? null : `${command.by}: “${command.reason}”`;
}

/** `end_user` or `militaryUser` as words: `end user`, `military user`. */
export function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])(?=[a-z])/g, (_whole, before: string, first: string) => `${before} ${first.toLowerCase()}`)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
}

/** A compared value for the screen: contract codes (`public_health`) as words, everything else as it is. */
export function valueText(value: string): string {
  return /^[a-z]+(_[a-z0-9]+)+$/.test(value) ? words(value) : value;
}

/** A sentence of the API with its outcome codes in the console's words. */
export function withOutcomeLabels(sentence: string): string {
  return sentence.replace(/[A-Z_]{6,}/g, (code) => (Object.hasOwn(OUTCOME_LABELS, code) ? OUTCOME_LABELS[code as Outcome].short : code));
}

/** A text with a capital first letter. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
