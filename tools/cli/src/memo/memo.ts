import type { Duty, LicenseDecidedV1, LineDecision, RuleResult } from '@ytterby/contracts';
import { DEFAULT_POLICIES } from '@ytterby/regulation';
import type { StoredRecord } from '../stored/read-record';
import { goodsText, movementPart, partyPart } from './order-part';
import { item, plain, wrap } from './text';
import { ACTION_MEANING, askFor, causeText, cited, comparedText, OUTCOME_MEANING, readingText, RESULT_HEADINGS } from './words';

function heading({ decision }: StoredRecord): string[] {
  const { outcome, action, orderId, revision, seq, asOf, knownAt, cause, supersedes } = decision;
  return [
    `# Licence decision: ${outcome}, ${action}`, '',
    wrap(`**${OUTCOME_MEANING[outcome]} ${ACTION_MEANING[action]}**`), '',
    wrap('Ytterby supports a decision that a person takes. This memo is no legal advice.'), '',
    item(`order: ${orderId}, revision ${revision}; decision ${seq} on it, made after ${causeText(cause)}`),
    item(`replaces: ${supersedes ?? 'no earlier decision'}`),
    item(`as of: ${asOf} (Beijing day), by the law as it was known on ${knownAt}`), '',
  ];
}

function linesOf(lineIds: readonly string[], all: number): string {
  if (lineIds.length === all) return all === 1 ? '' : ' (all lines)';
  return ` (${lineIds.length === 1 ? 'line' : 'lines'} ${lineIds.map(plain).join(', ')})`;
}

/** Each value once with the lines that it concerns, in order of first mention. */
function once<T>(lines: readonly LineDecision[], valuesOf: (line: LineDecision) => readonly T[], keyOf: (value: T) => string): { value: T; lineIds: string[] }[] {
  const found = new Map<string, { value: T; lineIds: string[] }>();
  for (const line of lines) {
    for (const value of valuesOf(line)) {
      const known = found.get(keyOf(value)) ?? { value, lineIds: [] };
      if (!known.lineIds.includes(line.lineId)) known.lineIds.push(line.lineId);
      found.set(keyOf(value), known);
    }
  }
  return [...found.values()];
}

function missingPart({ lines }: LicenseDecidedV1): string[] {
  const facts = once(lines, ({ missingFacts }) => missingFacts, (fact) => fact);
  if (facts.length === 0) return [];
  const items = facts.flatMap(({ value, lineIds }) => {
    const { fact, who } = askFor(value);
    return [item(`${fact}${linesOf(lineIds, lines.length)}`), item(`who can supply it: ${who}`, 1)];
  });
  return ['## Missing facts', '', ...items, ''];
}

function rulePart({ rule, because, compared, citation }: RuleResult): string[] {
  const values = compared === undefined || Object.keys(compared).length === 0 ? [] : [item(`compared: ${comparedText(compared)}`, 1)];
  return [item(`**${plain(rule)}**: ${plain(because)}`), ...values, item(`source: ${cited(citation)}`, 1)];
}

function linePart(line: LineDecision, { order }: StoredRecord): string[] {
  const goods = order?.lines.find(({ lineId }) => lineId === line.lineId);
  const groups = RESULT_HEADINGS.flatMap(([result, title]) => {
    const rules = line.rules.filter((rule) => rule.result === result);
    return rules.length === 0 ? [] : [`### ${title}`, '', ...rules.flatMap(rulePart), ''];
  });
  return [
    `## Line ${plain(line.lineId)}: ${line.outcome}`, '',
    ...(goods === undefined ? [] : [wrap(`**${plain(goods.description)}**; ${goodsText(goods)}.`), '']),
    ...(groups.length === 0 ? ['No rule of the pack touches this line.', ''] : groups),
  ];
}

function dutyKey({ kind, text, by, dueOn }: Duty): string {
  return JSON.stringify([kind, text, by, dueOn ?? null]);
}

function dutyPart({ lines }: LicenseDecidedV1): string[] {
  const duties = once(lines, (line) => line.duties, dutyKey);
  if (duties.length === 0) return [];
  const items = duties.flatMap(({ value: { text, textZh, by, dueOn, citation }, lineIds }) => [
    item(`**${plain(by)}**${dueOn === undefined ? '' : `, by ${dueOn}`}: ${plain(text)}${linesOf(lineIds, lines.length)}`),
    ...(textZh === undefined ? [] : [item(plain(textZh), 1)]),
    item(`source: ${cited(citation)}`, 1),
  ]);
  return ['## Duties', '', ...items, ''];
}

function outlookPart({ alternatives, reconsiderOn }: LicenseDecidedV1): string[] {
  const others = alternatives.map(({ when, outcome }) => item(`${readingText(when)}: ${outcome}`));
  const next = reconsiderOn === null ? 'No later legal date is known that could change this decision.' : `On ${reconsiderOn} the law changes in a way that may change this decision: decide again then.`;
  return [
    '## Other readings of the law', '',
    ...(others.length === 0 ? [wrap('No other documented reading changes the outcome.')] : others), '',
    '## When to look again', '', wrap(next), '',
  ];
}

function policyText(policies: LicenseDecidedV1['policies']): string {
  return Object.entries(policies).map(([name, value]) => `${plain(name)}=${plain(value)}`).join(', ');
}

function changedPolicies(policies: LicenseDecidedV1['policies']): string {
  const defaults: Readonly<Record<string, string>> = DEFAULT_POLICIES;
  const changed = Object.fromEntries(Object.entries(policies).filter(([name, value]) => defaults[name] !== value));
  return Object.keys(changed).length === 0 ? 'none' : policyText(changed);
}

function basisPart(decision: LicenseDecidedV1): string[] {
  const ids = [
    ['decision', decision.decisionId], ['rule pack', decision.rulePackId], ['engine', decision.engineVersion], ['status register', decision.statusRegisterId], ['rate table', decision.rateTableId ?? 'none used'],
    ['list snapshot', decision.listSnapshotId], ['matcher', decision.matcherVersion], ['input hash', decision.inputHash], ['policies not at their default', changedPolicies(decision.policies)], ['all policies', policyText(decision.policies)],
  ] as const;
  return [
    '## What this decision rests on', '',
    ...ids.map(([name, value]) => item(`${name}: ${plain(value)}`)), '',
    wrap('The same inputs give the same bytes: `ytterby replay` makes this decision again from its order, its screening and the values above.'), '',
  ];
}

function subjectPart({ order, screening }: StoredRecord): string[] {
  if (order !== null) return [...partyPart(order, screening), ...movementPart(order)];
  return ['## Parties', '', wrap('The order is not part of this file, so parties and goods are not shown. Give the decision id to a running platform, or a file of {decision, order, screening}.'), ''];
}

function missingLines({ lines, linesUrl }: LicenseDecidedV1): string[] {
  if (lines.length > 0) return [];
  return ['## Lines', '', wrap(`This copy holds no lines${linesUrl === undefined ? '' : `; they are at ${plain(linesUrl)}`}.`), ''];
}

/** One decision as a memo that a compliance officer can file: Markdown that reads as plain text, 100 columns wide. */
export function memoOf(record: StoredRecord): string {
  const { decision } = record;
  return [
    ...heading(record), ...subjectPart(record), ...missingPart(decision),
    ...decision.lines.flatMap((line) => linePart(line, record)), ...missingLines(decision),
    ...dutyPart(decision), ...outlookPart(decision), ...basisPart(decision),
    'Reviewed by: ______________________________   Date: ______________', '',
  ].join('\n');
}
