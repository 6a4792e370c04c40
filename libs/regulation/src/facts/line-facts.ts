import type { Line } from '@ytterby/contracts';
import { decimal } from '@ytterby/kernel';
import type { LawView, Reads } from '../law-view';
import { codeFamily, type CodeFamily } from '../packs/code-families';
import { isListedElement } from '../packs/element-names';
import type { KindEntry } from '../packs/item-kinds';
import type { Tri } from '../tri';
import type { Candidate, Classification } from './classification';
import { candidatesOf18, classify18, ownCodes18 } from './classify-18';
import { classify57 } from './classify-57';
import { classify61, ownAnnex61, type Annex1 } from './classify-61';
import { classifyKind } from './classify-kind';
import { namedInWordsOnly, readDescription, type Described } from './description';
import { dualUseStatus, mayBeListed, type DualUse } from './dual-use';

/** Origin as the sender states it; "not Chinese" with a Chinese place of manufacture is a contradiction and stays open. */
function originOf(line: Line): Tri {
  const { country, originatesInChina } = line.manufacture;
  if (originatesInChina === true) return 'yes';
  return originatesInChina === false && country !== 'CN' ? 'no' : 'unknown';
}

/** Forms that a bare material does not have. */
const NO_MATERIAL: readonly Line['form'][] = ['component', 'finished_product', 'equipment', 'ore', 'reagent', 'technology', 'service', 'other'];

/** Forms of which the lists know few; the same material in another form may be listed. */
const SELDOM_LISTED: readonly Line['form'][] = ['alloy', 'target', 'permanent_magnet'];

/** A share from which an item is its element, in per cent: no part or product consists of one. */
const NEARLY_ALL = decimal('90');

function isOneElement({ elements }: Line): boolean {
  return elements.some(({ symbol, massPct }) => isListedElement(symbol) && massPct !== null && massPct !== undefined && decimal(massPct).gte(NEARLY_ALL));
}

/** The line as the rules read it: the form is open when the description is that of a bare material, or one element is nearly all of it, and the form is that of something else. */
function asRead(line: Line, { bareMaterial, form }: Described): Line {
  const contradicts = NO_MATERIAL.includes(line.form) ? bareMaterial || isOneElement(line) : bareMaterial && form !== null && form !== line.form && SELDOM_LISTED.includes(line.form);
  return contradicts ? { ...line, form: null } : line;
}

/** Facts that are worked out when a rule asks, so that no policy is consulted in vain, and then kept. */
interface Facts {
  readonly candidates18: readonly Candidate[];
  readonly codes18: readonly string[];
  readonly item18: Classification;
  readonly item57: Classification;
  readonly no55: Classification;
  readonly no56: Classification;
  readonly no58: Classification;
  readonly annex1: Annex1;
  readonly ownAnnex1: Annex1;
  readonly dualUse: DualUse;
  readonly mayBeListed: Tri;
}

const WORK: { readonly [N in keyof Facts]: (item: LineFacts) => Facts[N] } = {
  candidates18: candidatesOf18,
  codes18: ownCodes18,
  item18: classify18,
  item57: classify57,
  no55: (item) => classifyKind(item, 'no55'),
  no56: (item) => classifyKind(item, 'no56'),
  no58: (item) => classifyKind(item, 'no58'),
  annex1: classify61,
  ownAnnex1: ownAnnex61,
  dualUse: dualUseStatus,
  mayBeListed,
};

type Kept = { [N in keyof Facts]?: Facts[N] };

/** The facts of one line under one reading of the law. */
export class LineFacts {
  /** The line, but for a form that description or elements contradict: that is open. */
  readonly line: Line;
  /** Does the item originate in China? */
  readonly chineseOrigin: Tri;
  /** Which notice owns the declared code. */
  readonly family: CodeFamily;
  /** What the description says about the item. */
  readonly described: Described;
  /** Elements that the description names and the list of elements does not. */
  readonly namedInWordsOnly: readonly string[];
  private readonly kept: Kept = {};
  /** What of the reading of the law the kept facts looked at; undefined while none looked at anything. */
  private reads: { [N in keyof Facts]?: Reads } | undefined = undefined;

  constructor(
    /** The line as it was sent. */
    readonly stated: Line,
    readonly law: LawView,
  ) {
    this.chineseOrigin = originOf(stated);
    this.family = codeFamily(stated.controlCode);
    this.described = readDescription(stated.description);
    this.line = asRead(stated, this.described);
    this.namedInWordsOnly = namedInWordsOnly(this.described, stated.elements);
  }

  /** The line under a law that differs in what `changed` names: facts that looked at none of it stay. */
  under(law: LawView, changed: Reads): LineFacts {
    const other = new LineFacts(this.stated, law);
    for (const name in this.kept) {
      const known = name as keyof Facts;
      if ((this.readsOf(known) & changed) === 0) other.keep(known, this.kept[known], this.readsOf(known));
    }
    return other;
  }

  /** What each of the seven elements of No. 18/2025 makes of the line. */
  get candidates18(): readonly Candidate[] {
    return this.fact('candidates18');
  }

  /** Codes of No. 18/2025 that form and elements meet. */
  get codes18(): readonly string[] {
    return this.fact('codes18');
  }

  /** Place on the list of No. 18/2025. */
  get item18(): Classification {
    return this.fact('item18');
  }

  /** Place on the list of No. 57/2025. */
  get item57(): Classification {
    return this.fact('item57');
  }

  /** Place on the list of No. 55, 56 or 58/2025. */
  kindItem(measure: KindEntry['measure']): Classification {
    return this.fact(measure);
  }

  /** Place in Annex 1 of No. 61/2025. */
  get annex1(): Annex1 {
    return this.fact('annex1');
  }

  /** Place in Annex 1 by form and elements alone. */
  get ownAnnex1(): Annex1 {
    return this.fact('ownAnnex1');
  }

  /** See {@link dualUseStatus}. */
  get dualUse(): DualUse {
    return this.fact('dualUse');
  }

  /** See {@link mayBeListed}. */
  get mayBeListed(): Tri {
    return this.fact('mayBeListed');
  }

  private fact<N extends keyof Facts>(name: N): Facts[N] {
    const known: Facts[N] | undefined = this.kept[name];
    if (known !== undefined) {
      this.law.readAgain(this.readsOf(name));
      return known;
    }
    const before = this.law.beginReads();
    const value = WORK[name](this);
    this.keep(name, value, this.law.endReads(before));
    return value;
  }

  private readsOf(name: keyof Facts): Reads {
    return this.reads?.[name] ?? 0;
  }

  private keep<N extends keyof Facts>(name: N, value: Kept[N], reads: Reads): void {
    this.kept[name] = value;
    if (reads !== 0) (this.reads ??= {})[name] = reads;
  }
}
