import { TECHNOLOGIES_62 } from '../../packs/technology-62';
import { anyOf, type Tri } from '../../tri';
import type { RuleContext } from '../rule';

/** Is the line technology, a service, or a carrier declared as such? */
export function isTechnologyLine({ item }: RuleContext): boolean {
  const { form } = item.line;
  return form === 'technology' || form === 'service' || item.family === 'no62';
}

/** Is it one of the five controlled technologies (ferrite and other magnets are not "magnet making")? A code without a category is a contradiction to be cleared up. */
export function isControlledTechnology({ item }: RuleContext): Tri {
  const { technology } = item.line;
  if (technology.categories.some((category) => TECHNOLOGIES_62.some((listed) => listed.category === category))) return 'yes';
  return item.family === 'no62' ? 'unknown' : 'no';
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

/** What to ask when operator or recipient is open. */
export const MISSING_OPERATOR = 'exporter: Chinese citizen or organisation, or located in China (exporter)';
/** See {@link MISSING_OPERATOR}. */
export const MISSING_RECIPIENT = 'recipient: name and country of everybody who gets the technology (exporter)';
