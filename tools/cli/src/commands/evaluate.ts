import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { belowFloor, readFloors } from '../evaluate/floor';
import { reliabilityText, scorecardText } from '../evaluate/print';
import { readSets } from '../evaluate/read-sets';
import { scorecardOf } from '../evaluate/scorecard';
import { EXIT, UsageError } from '../exit-status';
import type { Register } from '../main';
import { REPOSITORY_ROOT } from '../repository-root';

const DEFAULT_SETS = join(REPOSITORY_ROOT, '..', 'shared', 'data', 'accuracy', 'dev');

interface Options {
  readonly sets: string;
  readonly floor?: string;
  readonly reliability?: string;
  readonly json?: boolean;
}

const HELP = `
Reads pairs.jsonl.gz ({id, left, right, schema?, label, group}), screen/list.jsonl.gz and screen/queries.jsonl.gz ({id, name, schema?, country?, expected, group}) of the
folder and measures what match and screen answer. The labels are compared afterwards; matching never sees them.

Exit status: 0 measured (and no figure worse than its floor), 1 a figure is worse than its floor, 2 the sets or the floor file cannot be used.

Example:
  ytterby evaluate --sets sets/dev --floor tools/bench/accuracy-floor.json`;

/** `ytterby evaluate`: how good is the matcher on labelled sets, beside its peers? */
export const registerEvaluate: Register = (program, done) => {
  program
    .command('evaluate')
    .description('Measure the matcher on labelled sets; needs no running stack.')
    .option('--sets <folder>', 'folder of the labelled sets', DEFAULT_SETS)
    .option('--floor <file>', 'JSON file of the least and greatest values that figures may have')
    .option('--reliability <file>', 'write the reliability curve as a Markdown page')
    .option('--json', 'print every figure of every group of sets as JSON')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const limits = options.floor === undefined ? {} : readFloors(options.floor);
      if (!existsSync(options.sets)) throw new UsageError(`There is no folder ${options.sets}; give the labelled sets with --sets.`);
      const card = scorecardOf(await readSets(options.sets));
      process.stdout.write(options.json === true ? `${JSON.stringify({ matcher: card.matcher, figures: card.figures }, null, 1)}\n` : scorecardText(card));
      if (options.reliability !== undefined) writeFileSync(options.reliability, reliabilityText(card));
      const worse = belowFloor(card.figures, limits);
      for (const sentence of worse) process.stderr.write(`ytterby: ${sentence}\n`);
      done(worse.length > 0 ? EXIT.someFailed : EXIT.ok);
    });
};
