import type { Citation, Duty, Outcome } from '@ytterby/contracts';
import type { Finding } from './finding';
import { cite, INSTRUMENT } from './packs/citations';
import type { RuleContext } from './rules/rule';
import { isMovement } from './facts/movement';

const APPLICATION_18 = cite(INSTRUMENT.reg, '14, 16');
const CERTIFICATE = cite(INSTRUMENT.ecl, '15-16; Reg 24');
const RECORDS = cite(INSTRUMENT.reg, '27');
const REPORT_25 = cite(INSTRUMENT.reg, '25');
const ART_5 = cite(INSTRUMENT.no61, 'Art 5', 'secondary');
const ART_6 = cite(INSTRUMENT.no61, 'Art 6', 'secondary');
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
    ...noticeDuties(context, findings),
    ...flagDuties(findings),
  ];
  return duties.length === 0 ? duties : [...duties, RECORD_KEEPING];
}
