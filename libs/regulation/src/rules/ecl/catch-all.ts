import type { OrderV1 } from '@ytterby/contracts';
import { FROM_CHINA, INSIDE_CHINA, INTO_CHINA, isMovement } from '../../facts/movement';
import { isMilitaryUser, type OrderFacts } from '../../facts/order-facts';
import { MISSING_END_USE, MISSING_END_USER } from '../../facts/questions';
import { finding, underMeasure } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, anyOf, not, type Tri } from '../../tri';
import { say, type Words } from '../../words';
import type { Rule, RuleContext } from '../rule';

const ECL_12_3 = cite(INSTRUMENT.ecl, '12(3); Reg 14');

/** Uses that leave a risk open: military ones, and one that is not stated. */
const OPEN_USES: readonly OrderV1['endUse']['category'][] = ['military', 'military_possible', 'ai_potential_military', 'unknown'];

interface Risk {
  readonly is: Tri;
  readonly because: Words;
}

/** Why the end use leaves a risk open, by its category or its text; null when neither does. */
function openUse({ order: { endUse: { category } }, militaryWord }: OrderFacts): Words | null {
  if (OPEN_USES.includes(category)) return () => `the end use is ${category.replaceAll('_', ' ')}`;
  return militaryWord === null ? null : `the text of the end use says "${militaryWord}"`;
}

/** National security, weapons of mass destruction, terrorism. A military use is a question for unlisted goods, not an answer. */
function risk({ facts }: RuleContext): Risk {
  const { category } = facts.order.endUse;
  if (category === 'wmd' || category === 'terrorism') return { is: 'yes', because: `the end use is ${category}` };
  if (facts.order.knowledge === 'should_have_known') return { is: 'unknown', because: 'there are red flags that the exporter should have seen' };
  if (facts.publicRelease) return { is: 'no', because: 'nobody in particular receives it' };
  const open = openUse(facts);
  if (open !== null) return { is: 'unknown', because: open };
  let users: Tri = facts.endUserNamed ? 'no' : 'unknown';
  for (const recipient of facts.recipients) users = anyOf(users, isMilitaryUser(recipient));
  if (users === 'no') return { is: 'no', because: 'no risk is stated' };
  return { is: 'unknown', because: users === 'yes' ? 'a recipient is a military user' : 'a military user cannot be excluded' };
}

/** No list rule asks for a licence: an unlisted item that leaves China, or whatever a Chinese operator provides between places abroad. */
function uncovered({ facts, item }: RuleContext): Tri {
  const abroad = allOf(facts.chineseActor, not(isMovement(facts.movements, FROM_CHINA | INTO_CHINA | INSIDE_CHINA)));
  return facts.fromChina === 'no' || abroad === 'yes' ? abroad : anyOf(abroad, allOf(facts.fromChina, not(item.mayBeListed)));
}

/** ECL 12(3): unlisted items need a licence when the exporter knows, should know or is told of a risk to national security, of WMD or terrorism. */
export const catchAll: Rule = {
  id: 'ECL 12(3)',
  evaluate(context) {
    const { facts, law } = context;
    if (facts.fromChina === 'no' && facts.chineseActor === 'no') return null;
    const { is, because } = risk(context);
    const answer = is === 'no' ? 'no' : allOf(uncovered(context), is);
    if (answer === 'no') return null;
    const found = finding(answer, {
      rule: 'ECL 12(3)', effect: 'licence', citation: ECL_12_3, because: () => `${facts.fromChina === 'no' ? 'A Chinese operator provides the item abroad' : 'The item is on none of the modelled lists'}, and ${say(because)}.`,
      missing: () => [...facts.missingEnds, ...(facts.endUserNamed ? [] : [MISSING_END_USER]), MISSING_END_USE, 'whether there is a risk to national security, of weapons of mass destruction or terrorism (exporter, MOFCOM consultation under Reg 14(4))'],
    });
    return underMeasure(law, 'ecl', found);
  },
};

/** The sender declares a dual-use code of a list that has no rules here: a person must look. */
export const otherEntries: Rule = {
  id: 'ECL 12, Reg 14',
  evaluate({ facts, item, law }) {
    const code = item.line.controlCode;
    if (facts.fromChina === 'no' || item.family !== 'other') return null;
    const found = finding('unknown', {
      rule: 'ECL 12, Reg 14', effect: 'licence', citation: cite(INSTRUMENT.ecl, '12; Reg 14'),
      because: `The sender declares ${code ?? ''}, an entry of the dual-use list that is not modelled.`,
      compared: { controlCode: code ?? '' }, missing: [`entry ${code ?? ''} of the dual-use list is not modelled: have a person check it (exporter: classification record)`],
    });
    return underMeasure(law, 'ecl', found);
  },
};
