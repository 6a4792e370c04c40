import type { IsoDate } from '@ytterby/kernel';
import { LISTED_METALS } from '../../facts/dual-use';
import type { LineFacts } from '../../facts/line-facts';
import { BETWEEN_FOREIGN, describeMovement, INSIDE_FOREIGN, isMovement } from '../../facts/movement';
import type { OrderFacts } from '../../facts/order-facts';
import { MISSING_EXPORTER } from '../../facts/questions';
import { finding, underMeasure, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { MEASURES } from '../../packs/calendar';
import { allOf, anyOf, triOf, type Tri } from '../../tri';
import { say } from '../../words';
import type { Rule, RuleContext } from '../rule';

const CHANGE = cite(INSTRUMENT.reg, '18(2), 24(2), 25, 39(5); ECL 16, 34, 45');
const LICENCE_QUESTION = 'licence under which the goods left China: number, destination, end user, validity and undertaking (exporter)';

interface Answer {
  readonly is: Tri;
  readonly missing: readonly string[];
}

/** Did destination, end user or end use change? A destination other than the licence's is a contradiction to "no change". */
function changed({ facts }: RuleContext): Answer {
  const { changed: said, licence } = facts.order.history;
  if (said.destination || said.endUser || said.endUse) return { is: 'yes', missing: [] };
  const { to } = facts.order.shipment;
  const licensedTo = licence?.destination;
  if (licensedTo === undefined || licensedTo === to) return { is: 'no', missing: [] };
  return { is: 'unknown', missing: [`whether the destination changed: the licence names ${licensedTo}, the shipment goes to ${to ?? 'a place not stated'} (exporter)`] };
}

/** First day on which the item could need a licence; goods that left before it carry no undertaking. Other lists are older than our data. */
function listedSince({ line, family, item18 }: LineFacts): IsoDate {
  const older = item18.listed === 'no' || family === 'other' || line.elements.some(({ symbol }) => Object.hasOwn(LISTED_METALS, symbol));
  return older ? MEASURES.ecl.effectiveOn : MEASURES.no18.effectiveOn;
}

/** Is it a Chinese operator who passes the goods on, or a domestic exporter who keeps them under its control? */
function chineseHolder({ chineseActor, order: { history: { underActualControlOf } } }: OrderFacts): Tri {
  return anyOf(chineseActor, underActualControlOf === null ? 'unknown' : triOf(underActualControlOf === 'domestic_exporter'));
}

/** Is the actor still bound: a Chinese operator, a licence that runs, or an end user's undertaking? */
function stillBound({ facts, item, law }: RuleContext): Answer & { actor: Tri } {
  const { licence, exportedFromChinaOn } = facts.order.history;
  const actor = chineseHolder(facts);
  if (licence === null) return { actor, is: actor, missing: [MISSING_EXPORTER] };
  if (licence === undefined) {
    const before = exportedFromChinaOn !== undefined && exportedFromChinaOn < listedSince(item);
    return { actor, is: anyOf(actor, before ? 'no' : 'unknown'), missing: [LICENCE_QUESTION] };
  }
  if (licence.validUntil !== undefined) law.noteDate(licence.validUntil);
  const running: Tri = licence.validUntil === undefined ? 'unknown' : licence.validUntil >= law.on ? 'yes' : 'no';
  return { actor, is: anyOf(actor, running, triOf(licence.undertakingGiven)), missing: [LICENCE_QUESTION] };
}

/** Is it a licensed or listed item at all? */
function licensedItem({ facts, item }: RuleContext): Answer {
  const { licence } = facts.order.history;
  const listed = item.mayBeListed;
  const is = licence === null ? listed : licence === undefined ? anyOf(listed, 'unknown') : 'yes';
  return { is, missing: ['control code of the item (exporter: classification record)'] };
}

/** The goods were exported from China before and move abroad, or are about to leave China under a licence. */
function licensedMovement({ facts }: RuleContext): Answer {
  const { licence, previouslyExportedFromChina } = facts.order.history;
  const licensed: Tri = licence === null ? 'no' : licence === undefined ? 'unknown' : 'yes';
  const leaves = allOf(facts.fromChina, licensed);
  const left = allOf(triOf(previouslyExportedFromChina), isMovement(facts.movements, BETWEEN_FOREIGN | INSIDE_FOREIGN));
  return {
    is: anyOf(leaves, left),
    missing: [...(leaves === 'unknown' && licensed === 'unknown' ? [LICENCE_QUESTION] : []), ...(left === 'unknown' ? ['whether the goods were exported from China before (exporter)'] : []), ...facts.missingEnds],
  };
}

function companions(context: RuleContext): Finding[] {
  const { item } = context;
  const said = (rule: string, because: string) => finding('yes', { rule, effect: 'none', citation: CHANGE, because });
  const found = [
    said('Reg 24(2), Reg 39(5)', 'The end user undertook not to change the use or pass the goods on; a use beyond the licence is penalised as none.'),
    said('ECL 16', 'The exporter and the importer must report a change of end user or end use at once.'),
  ];
  return item.item18.listed === 'yes' ? [...found, said(`${INSTRUMENT.no18} ${item.item18.code}`, `The new application is for this listed item: ${say(item.item18.because)}.`)] : found;
}

function mainFinding({ facts }: RuleContext, answer: Tri, actor: Tri, missing: readonly string[]): Finding {
  const { licence, underActualControlOf } = facts.order.history;
  const chinese = actor !== 'no';
  return finding(answer, {
    rule: chinese ? 'Reg 18(2)' : 'Reg 24(2)', effect: 'licence', citation: CHANGE, stops: true,
    because: `${describeMovement(facts.order.shipment)}: a key element changes for goods that left China before or leave it under a licence. ${chinese ? 'A new application is due and the old licence goes back' : 'Passing them on needs the consent of MOFCOM'}; stop until then.`,
    compared: { licence: licence?.number ?? 'none', validUntil: licence?.validUntil ?? 'not stated', underActualControlOf: underActualControlOf ?? 'not stated' },
    missing,
  });
}

/**
 * Goods already exported from China change destination, end user or end use: a new application and stop, whatever the state of No. 61, when
 * the actor is Chinese, the licence still runs or an undertaking was given (regulation.md §9.1).
 */
export const changeOfKeyElement: Rule = {
  id: 'Reg 18(2)',
  evaluate(context) {
    const change = changed(context);
    if (change.is === 'no') return null;
    const moved = licensedMovement(context);
    if (moved.is === 'no') return null;
    const bound = stillBound(context);
    const conditions: Answer[] = [moved, change, bound, licensedItem(context)];
    const answer = allOf(...conditions.map(({ is }) => is));
    if (answer === 'no') return null;
    const missing = conditions.flatMap((condition) => (condition.is === 'unknown' ? condition.missing : []));
    const ruled = underMeasure(context.law, 'reg', mainFinding(context, answer, bound.actor, missing));
    return ruled.result === 'hit' ? [ruled, ...companions(context)] : [ruled];
  },
};

/** Another change to a licence: an amendment, not a new application (Reg 18). */
export const otherChange: Rule = {
  id: 'Reg 18',
  evaluate({ facts, law }) {
    const { changed: said, licence } = facts.order.history;
    if (said.nonKeyElement !== true || licence === null || licence === undefined) return null;
    const found = finding('yes', {
      rule: 'Reg 18', effect: 'none', citation: cite(INSTRUMENT.reg, '18'),
      because: 'A change that concerns neither item type, destination, end user nor end use: apply for an amendment of the licence (20 working days).',
    });
    return underMeasure(law, 'reg', found);
  },
};

/** A Chinese operator moves listed goods of Chinese origin abroad without any licence it could show: was the first export licensed? */
export const unlicensedHolding: Rule = {
  id: 'ECL 12, ECL 45',
  evaluate(context) {
    const { facts, item, law } = context;
    const { licence, previouslyExportedFromChina } = facts.order.history;
    if (licence !== null && licence !== undefined) return null;
    // Never in China and not from there: nobody holds them for a domestic exporter.
    if (previouslyExportedFromChina === false && item.chineseOrigin !== 'yes') return null;
    const held = chineseHolder(facts);
    const moves = isMovement(facts.movements, BETWEEN_FOREIGN);
    if (held === 'no' || moves === 'no' || item.chineseOrigin === 'no' || item.mayBeListed === 'no') return null;
    const found = finding('unknown', {
      rule: 'ECL 12, ECL 45', effect: 'licence', citation: cite(INSTRUMENT.ecl, '12, 45'),
      because: 'A Chinese operator keeps control of Chinese-origin listed goods abroad and names no licence.', missing: [LICENCE_QUESTION],
    });
    return underMeasure(law, 'ecl', found);
  },
};
