import { describeMovement, INSIDE_CHINA, isMovement } from '../../facts/movement';
import { finding, underMeasure } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, type Tri } from '../../tri';
import type { Rule } from '../rule';

/** Transit, transshipment and through-transport follow the law (ECL 45, Reg 48); the detailed measures were never seen. */
export const transit: Rule = {
  id: 'ECL 45, Reg 48(1)',
  evaluate({ facts, item, law }) {
    const { from, to, via } = facts.order.shipment;
    if (!via.includes('CN') || from === 'CN' || to === 'CN') return null;
    const answer: Tri = item.mayBeListed === 'no' ? 'no' : 'unknown';
    const found = finding(answer, {
      rule: 'ECL 45, Reg 48(1)', effect: 'licence', citation: cite(INSTRUMENT.ecl, '45; Reg 48'),
      because: `${describeMovement(facts.order.shipment)} passes through China. Transit follows the export control law, but MOFCOM and GAC have not published the measures we could read.`,
      missing: ['MOFCOM/GAC transit measures, and the kind of transit: through-transport or transshipment (forwarder, customs broker)'],
    });
    return underMeasure(law, 'ecl', found);
  },
};

/** Goods that leave a bonded zone or warehouse for abroad are exported like any others (ECL 45, Reg 48). */
export const bondedExport: Rule = {
  id: 'ECL 45, Reg 48',
  evaluate({ facts, item, law }) {
    const { via, note = '' } = facts.order.shipment;
    const bonded = via.includes('CN') || /bonded|保税/i.test(note);
    if (!bonded || facts.fromChina === 'no' || item.mayBeListed === 'no') return null;
    const found = finding('yes', {
      rule: 'ECL 45, Reg 48', effect: 'none', citation: cite(INSTRUMENT.ecl, '45; Reg 48'),
      because: 'Exports from bonded zones and warehouses follow the export control law like any other export.',
    });
    return underMeasure(law, 'ecl', found);
  },
};

/** Moves inside China, into or between bonded areas, need no licence (Reg 48(2)); goods for an end user abroad will leave later. */
export const insideChina: Rule = {
  id: 'Reg 48(2)',
  evaluate({ facts, item, law }) {
    const inside = isMovement(facts.movements, INSIDE_CHINA);
    if (inside !== 'yes' || item.line.form === 'technology' || item.line.form === 'service' || item.mayBeListed === 'no') return null;
    const abroad = facts.recipients.filter(({ party }) => (party.role === 'end_user' || party.role === 'consignee') && party.country !== 'CN');
    const answer: Tri = abroad.length === 0 ? 'no' : 'unknown';
    const found = finding(answer, {
      rule: 'Reg 48(2)', effect: 'licence', citation: cite(INSTRUMENT.reg, '48(2)'),
      because: answer === 'no' ? 'The goods stay inside China; no licence is needed into or between bonded areas, customs supervises.' : `The goods stay inside China, but ${abroad.map(({ party }) => party.name).join(', ')} is not in China.`,
      missing: ['whether and when the goods leave China, and to whom (exporter)'],
    });
    return underMeasure(law, 'reg', found);
  },
};

/** Temporary exports of listed items (repair, test, exhibition): a registration certificate may stand in for the licence (Reg 15(4), 19). */
export const temporaryExport: Rule = {
  id: 'Reg 19, Reg 15(4)',
  evaluate({ facts, item, law }) {
    if (facts.order.history.temporary !== true) return null;
    if (allOf(facts.fromChina, item.mayBeListed) === 'no') return null;
    const found = finding('yes', {
      rule: 'Reg 19(1)(4), Reg 15(4)', effect: 'none', citation: cite(INSTRUMENT.reg, '15(4), 19(1)(4)'),
      because: 'The goods return after repair, test or exhibition: a registration certificate per export may replace the single licence; a document is needed either way.',
    });
    return underMeasure(law, 'reg', found);
  },
};

/** A forged or fraudulently obtained end-user certificate: stop and report (Reg 25). No ban; the outcome of the item stays. */
export const forgedCertificate: Rule = {
  id: 'Reg 25',
  evaluate({ facts }) {
    if (facts.order.history.endUserCertificateForged !== true) return null;
    return finding('yes', {
      rule: 'Reg 25', effect: 'none', citation: cite(INSTRUMENT.reg, '25'), stops: true,
      because: 'The end-user certificate is forged or was obtained by fraud: stop the shipment and report to MOFCOM at once.',
    });
  },
};
