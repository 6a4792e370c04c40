import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readTopics } from '@ytterby/stack';
import { z } from 'zod';
import { asyncApiDocument } from './asyncapi';
import { configurationPage, type ServiceSettings } from './configuration';
import { eventSchemas } from './event-schemas';
import { listFormatPage } from './list-format';
import { openApiDocument } from './openapi';
import { toHtml, toMarkdown } from './rule-book/blocks';
import { ownCases } from './rule-book/own-cases';
import { ruleBook } from './rule-book/rule-book';
import { watchRules } from './rule-book/watch-rules';

/** The services that have settings, in the order of an order's way through them. */
const SERVICES = ['order-intake', 'screening', 'licensing', 'gateway'] as const;

/** Apps may not be imported by other projects; the generator reads the one export that it needs, by the path of the file. */
async function settingsOf(root: string, service: string): Promise<ServiceSettings> {
  const module = (await import(pathToFileURL(join(root, 'apps', service, 'src', 'config.ts')).href)) as Record<string, unknown>;
  const exported = Object.entries(module).find(([name]) => name.endsWith('Settings'));
  const settings = z.record(z.string(), z.instanceof(z.ZodType)).parse(exported?.[1]);
  return { service, settings };
}

const json = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** Every generated document: path below the root of the repository → content. */
export async function makeDocuments(root: string): Promise<ReadonlyMap<string, string>> {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const { topics } = readTopics(join(root, 'infra', 'kafka', 'topics.yaml'));
  const settings: ServiceSettings[] = [];
  for (const service of SERVICES) settings.push(await settingsOf(root, service));
  const cases = await ownCases(root);
  const rules = ruleBook(cases, watchRules(cases));
  return new Map([
    ['docs/api/openapi.json', json(openApiDocument(version))],
    ['docs/api/asyncapi.json', json(asyncApiDocument(version, topics))],
    ...[...eventSchemas()].map(([eventType, schema]) => [`docs/api/schemas/${eventType}.json`, json(schema)] as const),
    ['docs/configuration.md', configurationPage(settings)],
    ['docs/list-format.md', listFormatPage()],
    ['docs/rule-book.md', toMarkdown(rules)],
    ['docs/api/rule-book.html', toHtml('Rule book', rules)],
  ]);
}
