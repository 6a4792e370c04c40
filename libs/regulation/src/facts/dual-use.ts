import { ownValue } from '@ytterby/kernel';
import type { Line } from '@ytterby/contracts';
import type { LawView } from '../law-view';
import type { MeasureId } from '../packs/calendar';
import { ITEM_KINDS } from '../packs/item-kinds';
import { allOf, anyOf, type Tri } from '../tri';
import { say, type Words } from '../words';
import type { Classification } from './classification';
import { containsElement } from './composition';
import type { LineFacts } from './line-facts';
import { MISSING_ORIGIN } from './questions';
import type { OrderFacts } from './order-facts';

/** Is the item one of China's dual-use items, and if that is open, what would settle it? */
export interface DualUse {
  readonly is: Tri;
  readonly because: Words;
  readonly missing: readonly string[];
}

/** Elements listed since 2023 and 2024; their codes were not read (regulation.md §7). */
export const LISTED_METALS: Readonly<Record<string, Extract<MeasureId, 'no23' | 'no33'>>> = { Ga: 'no23', Ge: 'no23', Sb: 'no33' };
const MATERIAL: readonly Line['form'][] = ['metal', 'oxide', 'compound'];
const MAYBE_MATERIAL: readonly Line['form'][] = ['alloy', 'mixture', 'target', 'reagent', 'other', null];
const BUILT: readonly Line['form'][] = ['component', 'finished_product'];
const OTHER_LISTS = 'whether the item is on another part of China\'s dual-use list (exporter: classification record)';
const INCORPORATED = 'whether a listed item built into another good still counts as that item (incorporatedItemsCount): legal view, to be settled with MOFCOM';

/** Gallium, germanium or antimony in metal or compound form; other forms leave it open. */
export function listedMetal(line: Line, law: LawView): { is: Tri; symbol: string } {
  for (const symbol in LISTED_METALS) {
    const contained = containsElement(line, symbol, law);
    if (contained === 'no') continue;
    if (MATERIAL.includes(line.form)) return { is: contained, symbol };
    if (MAYBE_MATERIAL.includes(line.form)) return { is: 'unknown', symbol };
  }
  return { is: 'no', symbol: '' };
}

/** Superhard materials by kind or code (2C902, 2B005.b, 2E902). */
export function isSuperhard({ line, family }: LineFacts): boolean {
  return family === 'no55' || ownValue(ITEM_KINDS, line.itemKind ?? '')?.measure === 'no55';
}

function inForce(law: LawView, id: MeasureId): boolean {
  return law.state(id).kind === 'in_force';
}

function listedByNotice(item: LineFacts): readonly Classification[] {
  const { law } = item;
  const lists: Classification[] = [];
  if (inForce(law, 'no18')) lists.push(item.item18);
  if (inForce(law, 'no57')) lists.push(item.item57);
  if (inForce(law, 'no55')) lists.push(item.kindItem('no55'));
  if (inForce(law, 'no56')) lists.push(item.kindItem('no56'));
  if (inForce(law, 'no58')) lists.push(item.kindItem('no58'));
  return lists;
}

/** Is the item itself on a list that binds on the day? Unlisted is never certain: only the lists of regulation.md are modelled. */
export function dualUseStatus(item: LineFacts): DualUse {
  const { line, law, family } = item;
  const lists = listedByNotice(item);
  const listed = lists.find((list) => list.listed === 'yes');
  if (listed !== undefined) return { is: 'yes', because: () => `the item is a dual-use item (${listed.code}: ${say(listed.because)})`, missing: [] };
  const metal = listedMetal(line, law);
  if (metal.is === 'yes') return { is: 'yes', because: `${metal.symbol} is a listed dual-use item`, missing: [] };
  if (isSuperhard(item)) return { is: 'yes', because: 'superhard materials are listed dual-use items', missing: [] };
  if (family === 'no62' && inForce(law, 'no62')) return { is: 'yes', because: 'rare-earth technology is listed (1E902)', missing: [] };
  if (family === 'other') return { is: 'yes', because: `the sender declares the dual-use code ${line.controlCode ?? ''}`, missing: [] };
  const open = lists.find((list) => list.listed === 'unknown');
  if (open !== undefined) return { is: 'unknown', because: open.because, missing: open.missing };
  return { is: 'unknown', because: 'the item is on none of the lists that are modelled', missing: [OTHER_LISTS] };
}

/** Does the item hold Chinese-origin rare-earth material? */
function chineseContent({ line }: LineFacts): Tri {
  const { cnOriginPart1 } = line.value;
  const elements = line.elements.filter(({ role }) => role !== 'impurity');
  if ((cnOriginPart1 !== null && /[1-9]/.test(cnOriginPart1)) || elements.some(({ origin }) => origin === 'CN')) return 'yes';
  if (cnOriginPart1 !== null || elements.length === 0) return 'no';
  return elements.every(({ origin }) => origin !== null && origin !== undefined) ? 'no' : 'unknown';
}

const BUILT_ITEM: DualUse = { is: 'no', because: 'the item itself is on none of the lists', missing: [] };

/** Listed material built into another good: whether it counts is a policy. */
function incorporated(own: DualUse, content: Tri, law: LawView): DualUse {
  const policy = law.policy('incorporatedItemsCount');
  if (policy === 'unsettled') return { is: 'unknown', because: () => `${say(own.because)}; whether the listed material built into it counts is not settled`, missing: [INCORPORATED] };
  return { is: policy === 'true' ? content : 'no', because: () => `${say(own.because)}; material built into it counts: ${policy}`, missing: [INCORPORATED] };
}

/** Chinese dual-use items, as the country bans and the binding listings mean them: from China or of Chinese origin, or built into the item. */
export function chineseDualUse(facts: OrderFacts, item: LineFacts): DualUse {
  const chinese = anyOf(facts.fromChina, item.chineseOrigin);
  const built = BUILT.includes(item.line.form) && item.line.elements.length > 0;
  const own = built ? BUILT_ITEM : item.dualUse;
  const direct: DualUse = { is: allOf(chinese, own.is), because: own.because, missing: chinese === 'unknown' ? [MISSING_ORIGIN, ...own.missing] : own.missing };
  const content: Tri = built && chinese !== 'no' ? 'yes' : chineseContent(item);
  if (direct.is === 'yes' || content === 'no') return direct;
  const inside = incorporated(own, content, item.law);
  return { is: anyOf(direct.is, inside.is), because: inside.because, missing: direct.is === 'unknown' ? [...inside.missing, ...direct.missing] : inside.missing };
}

/**
 * May the item be on any list that binds on the day? "Unlisted" here means: on none of the lists that are modelled, and no other code is
 * declared (a code of a list that has no rules here: then the sender himself says "dual-use").
 */
export function mayBeListed(item: LineFacts): Tri {
  let answer: Tri = item.family === 'other' ? 'yes' : 'no';
  for (const { listed } of listedByNotice(item)) answer = anyOf(answer, listed);
  return anyOf(answer, listedMetal(item.line, item.law).is);
}
