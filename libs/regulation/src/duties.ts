import type { Duty, Outcome } from '@ytterby/contracts';
import { addYears, type IsoDate, ownValue } from '@ytterby/kernel';
import type { Finding } from './finding';
import { describeLimits } from './facts/classify-kind';
import { INSIDE_FOREIGN, isMovement } from './facts/movement';
import { MEASURES } from './packs/calendar';
import { INSTRUMENT } from './packs/citations';
import { DUTIES, type DutyEntry } from './packs/duties';
import { ITEM_KINDS } from './packs/item-kinds';
import { THRESHOLDS } from './packs/thresholds';
import type { RuleContext } from './rules/rule';
import { addWorkingDays } from './working-days';

const WATCH_LIST_RULE = 'Reg 26';
const TEMPORARY_RULE = 'Reg 19(1)(4)';
const BLANK = /\{(\w+)\}/g;

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(BLANK, (_whole, name: string) => values[name] ?? '');
}

/** A duty of the data with its blanks filled, and its day if it has one. */
function due(entry: DutyEntry, values: Readonly<Record<string, string>> = {}, over: Partial<Pick<Duty, 'dueOn' | 'citation'>> = {}): Duty {
  const { kind, by, text, textZh, citation } = entry;
  // Members in the order of canonical JSON.
  return { by, citation: over.citation ?? citation, ...(over.dueOn === undefined ? {} : { dueOn: over.dueOn }), kind, text: filled(text, values), textZh: filled(textZh, values) };
}

const DOCUMENTS: readonly Duty[] = [due(DUTIES.documentIdentity), due(DUTIES.documentContract), due(DUTIES.documentTechnical), due(DUTIES.certificate)];
const APPLICATION_61: readonly Duty[] = [due(DUTIES.application61), ...DOCUMENTS];
const APPLICATION_CHINA: readonly Duty[] = [due(DUTIES.applicationChina), ...DOCUMENTS];
const STOP_AND_REPORT = due(DUTIES.stopAndReport);
const COMPLIANCE_NOTICE = due(DUTIES.complianceNotice);
const FINAL_DESTINATION = due(DUTIES.finalDestination);
const UNDERTAKING = due(DUTIES.undertaking);
const RISK_REPORT = due(DUTIES.riskReport);
const TRANSFER_STATEMENT = due(DUTIES.transferStatement);
const OTHER_ENTRIES: readonly Duty[] = [due(DUTIES.otherEntries)];
const KINDS: readonly Duty[] = [due(DUTIES.licenceKind, { single: THRESHOLDS.singleLicence.value.toFixed(), general: THRESHOLDS.generalLicence.value.toFixed() })];
const KINDS_FOR_RETURN: readonly Duty[] = [...KINDS, due(DUTIES.registrationCertificate)];
const NO_DUTIES: readonly Duty[] = [];

/** Customs remarks by rule: there are no more than there are entries, and every licensed line needs one. */
const remarks = new Map<string, Duty>();

function customsRemark({ rule, citation }: Finding): Duty {
  const known = remarks.get(rule);
  if (known !== undefined) return known;
  const remark = due(DUTIES.customsRemark, { code: rule }, { citation });
  remarks.set(rule, remark);
  return remark;
}

function chinaDuties(findings: readonly Finding[]): readonly Duty[] {
  const licence = findings.find(({ effect, result }) => effect === 'licence' && result === 'hit');
  if (licence === undefined) return NO_DUTIES;
  return [...APPLICATION_CHINA, ...licenceKind(findings), customsRemark(licence)];
}

function hits(findings: readonly Finding[], rule: string): boolean {
  return findings.some((found) => found.result === 'hit' && found.rule.startsWith(rule));
}

/** The kinds that are open to the applicant (Reg 15, 19): none to choose where a watch-listed party leaves the single licence only. */
function licenceKind(findings: readonly Finding[]): readonly Duty[] {
  if (hits(findings, WATCH_LIST_RULE)) return NO_DUTIES;
  return hits(findings, TEMPORARY_RULE) ? KINDS_FOR_RETURN : KINDS;
}

/**
 * Notice to the next recipient while No. 61 binds or may bind: where a route of Art 1 is or may be met, inside one foreign country, and
 * from China, where the exporter also declares the final destination (Art 7).
 */
function noticeDuties({ item, facts, law }: RuleContext, findings: readonly Finding[]): readonly Duty[] {
  if (findings.some(({ effect, result }) => effect === 'trigger61' && (result === 'hit' || result === 'undetermined'))) return [COMPLIANCE_NOTICE];
  const fromChina = facts.fromChina === 'yes';
  if (!fromChina && isMovement(facts.movements, INSIDE_FOREIGN) !== 'yes') return NO_DUTIES;
  const { kind } = law.state('no61origin');
  if ((kind !== 'in_force' && kind !== 'unverified') || item.annex1.listed === 'no') return NO_DUTIES;
  return fromChina ? [FINAL_DESTINATION, COMPLIANCE_NOTICE] : [COMPLIANCE_NOTICE];
}

