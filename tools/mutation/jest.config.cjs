const { projects } = require('../../jest.config.cjs');

const [unit] = projects;
/** Which tests the mutants meet: all, or those of the files that are mutated, which takes seconds instead of an hour (`YTTERBY_MUTATION_SPECS='{publish,compose,tri}'`). */
const SPECS = process.env['YTTERBY_MUTATION_SPECS'] ?? '**/*';

/**
 * The tests that mutants of the evaluator must not survive: quick ones of libs/regulation. Properties and the deletion of data entries run
 * every case many times over, which per mutant costs too much; they are part of `npm test`.
 */
module.exports = {
  ...unit,
  testMatch: [`<rootDir>/libs/regulation/src/${SPECS}.spec.ts`],
  testPathIgnorePatterns: ['properties', 'data-deletion', 'alternatives.spec', 'golden.spec', 'demo.spec', 'lint/', 'rates.spec', 'rate-file', 'working-days', 'propose.spec', 'decide-line'],
};
