import { changeOfKeyElement, otherChange, unlicensedHolding } from './decree-792/change';
import { bondedExport, forgedCertificate, insideChina, temporaryExport, transit } from './decree-792/movement';
import { catchAll, otherEntries } from './ecl/catch-all';
import { contradictions } from './facts/contradictions';
import { japanMilitaryBan, usMilitaryBan } from './country-ban';
import { listedMetals, superhard33 } from './gallium-germanium-antimony/licence';
import { controlList } from './lists/control-list';
import { noticesOfListings } from './lists/notices';
import { unreliableEntities } from './lists/unreliable-entities';
import { watchList } from './lists/watch-list';
import { licence18 } from './mofcom-gac-18/licence';
import { art2Refusal } from './mofcom-46/refusal';
import { instrument61 } from './mofcom-61';
import { catalogue } from './mofcom-62/catalogue';
import { knowingClause } from './mofcom-62/knowing';
import { technology62 } from './mofcom-62/technology';
import { octoberGoods } from './october-goods/licence';
import type { Rule } from './rule';

/** Every rule of the pack, in the order of evaluation and display. The rule on services runs after them, because it judges their result. */
export const RULES: readonly Rule[] = [
  usMilitaryBan, japanMilitaryBan, controlList, unreliableEntities, art2Refusal,
  licence18, listedMetals, ...octoberGoods, superhard33, instrument61,
  technology62, knowingClause, catalogue,
  changeOfKeyElement, otherChange, unlicensedHolding, transit, bondedExport, insideChina, temporaryExport, forgedCertificate, watchList, noticesOfListings, otherEntries, catchAll, contradictions,
];
