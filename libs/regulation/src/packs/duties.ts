import type { Citation } from '@ytterby/contracts';
import type { MeasureId } from './calendar';
import { cite, INSTRUMENT } from './citations';

/** A duty as data: what, in English and Chinese, by whom, and where it stands. `{…}` are filled per decision. */
export interface DutyEntry {
  readonly kind: string;
  readonly by: string;
  readonly text: string;
  readonly textZh: string;
  readonly measure: MeasureId;
  readonly citation: Citation;
}

const APPLICATION_18 = cite(INSTRUMENT.reg, '14, 16');
const DOCUMENTS = cite(INSTRUMENT.reg, '16');
const ART_5 = cite(INSTRUMENT.no61, 'Art 5', 'secondary');
const ART_6 = cite(INSTRUMENT.no61, 'Art 6', 'secondary');
const ART_7 = cite(INSTRUMENT.no61, 'Art 7', 'secondary');

function duty(kind: string, by: string, said: { text: string; textZh: string; measure: MeasureId; citation: Citation }): DutyEntry {
  return { kind, by, ...said };
}

/** Every duty that a decision can carry (regulation.md §3.2, §9, §12). */
export const DUTIES = {
  stopAndReport: duty('stop_and_report', 'exporter or importer', {
    text: 'Stop the shipment and report to MOFCOM at once (change of destination, end user or end use, or a forged certificate).',
    textZh: '立即停止出口，并向商务部报告（目的地、最终用户、最终用途发生变化，或者证明文件系伪造、骗取）。', measure: 'reg', citation: cite(INSTRUMENT.reg, '25'),
  }),
  applicationChina: duty('licence_application', 'exporter', {
    text: 'Apply to MOFCOM before export, in its dual-use licensing system; the documents are listed with this decision.', textZh: '出口前通过两用物项出口许可系统向商务部申请许可。', measure: 'ecl', citation: APPLICATION_18,
  }),
  application61: duty('licence_application', 'exporter', {
    text: 'Apply in MOFCOM\'s dual-use system (ecomp.mofcom.gov.cn) with documents in Chinese, directly or through a company, intermediary, chamber or association in China; doubts to jingwaizixun@mofcom.gov.cn.',
    textZh: '通过商务部两用物项出口许可系统提交中文申请文件，可以直接申请，也可以委托中国境内的企业、中介机构、商会、协会申请。', measure: 'no61origin', citation: ART_6,
  }),
  licenceKind: duty('licence_kind', 'exporter', {
    text: 'Choose the licence: a single licence covers one export to one end user and is valid for at most {single} year; a general licence covers several exports and end users for at most {general} years and needs a working internal compliance system, an export record, stable channels and end users.',
    textZh: '选择许可种类：单项许可仅限向一个最终用户进行一次出口，有效期不超过{single}年；通用许可可以向一个或者多个最终用户多次出口，有效期不超过{general}年，须具备有效的内部合规制度、出口记录以及稳定的渠道和最终用户。',
    measure: 'reg', citation: cite(INSTRUMENT.reg, '15, 16'),
  }),
  registrationCertificate: duty('registration_certificate', 'exporter', {
    text: 'The goods return: a registration certificate for this export may stand in for the licence.', textZh: '复运进境的临时出口，可以凭本次出口的登记凭证代替许可证。', measure: 'reg', citation: cite(INSTRUMENT.reg, '15(4), 19'),
  }),
  documentIdentity: duty('document', 'exporter', { text: 'Document: identity papers of the legal representative, the main managers and the person who handles the application; in Chinese.', textZh: '申请人的法定代表人、主要经营管理人以及经办人的身份证明。', measure: 'reg', citation: DOCUMENTS }),
  documentContract: duty('document', 'exporter', { text: 'Document: copy of the contract or agreement; in Chinese or with a translation.', textZh: '合同、协议的副本或者其他证明文件。', measure: 'reg', citation: DOCUMENTS }),
  documentTechnical: duty('document', 'manufacturer', { text: 'Document: technical description or test report of the item; in Chinese or with a translation.', textZh: '物项的技术说明或者检测报告。', measure: 'reg', citation: DOCUMENTS }),
  certificate: duty('end_user_certificate', 'end user', {
    text: 'Obtain the end-user and end-use certificate with the undertaking not to change use or pass the goods on without permission.', textZh: '取得最终用户和最终用途证明文件，并由最终用户承诺未经许可不得擅自改变最终用途或者向第三方转让。',
    measure: 'ecl', citation: cite(INSTRUMENT.ecl, '15-16; Reg 24'),
  }),
  customsRemark: duty('customs_remark', 'exporter', { text: 'State in the customs remarks that the goods are a dual-use item, with the code: {code}.', textZh: '在报关单备注栏注明“属于两用物项”及管制编码：{code}。', measure: 'no18', citation: cite(INSTRUMENT.no18, 'declaration') }),
  customsRemarkNot: duty('customs_remark_not_controlled', 'exporter', {
    text: 'State in the customs remarks that the goods are not controlled (不属于管制物项) under {code}, with the parameters: {parameters}.', textZh: '在报关单备注栏注明“不属于管制物项”并填报参数：{parameters}。', measure: 'no56', citation: cite(INSTRUMENT.no56, 'items'),
  }),
  finalDestination: duty('final_destination', 'exporter', { text: 'Declare the country or region of final destination at customs.', textZh: '报关时如实申报最终目的国（地区）。', measure: 'no61origin', citation: ART_7 }),
  complianceNotice: duty('compliance_notice', 'exporter', {
    text: 'Give the next recipient the Compliance Notice (合规告知书). Whether it is due for all of Annex 1 or for Part 1 only is disputed; give it for all.', textZh: '向下一接收方出具合规告知书。', measure: 'no61origin', citation: ART_7,
  }),
  report: duty('report', 'exporter', { text: 'Report by e-mail to jingwaibaogao@mofcom.gov.cn within 10 working days after export{when}.', textZh: '出口后10个工作日内通过电子邮件（jingwaibaogao@mofcom.gov.cn）报告。', measure: 'no61origin', citation: ART_5 }),
  undertaking: duty('undertaking', 'exporter', { text: 'Undertake that the export does no harm to China\'s national security.', textZh: '承诺该出口不危害中国国家安全。', measure: 'no61origin', citation: ART_5 }),
  riskReport: duty('risk_report', 'exporter', { text: 'Apply for a single licence with a risk-assessment report and undertakings about the watch-listed party.', textZh: '申请单项许可，并提交对关注名单主体的风险评估报告和承诺。', measure: 'reg', citation: cite(INSTRUMENT.reg, '26') }),
  transferStatement: duty('transfer_statement', 'exporter', {
    text: 'Add the statement on the transfer or provision of controlled technology (No. 62 Annex 1); Annex 2 when it is handed over inside China.', textZh: '提交转让或者提供受管制技术的说明（附件1）；在中国境内提供的，提交附件2。', measure: 'no62', citation: cite(INSTRUMENT.no62, 'Art 3'),
  }),
  otherEntries: duty('other_entries', 'exporter', {
    text: "Check the item against the rest of China's dual-use list before it leaves: only the entries that the October 2025 notices, Nos. 18/2025, 33/2024 and 23/2023 and their bans speak of are modelled, not, for instance, those for tungsten, tellurium, bismuth, molybdenum, indium or graphite. MOFCOM answers in doubt (Reg 14(4)).",
    textZh: '出口前请对照两用物项出口管制清单的其他条目核对该物项：本系统仅收录2025年10月各公告以及2025年第18号、2024年第33号、2023年第23号公告所涉条目，未收录钨、碲、铋、钼、铟、石墨等条目。如有疑问，可向商务部咨询（条例第十四条第四款）。',
    measure: 'ecl', citation: cite(INSTRUMENT.ecl, '12; Reg 14'),
  }),
  recordKeeping: duty('record_keeping', 'exporter', { text: 'Keep contracts, certificates and this decision for at least 5 years, until {until} or longer.', textZh: '合同、证明文件和本决定至少保存5年，至{until}以后。', measure: 'reg', citation: cite(INSTRUMENT.reg, '27') }),
} as const satisfies Record<string, DutyEntry>;
