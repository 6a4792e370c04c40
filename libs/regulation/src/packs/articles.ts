import type { Citation } from '@ytterby/contracts';

/** An article of an instrument, in our own words (regulation.md); `marks` says how it was read. */
export interface Article {
  readonly article: string;
  readonly says: string;
  readonly confidence: Citation['confidence'];
}

/** An instrument with the articles that rules and entries may cite. */
export interface Instrument {
  readonly name: string;
  readonly titleZh: string;
  readonly issuedOn: string | null;
  readonly articles: readonly Article[];
}

type Row = readonly [article: string, says: string, confidence?: Citation['confidence']];

function instrument(about: Omit<Instrument, 'articles'>, confidence: Citation['confidence'], rows: readonly Row[]): Instrument {
  return { ...about, articles: rows.map(([article, says, own]) => ({ article, says, confidence: own ?? confidence })) };
}

const GOODS_ROWS: readonly Row[] = [['items', 'Listed items; a licence before export from China, to every destination'], ['commencement', 'In force from 8 November 2025']];

/** The register of articles: what is not here cannot be cited. */
export const INSTRUMENTS: readonly Instrument[] = [
  instrument({ name: 'ECL', titleZh: '中华人民共和国出口管制法', issuedOn: '2020-10-17' }, 'text', [
    ['12', 'Listed and temporarily controlled items need a licence'], ['12(3)', 'Unlisted items need one when the exporter knows, should know or is told of a risk to national security, of WMD or terrorism'],
    ['15', 'End-user and end-use certificates'], ['16', 'The end user does not change the use or pass the goods on without permission; exporter and importer report changes at once'], ['18', 'Control list: bans, limits, stops'], ['18(3)', 'No dealings with listed importers and end users'],
    ['20', 'No services for a breach'], ['33', 'Penalty: no export qualification'], ['34', 'Penalty: no licence, beyond the licence, banned items'], ['35', 'Penalty: licence by fraud, forged or traded licence'], ['36', 'Penalty: serving a breach'], ['37', 'Penalty: dealing with a listed party'],
    ['38', 'Penalty: obstructing inspection'], ['39', 'Follow-on bans'], ['43', 'Crimes'], ['44', 'Foreign breachers are liable'], ['45', 'Transit, transshipment, through-transport, re-export, bonded zones follow the law'], ['48', 'In force from 1 December 2020'],
  ]),
  instrument({ name: 'Reg', titleZh: '中华人民共和国两用物项出口管制条例', issuedOn: '2024-09-30' }, 'text', [
    ['2', 'Trade and non-trade transfers'], ['14', 'Licence duty; consultation in doubt'], ['14(4)', 'Consultation'], ['15', 'Kinds and validity: single, general, registration certificate'], ['15(4)', 'Registration certificate'], ['16', 'Documents of an application'], ['17', 'Review within 45 working days'],
    ['18', 'Stay within the licence; report its use'], ['18(2)', 'Change of item, destination, end user or end use: new application, hand back the licence, stop'], ['19', 'Registration certificates for returns, repair, exhibitions'], ['19(1)(4)', 'Temporary exports'], ['20', 'Who cannot get general licences'],
    ['24', 'End-user undertakings'], ['24(2)', 'No change of use, no transfer without permission'], ['25', 'Stop and report on changes and forged certificates'], ['26', 'Watch list: single licence, risk report, undertakings'], ['27', 'Records for at least 5 years'], ['28', 'Control list'], ['29', 'Control list: effects'], ['30', 'Control list: removal'],
    ['36', 'Service providers'], ['38', 'Foreign inspections need consent'], ['39', 'Penalties'], ['39(5)', 'Misuse after a change'], ['40', 'Penalty: failing to report'], ['41', 'Penalty: abetting evasion'], ['46', 'Crimes'], ['48', 'Transit and bonded zones; detailed measures to be made'], ['48(2)', 'Moves inside China into and between bonded areas'],
    ['49', 'Enabling clause for foreign-made items'], ['50', 'In force from 1 December 2024'],
  ]),
  instrument({ name: 'MOFCOM-GAC 18/2025', titleZh: '商务部 海关总署公告2025年第18号', issuedOn: '2025-04-04' }, 'text', [['items', 'Seven medium and heavy rare earths'], ['items 1C902-1C908', 'Codes and forms'], ['declaration', 'State in the customs remarks whether the goods are controlled, and the code'], ['commencement', 'In force on publication']]),
  instrument({ name: 'MOFCOM-GAC 55/2025', titleZh: '商务部 海关总署公告2025年第55号', issuedOn: '2025-10-09' }, 'text', GOODS_ROWS),
  instrument({ name: 'MOFCOM-GAC 56/2025', titleZh: '商务部 海关总署公告2025年第56号', issuedOn: '2025-10-09' }, 'text', GOODS_ROWS),
  instrument({ name: 'MOFCOM-GAC 57/2025', titleZh: '商务部 海关总署公告2025年第57号', issuedOn: '2025-10-09' }, 'text', GOODS_ROWS),
  instrument({ name: 'MOFCOM-GAC 58/2025', titleZh: '商务部 海关总署公告2025年第58号', issuedOn: '2025-10-09' }, 'secondary', GOODS_ROWS),
  instrument({ name: 'MOFCOM 61/2025', titleZh: '商务部公告2025年第61号', issuedOn: '2025-10-09' }, 'text', [
    ['1', 'Foreign operators need a licence for listed items between places outside China'], ['1(1)', 'Foreign-made Part 2 item with Chinese-origin Part 1 items of at least 0.1 % of its value'], ['1(2)', 'Annex 1 item made abroad with Chinese-origin technology of five kinds'], ['1(3)', 'Annex 1 item originating in China'],
    ['2', 'Refused in principle: foreign military users, listed importers and end users and what they hold at 50 % and above'], ['3', 'Refused in principle: WMD, terrorism, military use or potential'], ['4', 'Case by case: logic chips of 14 nm and below, memory of 256 layers and above, what makes and tests them, AI with potential military use'],
    ['5', 'Humanitarian: no licence, report within 10 working days', 'secondary'], ['6', 'Application in MOFCOM\'s system, in Chinese', 'secondary'], ['7', 'Final destination at customs; compliance notice to the next recipient', 'secondary'], ['8', '1(1) and 1(2) from 1 December 2025, 1(3) from publication', 'secondary'],
    ['Annex 1', 'Parts 1 and 2', 'secondary'], ['Annex 1 Part 1', '13 items', 'secondary'], ['Annex 1 Part 2', 'Magnets and targets; assemblies disputed', 'secondary'], ['Annex 2', 'Form of the compliance notice, not seen', 'memory'],
  ]),
  instrument({ name: 'MOFCOM 62/2025', titleZh: '商务部公告2025年第62号', issuedOn: '2025-10-09' }, 'text', [
    ['1', 'Technologies, carriers and services: 1E902.a and b'], ['1, last paragraph', 'Knowing clause'], ['2', 'Operators, and what export means'], ['3', 'Application and statements'], ['4', 'Self-classification'], ['5', 'No services for a breach'], ['6', 'Public domain, basic research, patents; no disclosure without licence'], ['7', 'No help for foreign rare-earth production'], ['commencement', 'In force on issue'],
  ]),
  instrument({ name: 'MOFCOM-GAC 70/2025', titleZh: '商务部 海关总署公告2025年第70号', issuedOn: '2025-11-07' }, 'text', [['sole paragraph', 'Suspends 55, 56, 57, 58, 61 and 62 from that day to 10 November 2026']]),
  instrument({ name: 'MOFCOM 72/2025', titleZh: '商务部公告2025年第72号', issuedOn: '2025-11-09' }, 'text', [['sole paragraph', 'Suspends Art 2 of No. 46/2024 from that day to 27 November 2026']]),
  instrument({ name: 'MOFCOM 46/2024', titleZh: '商务部公告2024年第46号', issuedOn: '2024-12-03' }, 'text', [['1', 'No dual-use items for US military users or uses; anyone passing Chinese-origin items on in breach is liable'], ['2', 'Ga, Ge, Sb and superhard items to the US refused in principle; graphite reviewed more strictly']]),
  instrument({ name: 'MOFCOM 1/2026', titleZh: '商务部公告2026年第1号', issuedOn: '2026-01-06' }, 'text', [['commencement', 'No dual-use items for Japanese military users, uses, or what helps raise military strength; third countries bound']]),
  instrument({ name: 'MOFCOM 26/2026', titleZh: '商务部公告2026年第26号', issuedOn: '2026-06-24' }, 'secondary', [['tip-offs', 'Tip-offs, rewards, voluntary self-disclosure']]),
  instrument({ name: 'MOFCOM-GAC 23/2023', titleZh: '商务部 海关总署公告2023年第23号', issuedOn: null }, 'memory', [['gallium and germanium items', 'Listed since 1 August 2023']]),
  instrument({ name: 'MOFCOM-GAC 33/2024', titleZh: '商务部 海关总署公告2024年第33号', issuedOn: null }, 'memory', [['antimony and superhard items', 'Listed since 15 September 2024']]),
  instrument({ name: 'UEL Provisions 2020', titleZh: '不可靠实体清单规定', issuedOn: null }, 'text', [['measures 1 and 3 of the listing notices', 'Barred from China-related trade; parties in China may not deal with them']]),
  instrument({ name: 'MOFCOM-MOST 57/2023, 28/2025 (Catalogue)', titleZh: '中国禁止出口限制出口技术目录', issuedOn: null }, 'secondary', [['rare-earth entries, not read', '2 prohibited and 6 restricted rare-earth entries']]),
  instrument({ name: 'MOFCOM Q&A April 2025', titleZh: '商务部答问（2025年4月21日）', issuedOn: '2025-04-21' }, 'secondary', [['answer on scope', 'Alloys and targets with unlisted elements stay listed; mixtures are plain physical mixtures']]),
  instrument({ name: 'MOFCOM Q&A IV', titleZh: '商务部答问（四）', issuedOn: null }, 'secondary', [['answer on scope', 'First-stage magnets are in; motors, headphones, speakers are out']]),
  instrument({ name: 'MOFCOM Q&A V', titleZh: '商务部答问（五）', issuedOn: null }, 'text', [['answer on scope', 'Rotor and stator assemblies, moulded sensors, calcined catalyst powder, phosphors, consumer goods are generally out']]),
  instrument({ name: 'State Council working-day notices', titleZh: '国务院办公厅关于部分节假日安排的通知', issuedOn: null }, 'text', [['国办发明电〔2024〕12号', 'Working days of 2025'], ['2025-11-04, for 2026', 'Working days of 2026']]),
  instrument({ name: 'Ytterby order contract', titleZh: '—', issuedOn: null }, 'text', [['Outcome and action', 'What screening holds'], ['Contradictory facts', 'Contradictions are findings']]),
];
