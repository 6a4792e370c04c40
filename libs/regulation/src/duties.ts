import type { Citation, Duty, Outcome } from '@ytterby/contracts';
import type { Finding } from './finding';
import { describeLimits } from './facts/classify-kind';
import { MEASURES } from './packs/calendar';
import { cite, INSTRUMENT } from './packs/citations';
import { ITEM_KINDS } from './packs/item-kinds';
import type { RuleContext } from './rules/rule';
import { isMovement } from './facts/movement';

const APPLICATION_18 = cite(INSTRUMENT.reg, '14, 16');
const CERTIFICATE = cite(INSTRUMENT.ecl, '15-16; Reg 24');
const RECORDS = cite(INSTRUMENT.reg, '27');
const REPORT_25 = cite(INSTRUMENT.reg, '25');
const ART_5 = cite(INSTRUMENT.no61, 'Art 5', 'secondary');
const ART_6 = cite(INSTRUMENT.no61, 'Art 6', 'secondary');
const TRANSFER_62 = cite(INSTRUMENT.no62, 'Art 3');
const ART_7 = cite(INSTRUMENT.no61, 'Art 7', 'secondary');

function duty(kind: string, by: string, text: string, citation: Citation): Duty {
  return { kind, text, by, citation };
}

const RECORD_KEEPING = duty('record_keeping', 'exporter', 'Keep contracts, certificates and this decision for at least 5 years.', RECORDS);
const END_USER_CERTIFICATE = duty('end_user_certificate', 'end user', 'Obtain the end-user and end-use certificate with the undertaking not to change use or pass the goods on without permission.', CERTIFICATE);
const STOP_AND_REPORT = duty('stop_and_report', 'exporter or importer', 'Stop the shipment and report to MOFCOM at once (change of destination, end user or end use, or a forged certificate).', REPORT_25);
const COMPLIANCE_NOTICE = duty('compliance_notice', 'exporter', 'Give the next recipient the Compliance Notice (合规告知书).', ART_7);
const APPLICATION_61 = duty('licence_application', 'exporter', 'Apply in MOFCOM\'s dual-use system with documents in Chinese, directly or through a Chinese company, chamber or association.', ART_6);
const APPLICATION_CHINA = duty('licence_application', 'exporter', 'Apply to MOFCOM before export: contract, technical description or test report, end-user and end-use certificate.', APPLICATION_18);
const HUMANITARIAN_REPORT = duty('report', 'exporter', 'Report by e-mail to jingwaibaogao@mofcom.gov.cn within 10 working days after export.', ART_5);
const UNDERTAKING = duty('undertaking', 'exporter', 'Undertake that the export does no harm to China\'s national security.', ART_5);

function chinaDuties(findings: readonly Finding[]): Duty[] {
  const licence = findings.find(({ effect, result }) => effect === 'licence' && result === 'hit');
  if (licence === undefined) return [];
  const remark = duty('customs_remark', 'exporter', `State in the customs remarks that the goods are a dual-use item, with the code: ${licence.rule}.`, licence.citation);
  return [APPLICATION_CHINA, remark, END_USER_CERTIFICATE];
}

/** Notice to the next recipient while a route of No. 61 could bind; the scope (all of Annex 1 or Part 1) is disputed, so for all of it. */
function noticeDuties({ item, facts }: RuleContext, findings: readonly Finding[]): Duty[] {
  const from61 = findings.some(({ effect, result }) => effect === 'trigger61' && (result === 'hit' || result === 'undetermined'));
  const inside = isMovement(facts.movements, 'inside_foreign') === 'yes' && item.annex1.listed !== 'no';
  return from61 || inside ? [COMPLIANCE_NOTICE] : [];
}

/** Goods of a listed kind below its limits are declared as not controlled, with their parameters, while the notice binds (regulation.md §5). */
function nearThresholdDuties({ item, law }: RuleContext, findings: readonly Finding[]): Duty[] {
  const entry = ITEM_KINDS[item.line.itemKind ?? ''];
  const below = entry === undefined ? undefined : findings.find(({ rule, result }) => result === 'clear' && rule.startsWith(MEASURES[entry.measure].citation.instrument));
  if (entry === undefined || below === undefined || entry.limits.length === 0 || law.state(entry.measure).kind !== 'in_force') return [];
  return [duty('customs_remark_not_controlled', 'exporter', `State in the customs remarks that the goods are not controlled (不属于管制物项) under ${entry.code}, with the parameters: ${describeLimits(entry, item.line.parameters ?? {})}.`, below.citation)];
}

/** What the lists and No. 62 add to a licence: a risk report for watch-listed parties, a statement for technology. */
function documentDuties(findings: readonly Finding[]): Duty[] {
  const hit = (prefix: string) => findings.find(({ rule, result }) => result === 'hit' && rule.startsWith(prefix));
  const watch = hit('Reg 26');
  const technology = hit(`${INSTRUMENT.no62} Art 1(`);
  return [
    ...(watch === undefined ? [] : [duty('risk_report', 'exporter', 'Apply for a single licence with a risk-assessment report and undertakings about the watch-listed party.', watch.citation)]),
    ...(technology === undefined ? [] : [duty('transfer_statement', 'exporter', 'Add the statement on the transfer or provision of controlled technology (No. 62 Annex 1); Annex 2 when it is handed over inside China.', TRANSFER_62)]),
  ];
}

function outcomeDuties(outcome: Outcome, from61: boolean): Duty[] {
  if (outcome === 'EXEMPT_WITH_REPORT') return [HUMANITARIAN_REPORT, UNDERTAKING];
  const licensed = outcome === 'LICENSE_REQUIRED' || outcome === 'CASE_BY_CASE' || outcome === 'PRESUMPTION_OF_DENIAL';
  return licensed && from61 ? [APPLICATION_61] : [];
}

function flagDuties(findings: readonly Finding[]): Duty[] {
  const qa = findings.find(({ rule }) => rule === INSTRUMENT.qa4 || rule === INSTRUMENT.qa5);
  const redFlag = findings.find(({ rule, because }) => rule === `${INSTRUMENT.no61} Art 2` && because.includes('red flag'));
  return [
    ...(qa === undefined ? [] : [duty('review_flag', 'compliance officer', 'MOFCOM says "generally" outside: keep a description of the item that shows why.', qa.citation)]),
    ...(redFlag === undefined ? [] : [duty('red_flag_review', 'compliance officer', redFlag.because, redFlag.citation)]),
  ];
}

/** What must be done besides the decision on a line, as data (regulation.md §12). */
export function dutiesOf(context: RuleContext, outcome: Outcome, findings: readonly Finding[]): Duty[] {
  const from61 = findings.some(({ effect, result }) => effect === 'trigger61' && result === 'hit');
  const stops = findings.some(({ stops: stop }) => stop === true);
  const duties = [
    ...(stops ? [STOP_AND_REPORT] : []),
    ...outcomeDuties(outcome, from61),
    ...chinaDuties(findings),
    ...documentDuties(findings),
    ...nearThresholdDuties(context, findings),
    ...noticeDuties(context, findings),
    ...flagDuties(findings),
  ];
  return duties.length === 0 ? duties : [...duties, RECORD_KEEPING];
}
