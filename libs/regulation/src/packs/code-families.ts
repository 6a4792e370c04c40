import type { KindEntry } from './item-kinds';
import { ITEMS_18 } from './items-18';
import { ITEMS_57 } from './items-57';

/** Which notice owns a declared control code; `other`: a dual-use list that has no rules here; `none`: no code is declared. */
export type CodeFamily = 'none' | 'no18' | 'no57' | KindEntry['measure'] | 'no62' | 'other';

const HEAD_LENGTH = 5;
const DCPCVD = '2B005.b';

function heads(family: CodeFamily, codes: readonly string[]): (readonly [string, CodeFamily])[] {
  return codes.map((code) => [code, family] as const);
}

/** The five characters that a family's codes begin with. */
const FAMILY_OF_HEAD: ReadonlyMap<string, CodeFamily> = new Map([
  ...heads('no18', Object.values(ITEMS_18).map(({ code }) => code)),
  ...heads('no57', Object.values(ITEMS_57).map(({ code }) => code)),
  ...heads('no55', ['2C902', '2E902']),
  ...heads('no56', ['2B902', '1C914']),
  ...heads('no58', ['3A001', '3B901', '3C901', '3C902', '3E901']),
  ...heads('no62', ['1E902']),
]);

/** Does the code end here, or go on with a sub-code? */
function isWhole(code: string, length: number): boolean {
  return code.length === length || code[length] === '.';
}

/** The family of a code, whether or not the sub-code exists. Of heading 2B005 only `b` (DCPCVD equipment) belongs to No. 55. */
export function codeFamily(code: string | null): CodeFamily {
  if (code === null) return 'none';
  const family = FAMILY_OF_HEAD.get(code.slice(0, HEAD_LENGTH));
  if (family !== undefined) return isWhole(code, HEAD_LENGTH) ? family : 'other';
  return code.startsWith(DCPCVD) && isWhole(code, DCPCVD.length) ? 'no55' : 'other';
}
