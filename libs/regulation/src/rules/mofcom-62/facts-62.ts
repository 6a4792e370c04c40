import type { Line } from '@ytterby/contracts';
import { TECHNOLOGIES_62 } from '../../packs/technology-62';
import { anyOf, type Tri } from '../../tri';
import type { RuleContext } from '../rule';

function namesTechnology({ technology }: Line): boolean {
  return technology.categories.some((category) => TECHNOLOGIES_62.some((listed) => listed.category === category));
}

/** Is the line technology, a service, or a carrier declared as such? Without a form it may be, when it names one of the five technologies or says that it is Chinese. */
export function isTechnologyLine({ item }: RuleContext): boolean {
  const { form, technology } = item.line;
  if (form === 'technology' || form === 'service' || item.family === 'no62') return true;
  return form === null && (namesTechnology(item.line) || (technology.originChina === true && technology.categories.length === 0));
}

/**
 * Is it one of the five controlled technologies (ferrite and other magnets are not "magnet making")? A code without a category is a
 * contradiction to be cleared up; technology that is Chinese rare-earth technology, or may be, and names no category is a question.
 */
export function isControlledTechnology({ item }: RuleContext): Tri {
  const { form, technology } = item.line;
  if (namesTechnology(item.line)) return form === null && item.family !== 'no62' ? 'unknown' : 'yes';
  const isUnnamed = technology.categories.length === 0 && technology.originChina !== false;
  return item.family === 'no62' || isUnnamed ? 'unknown' : 'no';
}

/** Does something reach a foreign party: by leaving China, by a foreign recipient inside or outside China, or by going public? */
export function isExport62({ facts }: RuleContext): Tri {
  if (facts.publicRelease) return 'yes';
  let answer = facts.fromChina;
  for (const { party } of facts.recipients) answer = anyOf(answer, party.country === null ? 'unknown' : party.country === 'CN' ? 'no' : 'yes');
  return answer;
}

/** Operators: Chinese citizens and organisations anywhere, and everybody located in China (Art 2). */
export function isOperator({ facts }: RuleContext): Tri {
  return facts.chineseActor;
}

/** What to ask when it is open whether the technology is a controlled one. */
export function whichTechnology({ item: { line } }: RuleContext): string {
  return line.form === null ? 'form of the line: goods, or the technology itself (exporter)' : 'which of the five technologies it is (exporter)';
}

/** What to ask when operator or recipient is open. */
export const MISSING_OPERATOR = 'exporter: Chinese citizen or organisation, or located in China (exporter)';
/** See {@link MISSING_OPERATOR}. */
export const MISSING_RECIPIENT = 'recipient: name and country of everybody who gets the technology (exporter)';
