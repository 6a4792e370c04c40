import { YtterbyError } from '@ytterby/kernel';
import { describeProblem, lineNumbers, lintRegulation, type LintProblem } from './lint/lint-regulation';
import { regulationData, type RegulationData } from './packs/regulation-data';

/** Regulation data with mistakes. The message names module, entry and reason of each; with the sources at hand {@link describe} adds the lines. */
export class RegulationDataError extends YtterbyError {
  constructor(readonly problems: readonly LintProblem[]) {
    super('YTB_CONFIG_INVALID', { message: `The regulation data cannot be used. ${problems.map(describeProblem).join(' ')}` });
  }

  /** One line of text for each mistake, as compilers write them: `folder/packs/items-18.ts:40: "18/2025 1C905.b" has no dates.` */
  describe(folder: string, sourceOf: (file: string) => string): readonly string[] {
    return this.problems.flatMap((problem) => {
      const lines = lineNumbers(problem, sourceOf(problem.file));
      return (lines.length === 0 ? [''] : lines.map((line) => `:${line}`)).map((line) => `${folder}/${describeProblem({ ...problem, file: `${problem.file}${line}` })}`);
    });
  }
}

/** Checks regulation data before anything is decided with it. @throws RegulationDataError with every mistake. */
export function loadRegulation(data: RegulationData): RegulationData {
  const problems = lintRegulation(data);
  if (problems.length > 0) throw new RegulationDataError(problems);
  return data;
}

/** The rule pack as shipped. A mistake in it stops the start of every program that imports this library. */
export const RULE_PACK: RegulationData = loadRegulation(regulationData());
