const { projects } = require('../../jest.config.cjs');

const [unit] = projects;
const ALL = '**/*';
/** Which tests the mutants meet: all quick ones, or those named, as `YTTERBY_MUTATION_SPECS='{publish,compose,tri}'`, which takes minutes instead of an hour. */
const SPECS = process.env['YTTERBY_MUTATION_SPECS'] ?? ALL;
/** Properties and the deletion of data entries run every case many times over, which per mutant costs too much; they are part of `npm test`. */
const SLOW = ['properties', 'data-deletion', 'alternatives.spec', 'golden.spec', 'demo.spec', 'lint/', 'rates.spec', 'rate-file', 'working-days', 'propose.spec', 'decide-line'];

/** The tests that mutants of the evaluator must not survive. */
module.exports = {
  ...unit,
  testMatch: [`<rootDir>/libs/regulation/src/${SPECS}.spec.ts`],
  testPathIgnorePatterns: SPECS === ALL ? SLOW : [],
};
