import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ERROR_CODES } from '@ytterby/kernel';

const root = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('documents stay true', () => {
  it('the runbook has an entry for every error code, and for no other', () => {
    const entries = [...read('docs/runbook.md').matchAll(/^### (YTB_\w+)$/gm)].map((match) => match[1]);
    expect([...entries].sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });

  it('the walk of one order names files that exist', () => {
    const walk = /<!-- walk -->([\s\S]*?)<!-- \/walk -->/.exec(read('docs/architecture.md'))?.[1] ?? '';
    const paths = [...walk.matchAll(/`((?:apps|libs|tools)\/[^`]+)`/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThanOrEqual(12);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

  it.each(pages)('%s links to files that exist', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it.each(pages)('%s names npm scripts that exist', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/npm (?:run )?(start|test|reset|bench|check)\b/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it.each(readdirSync(join(root, 'docs', 'adr')))('decision %s says its context, the decision and how we would notice that it was wrong', (name) => {
    const page = read(`docs/adr/${name}`);
    expect(page).toMatch(/\*\*Context\.\*\*/);
    expect(page).toMatch(/\*\*Decision\.\*\*/);
    expect(page).toMatch(/\*\*We were wrong if\*\*/);
  });
});