/** Goods of a listed kind below its limits are declared as not controlled, with their parameters, while the notice binds (regulation.md §5). */
function nearThresholdDuties({ item, law }: RuleContext, findings: readonly Finding[]): readonly Duty[] {
  const entry = item.line.itemKind === undefined ? undefined : ownValue(ITEM_KINDS, item.line.itemKind);
  const below = entry === undefined ? undefined : findings.find(({ rule, result }) => result === 'clear' && rule.startsWith(MEASURES[entry.measure].citation.instrument));
  if (entry === undefined || below === undefined || entry.limits.length === 0 || law.state(entry.measure).kind !== 'in_force') return NO_DUTIES;
  return [due(DUTIES.customsRemarkNot, { code: entry.code, parameters: describeLimits(entry, item.line.parameters ?? {}) }, { citation: below.citation })];
}

const TECHNOLOGY_RULE = `${INSTRUMENT.no62} Art 1(`;

/** What the lists and No. 62 add to a licence: a risk report for watch-listed parties, a statement for technology. */
function documentDuties(findings: readonly Finding[]): readonly Duty[] {
  const duties: Duty[] = [];
  if (hits(findings, WATCH_LIST_RULE)) duties.push(RISK_REPORT);
  if (hits(findings, TECHNOLOGY_RULE)) duties.push(TRANSFER_STATEMENT);
  return duties;
}

/** The report of Art 5: counted from the day of export when it is known; in a year without an official notice the earlier end is the safe day. */
function reportDuty({ facts, law }: RuleContext): Duty {
  const { exportedOn } = facts.order.history;
  if (exportedOn === undefined) return due(DUTIES.report);
  const deadline = addWorkingDays(exportedOn, THRESHOLDS.reportDays.value.toNumber(), { knownAt: law.knownAt });
  const dueOn = deadline.kind === 'exact' ? deadline.on : deadline.earliest;
  const range = deadline.kind === 'exact' ? '' : ` at the earliest and ${deadline.latest} at the latest (no official working-day notice for ${deadline.unverifiedYears.join(', ')} is known)`;
  const overdue = law.on > dueOn ? '; this day has passed' : '';
  return due(DUTIES.report, { when: ` on ${exportedOn}: by ${dueOn}${range}${overdue}` }, { dueOn });
}

function outcomeDuties(context: RuleContext, outcome: Outcome, from61: boolean): readonly Duty[] {
  if (outcome === 'EXEMPT_WITH_REPORT') return [reportDuty(context), UNDERTAKING];
  const licensed = outcome === 'LICENSE_REQUIRED' || outcome === 'CASE_BY_CASE' || outcome === 'PRESUMPTION_OF_DENIAL';
  return licensed && from61 ? APPLICATION_61 : NO_DUTIES;
}

const ART_2 = `${INSTRUMENT.no61} Art 2`;

function flagDuties(findings: readonly Finding[]): readonly Duty[] {
  const qa = findings.find(({ rule }) => rule === INSTRUMENT.qa4 || rule === INSTRUMENT.qa5);
  const redFlag = findings.find((found) => found.rule === ART_2 && found.because.includes('red flag'));
  const by = 'compliance officer';
  const duties: Duty[] = [];
  if (qa !== undefined) duties.push({ by, citation: qa.citation, kind: 'review_flag', text: 'MOFCOM says "generally" outside: keep a description of the item that shows why.' });
  if (redFlag !== undefined) duties.push({ by, citation: redFlag.citation, kind: 'red_flag_review', text: redFlag.because });
  return duties;
}

/** Five years from the latest day that is known: of export, of the planned export, or of the decision. */
function recordKeeping({ facts, law }: RuleContext): Duty {
  const { history, shipment } = facts.order;
  let from = law.on;
  if (history.exportedOn !== undefined && history.exportedOn > from) from = history.exportedOn;
  if (shipment.plannedOn !== undefined && shipment.plannedOn !== null && shipment.plannedOn > from) from = shipment.plannedOn;
  const until = addYears(from, THRESHOLDS.recordYears.value.toNumber());
  const known = records.get(until);
  if (known !== undefined) return known;
  const record = due(DUTIES.recordKeeping, { until }, { dueOn: until });
  if (records.size >= MOST_RECORDS) records.clear();
  records.set(until, record);
  return record;
}

/** Record duties by their day: the decisions of a day, and of the days goods leave on, have the same. */
const records = new Map<IsoDate, Duty>();
const MOST_RECORDS = 400;

/** Several rules may ask for the same paper, which is the same object then; once is enough. */
function once(duties: readonly Duty[]): Duty[] {
  const kept: Duty[] = [];
  for (const duty of duties) if (!kept.includes(duty)) kept.push(duty);
  return kept;
}

/** What must be done besides the decision on a line, as data (regulation.md §12). */
export function dutiesOf(context: RuleContext, outcome: Outcome, findings: readonly Finding[]): Duty[] {
  const from61 = findings.some(({ effect, result }) => effect === 'trigger61' && result === 'hit');
  const stops = findings.some(({ stops: stop }) => stop);
  const duties = [
    ...(stops ? [STOP_AND_REPORT] : []),
    ...outcomeDuties(context, outcome, from61),
    ...chinaDuties(findings),
    ...documentDuties(findings),
    ...nearThresholdDuties(context, findings),
    ...noticeDuties(context, findings),
    ...flagDuties(findings),
  ];
  const rest = outcome === 'NO_LICENSE_REQUIRED' && context.facts.fromChina !== 'no' ? OTHER_ENTRIES : NO_DUTIES;
  return duties.length === 0 ? [...rest] : once([...duties, recordKeeping(context), ...rest]);
}
