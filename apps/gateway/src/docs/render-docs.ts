import { z } from 'zod';

/** The part of an OpenAPI document that the page shows; the rest passes. */
const content = z.record(z.string(), z.object({ schema: z.unknown().optional() }));
const parameter = z.object({ name: z.string(), in: z.string(), description: z.string().default(''), required: z.boolean().default(false) });
const operation = z.object({
  summary: z.string().default(''),
  description: z.string().default(''),
  tags: z.array(z.string()).default([]),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: content.optional() })),
});
const openApi = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()).default({}) }).default({ schemas: {} }),
});
type Operation = z.infer<typeof operation>;
type Content = z.infer<typeof content>;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, in quotes or not. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

function refName(schema: unknown): string | null {
  const parsed = z.object({ $ref: z.string() }).safeParse(schema);
  return parsed.success ? (parsed.data.$ref.split('/').at(-1) ?? null) : null;
}

function renderSchema(schema: unknown): string {
  const name = refName(schema);
  if (name !== null) return `<a href="#schema-${escapeHtml(name)}"><code>${escapeHtml(name)}</code></a>`;
  return `<pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre>`;
}

function renderContent(body: Content | undefined): string {
  return Object.entries(body ?? {})
    .map(([type, { schema }]) => `<code>${escapeHtml(type)}</code> ${schema === undefined ? '' : renderSchema(schema)}`)
    .join('<br>');
}

function renderParameters(parameters: Operation['parameters']): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    (item) => `<tr><th><code>${escapeHtml(item.name)}</code></th><td>${escapeHtml(item.in)}${item.required ? ', required' : ''}</td><td>${escapeHtml(item.description)}</td></tr>`,
  );
  return `<h4>Parameters</h4><table>${rows.join('')}</table>`;
}

function renderOperation(path: string, method: string, item: Operation): string {
  const answers = Object.entries(item.responses).map(
    ([status, { description, content: body }]) => `<tr><th>${escapeHtml(status)}</th><td>${escapeHtml(description)}</td><td>${renderContent(body)}</td></tr>`,
  );
  const body = item.requestBody === undefined ? '' : `<h4>Body</h4><p>${renderContent(item.requestBody.content)}</p>`;
  return `<details><summary><span class="method">${escapeHtml(method)}</span><code>${escapeHtml(path)}</code><span class="soft">${escapeHtml(item.summary)}</span></summary>
<div><p>${escapeHtml(item.description)}</p>${renderParameters(item.parameters)}${body}<h4>Answers</h4><table>${answers.join('')}</table></div></details>`;
}

function renderPaths(document: z.infer<typeof openApi>): string {
  const byTag = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, item] of Object.entries(methods)) {
      const tag = item.tags[0] ?? 'other';
      byTag.set(tag, [...(byTag.get(tag) ?? []), renderOperation(path, method, item)]);
    }
  }
  return [...byTag].map(([tag, operations]) => `<h2>${escapeHtml(tag)}</h2>${operations.join('\n')}`).join('\n');
}

function renderSchemas(schemas: Readonly<Record<string, unknown>>): string {
  const items = Object.entries(schemas).map(
    ([name, schema]) => `<details id="schema-${escapeHtml(name)}"><summary><code>${escapeHtml(name)}</code></summary><div>${renderSchema(schema)}</div></details>`,
  );
  return `<h2>Schemas</h2>${items.join('\n')}`;
}

/** The API page: the OpenAPI document as plain HTML, without scripts. @throws ZodError when the document is no OpenAPI document. */
export function renderDocs(json: unknown): string {
  const document = openApi.parse(json);
  const { title, version, description } = document.info;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/docs/style.css"></head>
<body>
<h1>${escapeHtml(title)} <span class="soft">${escapeHtml(version)}</span></h1>
<p>${escapeHtml(description)}</p>
<p><a href="/openapi.json">openapi.json</a> · <a href="/asyncapi.json">asyncapi.json</a> (events) · <a href="/rule-book.html">rule book</a> · <a href="/">console</a></p>
${renderPaths(document)}
${renderSchemas(document.components.schemas)}
</body>
</html>
`;
}
