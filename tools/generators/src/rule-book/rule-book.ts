import type { Citation } from '@ytterby/contracts';
import { DEFAULT_POLICIES, POLICY_VALUES, RULE_PACK, RULE_PACK_ID, type Instrument, type PolicyName, type RegulationEntry } from '@ytterby/regulation';
import { type Block, heading, table, text } from './blocks';
import type { BookCase, WatchedRule, WatchedSource } from './watch-rules';

const PREFIX = /^(ECL|Reg|No\. 62)\s+/;
const MAX_SHOWN_CASES = 12;

/** The articles that a citation names: `15-16; Reg 24` of the ECL is ECL 15, ECL 16 and Reg 24. */
function placesOf({ instrument, article }: Citation): string[] {
  let current = instrument;
  return article.split(/[;,]/).flatMap((part) => {
    const named = PREFIX.exec(part.trim())?.[1];
    if (named !== undefined) current = named === 'No. 62' ? 'MOFCOM 62/2025' : named;
    const bare = part.trim().replace(PREFIX, '').replace(/^Art /, '');
    const [, from, to] = /^(\d+)-(\d+)$/.exec(bare) ?? [];
    if (from === undefined || to === undefined) return [`${current} ${bare}`];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${current} ${Number(from) + index}`);
  });
}

/** The sources of a rule that stand on this article, as a whole (`1, last paragraph`) or as one of the places of the citation. */
function sourcesOn({ sources }: WatchedRule, instrument: string, article: string): readonly WatchedSource[] {
  const isWhole = ({ citation }: WatchedSource): boolean => citation.instrument === instrument && citation.article.replace(/^Art /, '') === article;
  return sources.filter((source) => isWhole(source) || placesOf(source.citation).includes(`${instrument} ${article}`));
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '—' : names.join(', ');
}

function casesText(sources: readonly WatchedSource[]): string {
  const cases = [...new Set(sources.flatMap((source) => source.cases))];
  if (cases.length === 0) return `none applies it; ${new Set(sources.flatMap(({ looked }) => looked)).size} look at it`;
  const shown = cases.slice(0, MAX_SHOWN_CASES).join(', ');
  return cases.length > MAX_SHOWN_CASES ? `${shown} and ${cases.length - MAX_SHOWN_CASES} more` : shown;
}

function articleRows({ name, articles }: Instrument, rules: readonly WatchedRule[]): (readonly string[])[] {
  return articles.flatMap(({ article, says, confidence }) => {
    const head = [article, says, confidence];
    const standing = rules.map((rule) => ({ rule, sources: sourcesOn(rule, name, article) })).filter(({ sources }) => sources.length > 0);
    if (standing.length === 0) return [[...head, '—', '—', '—']];
    return standing.map(({ rule, sources }, index) => [...(index === 0 ? head : ['', '', '']), rule.rule, listed(rule.policies), casesText(sources)]);
  });
}

function periodsText({ periods }: RegulationEntry): string {
  return periods.map(({ from, to, status }) => `${status.replace('_', ' ')} ${from} to ${to ?? 'further notice'}`).join('; ');
}

function entriesOf(name: string): readonly Block[] {
  const entries = RULE_PACK.entries.filter(({ citation }) => citation.instrument === name);
  return table(['entry', 'says', 'in time', 'source'], entries.map((entry) => [entry.key, entry.says, periodsText(entry), entry.citation.confidence]));
}

function instrumentPart(instrument: Instrument, rules: readonly WatchedRule[]): readonly Block[] {
  const { name, titleZh, issuedOn } = instrument;
  const entries = entriesOf(name);
  return [
    heading(2, name),
    text(`${titleZh}${issuedOn === null ? '' : `; issued ${issuedOn}`}`),
    ...table(['article', 'says', 'source', 'rule', 'policies that move it', 'cases'], articleRows(instrument, rules)),
    ...(entries.length === 0 ? [] : [heading(3, `Entries of ${name}`), ...entries]),
  ];
}

function policyPart(rules: readonly WatchedRule[]): readonly Block[] {
  const rows = (Object.keys(POLICY_VALUES) as PolicyName[]).map((name) => {
    const moved = rules.filter(({ policies }) => policies.includes(name)).map(({ rule }) => rule);
    return [name, DEFAULT_POLICIES[name], POLICY_VALUES[name].join(', '), moved.length === 0 ? 'none in the cases' : moved.join('; ')];
  });
  return [
    heading(2, 'Policies'),
    text('Named choices where the texts are silent. Each is recorded in every decision; a value that would change the outcome is shown as an alternative. "unsettled" asks.'),
    ...table(['policy', 'default', 'values', 'rules that it moves'], rows),
  ];
}

function otherRules(rules: readonly WatchedRule[]): readonly Block[] {
  const isKnown = (rule: WatchedRule): boolean => RULE_PACK.instruments.some(({ name, articles }) => articles.some(({ article }) => sourcesOn(rule, name, article).length > 0));
  const rest = rules.filter((rule) => !isKnown(rule));
  if (rest.length === 0) return [];
  const rows = rest.map(({ rule, sources, policies }) => [rule, sources.map(({ citation }) => `${citation.instrument} ${citation.article}`.trim()).join('; '), listed(policies), casesText(sources)]);
  return [heading(2, 'Listings and other findings'), text('Rules whose source is a listing notice or this product itself.'), ...table(['rule', 'source', 'policies that move it', 'cases'], rows)];
}

function casePart(cases: readonly BookCase[]): readonly Block[] {
  return [
    heading(2, 'Cases'),
    text(`${cases.length} cases written from the texts before the engine's answers were seen (libs/regulation/src/test/cases); each is a test. More rows stand beside the rules (libs/regulation/src/rules).`),
    ...table(['id', 'article', 'source', 'case', 'read on', 'outcome'], cases.map(({ id, article, mark, says, reading, outcome }) => [id, article, mark, says, reading, outcome])),
  ];
}

/** The rule book: article → rule → policies → cases, then the policies and the cases themselves. */
export function ruleBook(cases: readonly BookCase[], rules: readonly WatchedRule[]): readonly Block[] {
  return [
    heading(1, 'Rule book'),
    text(`Rule pack ${RULE_PACK_ID}. Generated from the data in libs/regulation; do not edit. After a change: npx tsx tools/generators/src/main.ts. No legal advice.`),
    text('Source: "text" was read in the published text; "secondary" in a translation, summary or commentary; "memory" was not checked, and may raise a question but never clear an order; of a case, "interpretation" rests on a policy or on silence of the text.'),
    text('Rules and policies are watched, not declared: every case is decided, and decided again with each other value of each policy that was asked. A rule\'s cases are those in which it applies or is in question; a policy moves a rule when another value makes the rule say something else.'),
    ...RULE_PACK.instruments.flatMap((instrument) => instrumentPart(instrument, rules)),
    ...otherRules(rules),
    ...policyPart(rules),
    ...casePart(cases),
  ];
}
