import { join } from 'node:path';
import { DEFAULT_POLICIES, POLICY_VALUES, RULE_PACK } from '@ytterby/regulation';
import { toHtml, toMarkdown } from './blocks';
import { ownCases } from './own-cases';
import { ruleBook } from './rule-book';
import { type BookCase, type WatchedRule, watchRules } from './watch-rules';

const ROOT = join(__dirname, '..', '..', '..', '..');

describe('the rule book', () => {
  let cases: readonly BookCase[];
  let rules: readonly WatchedRule[];
  let markdown: string;
  let html: string;

  beforeAll(async () => {
    cases = await ownCases(ROOT);
    rules = watchRules(cases);
    const blocks = ruleBook(cases, rules);
    markdown = toMarkdown(blocks);
    html = toHtml('Rule book', blocks);
  });

  it('shows every instrument with every article, every entry, every policy and every case', () => {
    for (const { name, articles } of RULE_PACK.instruments) {
      expect(markdown).toContain(`\n## ${name}\n`);
      for (const { says } of articles) expect(markdown).toContain(says);
    }
    for (const { key } of RULE_PACK.entries) expect(markdown).toContain(`| ${key} |`);
    for (const name of Object.keys(POLICY_VALUES) as (keyof typeof POLICY_VALUES)[]) expect(markdown).toContain(`| ${name} | ${DEFAULT_POLICIES[name]} |`);
    for (const { id } of cases) expect(markdown).toContain(`\n| ${id} |`);
  });

  it('leads from an article to its rule, the policies that move it and its cases', () => {
    const value = rules.find(({ rule }) => rule === 'MOFCOM 61/2025 Art 1(1)');
    expect(value?.policies).toEqual(expect.arrayContaining(['sumPart1', 'roundRatio']));
    expect(value?.policies).not.toContain('catalogueClass');
    expect(value?.sources[0]?.cases.length).toBeGreaterThan(5);
    expect(markdown).toMatch(/\| 1\(1\) \| Foreign-made Part 2 item[^\n]*\| MOFCOM 61\/2025 Art 1\(1\) \|[^|\n]*sumPart1[^|\n]*\| \S+/);
  });

  it('names every rule at least once', () => {
    for (const { rule } of rules) expect(markdown).toContain(`| ${rule} |`);
  });

  it('is the same in HTML, without script or inline style, and lets no text become markup', () => {
    for (const { id } of cases) expect(html).toContain(`<td>${id}</td>`);
    expect(html).not.toMatch(/<script|style=|<style| on\w+=/i);
    expect(toHtml('a', [{ kind: 'text', text: '<b>"x"</b>' }])).toContain('<p>&lt;b&gt;&quot;x&quot;&lt;/b&gt;</p>');
    expect(toMarkdown([{ kind: 'table', head: ['a'], rows: [['x | <b>\n']] }])).toBe('| a |\n|---|\n| x \\| \\<b\\> |\n');
  });
});
