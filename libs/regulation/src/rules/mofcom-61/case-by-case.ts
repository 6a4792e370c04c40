import type { EndUse, Listing } from '@ytterby/contracts';
import { decimal } from '@ytterby/kernel';
import { bindingListings, type ListedAs } from '../../facts/listings';
import { MISSING_END_USE } from '../../facts/questions';
import { finding, type Finding } from '../../finding';
import type { LawView } from '../../law-view';
import { cite, INSTRUMENT } from '../../packs/citations';
import { THRESHOLDS } from '../../packs/thresholds';
import { anyOf, type Tri } from '../../tri';
import type { RuleContext } from '../rule';

const ART_4 = cite(INSTRUMENT.no61, 'Art 4');
const CHIP_LISTS: readonly Listing['list'][] = ['semiconductor'];
const AI_LISTS: readonly Listing['list'][] = ['military_ai'];

interface Answer {
  readonly is: Tri;
  readonly because: string;
  readonly missing: readonly string[];
}

interface ListedUser {
  readonly name: string;
  /** In words, to go behind the name. */
  readonly ability: string;
}

/** 14 nm and below. */
function atOrBelowNode(endUse: EndUse): Tri {
  if (endUse.nodeNm === null) return 'unknown';
  return decimal(endUse.nodeNm).lte(THRESHOLDS.logicNode.value) ? 'yes' : 'no';
}

/** 256 layers and above. A memory without layers (planar DRAM) does not meet a layer count unless the policy says to ask. */
function atOrAboveLayers(endUse: EndUse, law: LawView): Tri {
  if (endUse.memoryLayers !== null) return THRESHOLDS.memoryLayers.value.lte(endUse.memoryLayers) ? 'yes' : 'no';
  return endUse.memoryType === 'dram' && law.policy('dramReview') === 'false' ? 'no' : 'unknown';
}

/** Equipment, test equipment and materials "for those nodes": what is stated answers; the other figure is asked for only when neither is. */
function eitherLimit(endUse: EndUse, law: LawView): Tri {
  const asksLayers = endUse.memoryLayers !== null || (endUse.memoryType !== null && endUse.memoryType !== undefined);
  if (endUse.nodeNm === null && !asksLayers) return 'unknown';
  return anyOf(endUse.nodeNm === null ? 'no' : atOrBelowNode(endUse), asksLayers ? atOrAboveLayers(endUse, law) : 'no');
}

const NODE = 'smallest process node of the chips in nm (end user)';
const LAYERS = 'layer count of the memory chips (end user)';

/** Is the end user or importer on one of the product's own lists, so that a civil end use deserves a question? */
function listedUser({ facts, law }: RuleContext, lists: readonly Listing['list'][]): ListedUser | null {
  for (const screened of facts.importersAndEndUsers) {
    const binding = bindingListings(screened, lists, law);
    if (binding[0] !== undefined) return { name: binding[0].who, ability: ability(binding) };
  }
  return null;
}

/** What the lists know of a fab: " (known to make chips at 7 nm and memory of 232 layers)"; empty where they know nothing, which is no clearance. */
function ability(binding: readonly ListedAs[]): string {
  const { nodeNm = null, memoryLayers = null } = binding.find(({ listing }) => listing.capability !== undefined)?.listing.capability ?? {};
  const known = [...(nodeNm === null ? [] : [`chips at ${nodeNm} nm`]), ...(memoryLayers === null ? [] : [`memory of ${memoryLayers} layers`])];
  return known.length === 0 ? '' : ` (known to make ${known.join(' and ')})`;
}

function otherUse(context: RuleContext): Answer {
  const { category } = context.facts.order.endUse;
  if (category === 'unknown') return { is: 'unknown', because: 'the end use is not stated', missing: [MISSING_END_USE] };
  const chipMaker = listedUser(context, CHIP_LISTS);
  if (chipMaker !== null) {
    const { name, ability } = chipMaker;
    return { is: 'unknown', because: `${name}${ability} is on the semiconductor list and the end use names no chip`, missing: [`whether the goods serve chip making at ${name}${ability}, and if so which line, at which node or layer count (end user)`] };
  }
  const laboratory = listedUser(context, AI_LISTS);
  if (laboratory !== null) return { is: 'unknown', because: `${laboratory.name} is on the military-AI list`, missing: [`whether the goods serve AI with potential military use at ${laboratory.name} (end user)`] };
  return { is: 'no', because: 'the end use is none that Art 4 names', missing: [] };
}

function answer(context: RuleContext): Answer {
  const { endUse } = context.facts.order;
  switch (endUse.category) {
    case 'semiconductor_logic':
      return { is: atOrBelowNode(endUse), because: 'logic chips count at 14 nm and below', missing: [NODE] };
    case 'semiconductor_memory':
      return { is: atOrAboveLayers(endUse, context.law), because: 'memory chips count at 256 layers and above', missing: [LAYERS] };
    case 'semiconductor_equipment':
    case 'semiconductor_test_equipment':
    case 'semiconductor_material':
      return { is: eitherLimit(endUse, context.law), because: 'equipment, test equipment and materials count for chips at 14 nm and below or 256 layers and above', missing: [NODE, LAYERS] };
    case 'ai_potential_military':
      return { is: 'yes', because: 'R&D of AI with potential military use', missing: [] };
    case 'military':
    case 'military_possible':
      return { is: endUse.nodeNm === null ? 'no' : atOrBelowNode(endUse), because: 'a military use with a chip node', missing: [NODE] };
    default:
      return otherUse(context);
  }
}

/** Art 4: case-by-case examination for advanced chips, what makes and tests them, and AI with potential military use. */
export function art4(context: RuleContext): Finding {
  const { endUse } = context.facts.order;
  const { is, because, missing } = answer(context);
  const chips = endUse.category.startsWith('semiconductor') || endUse.category.startsWith('ai_');
  return finding(is, {
    rule: `${INSTRUMENT.no61} Art 4`, effect: 'case61', citation: ART_4, because: `${because}.`,
    compared: { category: endUse.category, nodeNm: endUse.nodeNm ?? 'not stated', memoryLayers: endUse.memoryLayers === null ? 'not stated' : String(endUse.memoryLayers), limits: '14 nm and below; 256 layers and above' },
    missing, touches: is !== 'no' || chips,
  });
}
