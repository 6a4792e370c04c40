import type { Line } from '@ytterby/contracts';
import type { LawView } from '../law-view';
import type { Tri } from '../tri';
import type { KindEntry } from '../packs/item-kinds';
import type { Classification } from './classification';
import { classify18 } from './classify-18';
import { classify57 } from './classify-57';
import { classify61, type Annex1 } from './classify-61';
import { classifyKind } from './classify-kind';

/** Origin as the sender states it; "not Chinese" with a Chinese place of manufacture is a contradiction and stays open. */
function originOf(line: Line): Tri {
  const { country, originatesInChina } = line.manufacture;
  if (originatesInChina === true) return 'yes';
  return originatesInChina === false && country !== 'CN' ? 'no' : 'unknown';
}

/** The facts of one line under one reading of the law; classifications are worked out when a rule asks, so that no policy is consulted in vain. */
export class LineFacts {
  /** Does the item originate in China? */
  readonly chineseOrigin: Tri;
  private own18: Classification | undefined;
  private own57: Classification | undefined;
  private ownAnnex1: Annex1 | undefined;
  private readonly ownKinds: Partial<Record<KindEntry['measure'], Classification>> = {};

  constructor(
    readonly line: Line,
    private readonly law: LawView,
  ) {
    this.chineseOrigin = originOf(line);
  }

  /** Place on the list of No. 18/2025. */
  get item18(): Classification {
    this.own18 ??= classify18(this.line, this.law);
    return this.own18;
  }

  /** Place on the list of No. 57/2025. */
  get item57(): Classification {
    this.own57 ??= classify57(this.line, this.law);
    return this.own57;
  }

  /** Place on the list of No. 55, 56 or 58/2025. */
  kindItem(measure: KindEntry['measure']): Classification {
    return (this.ownKinds[measure] ??= classifyKind(this.line, measure));
  }

  /** Place in Annex 1 of No. 61/2025. */
  get annex1(): Annex1 {
    this.ownAnnex1 ??= classify61(this.line, this.law);
    return this.ownAnnex1;
  }
}
