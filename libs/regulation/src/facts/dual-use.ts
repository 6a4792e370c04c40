import { ownValue } from '@ytterby/kernel';
import type { Line } from '@ytterby/contracts';
import type { LawView } from '../law-view';
import type { MeasureId } from '../packs/calendar';
import { isListedElement } from '../packs/element-names';
import { ITEM_KINDS } from '../packs/item-kinds';
import { allOf, anyOf, type Tri } from '../tri';
import { say, type Words } from '../words';
import type { Classification } from './classification';
import { part1Metals } from './classify-61';
import { containsElement, doubtAbout, isCompositionKnown } from './composition';
import type { LineFacts } from './line-facts';
import { MISSING_COMPOSITION, MISSING_ORIGIN } from './questions';
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

/** What a line makes of the listed metals: which of them, and what would settle it while it is open. */
interface ListedMetal {
  readonly is: Tri;
  readonly symbol: string;
  readonly missing: string;
}

const NO_METAL: ListedMetal = { is: 'no', symbol: '', missing: '' };
const OPEN_METAL: ListedMetal = { is: 'unknown', symbol: Object.keys(LISTED_METALS).join(' or '), missing: MISSING_COMPOSITION };

/** Gallium, germanium or antimony in metal or compound form; other forms leave it open, and so does material that is not known in full. */
export function listedMetal(item: LineFacts): ListedMetal {
  const { line } = item;
  const isMaterial = MATERIAL.includes(line.form);
  if (!isMaterial && !MAYBE_MATERIAL.includes(line.form)) return NO_METAL;
  for (const symbol in LISTED_METALS) {
    const contained = containsElement(item, symbol);
    if (contained === 'no') continue;
    const missing = contained === 'unknown' ? doubtAbout(item, symbol).missing : `form of the ${symbol} item and its code (exporter)`;
    return { is: isMaterial ? contained : 'unknown', symbol, missing };
  }
  return isCompositionKnown(line) ? NO_METAL : OPEN_METAL;
}

const SUPERHARD_FORMS: readonly Line['form'][] = ['compound', 'mixture', 'component', 'equipment', 'other', null];

/** Superhard materials by kind or code (2C902, 2B005.b, 2E902); a description that names one is a question where the kind is not stated. */
export function isSuperhard({ line, family, described }: LineFacts): Tri {
  if (family === 'no55' || ownValue(ITEM_KINDS, line.itemKind ?? '')?.measure === 'no55') return 'yes';
  const isOpen = line.itemKind === undefined && family === 'none' && SUPERHARD_FORMS.includes(line.form);
  return isOpen && described.superhard ? 'unknown' : 'no';
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
  const metal = listedMetal(item);
  if (metal.is === 'yes') return { is: 'yes', because: `${metal.symbol} is a listed dual-use item`, missing: [] };
  if (isSuperhard(item) === 'yes') return { is: 'yes', because: 'superhard materials are listed dual-use items', missing: [] };
  if (family === 'no62' && inForce(law, 'no62')) return { is: 'yes', because: 'rare-earth technology is listed (1E902)', missing: [] };
  if (family === 'other') return { is: 'yes', because: `the sender declares the dual-use code ${line.controlCode ?? ''}`, missing: [] };
  const open = lists.find((list) => list.listed === 'unknown');
  if (open !== undefined) return { is: 'unknown', because: open.because, missing: open.missing };
  return { is: 'unknown', because: 'the item is on none of the lists that are modelled', missing: [OTHER_LISTS] };
}

/** Is the origin of the element settled by the sum that the sender states for the items of Part 1? */
function isInPart1Sum(line: Line, symbol: string): boolean {
  return line.value.cnOriginPart1 !== null && part1Metals().includes(symbol);
}

/** Is this element Chinese-origin material of the lists? */
function isChineseElement(item: LineFacts, { symbol, origin = null }: Line['elements'][number]): Tri {
  if (!isListedElement(symbol)) return 'no';
  const contained = containsElement(item, symbol);
  if (origin === 'CN' || contained === 'no') return contained;
  return origin !== null || isInPart1Sum(item.line, symbol) ? 'no' : 'unknown';
}

/** Does the item hold Chinese-origin material of the lists? */
function chineseContent(item: LineFacts): Tri {
  const { line, namedInWordsOnly } = item;
  const { cnOriginPart1 } = line.value;
  if (cnOriginPart1 !== null && /[1-9]/.test(cnOriginPart1)) return 'yes';
  const isKnown = isCompositionKnown(line) && namedInWordsOnly.every((symbol) => isInPart1Sum(line, symbol));
  return anyOf(isKnown ? 'no' : 'unknown', ...line.elements.map((element) => isChineseElement(item, element)));
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
  return anyOf(answer, listedMetal(item).is);
}
