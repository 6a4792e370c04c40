import { YtterbyError } from '@ytterby/kernel';
import { describeProblem, lintRegulation } from './lint/lint-regulation';
import { regulationData, type RegulationData } from './packs/regulation-data';

/** Checks regulation data before anything is decided with it. @throws YtterbyError YTB_CONFIG_INVALID naming module, entry and reason of every mistake. */
export function loadRegulation(data: RegulationData): RegulationData {
  const problems = lintRegulation(data);
  if (problems.length > 0) throw new YtterbyError('YTB_CONFIG_INVALID', { message: `The regulation data cannot be used. ${problems.map(describeProblem).join(' ')}` });
  return data;
}

/** The rule pack as shipped. A mistake in it stops the start of every program that imports this library. */
export const RULE_PACK: RegulationData = loadRegulation(regulationData());
