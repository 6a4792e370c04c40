import { escapeHtml, renderDocs } from './render-docs';

const document = {
  openapi: '3.1.0',
  info: { title: 'Ytterby <API>', version: '1', description: 'a & b' },
  paths: {
    '/v1/orders': {
      post: {
        summary: 'Submit <script>alert(1)</script>',
        tags: ['orders'],
        parameters: [{ name: 'Ytterby-As-Of', in: 'header', description: 'Day "of" decision', required: false }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        responses: { 202: { description: 'Stored', content: { 'application/json': { schema: { type: 'object' } } } }, 400: { description: 'Bad' } },
      },
    },
  },
  components: { schemas: { Order: { type: 'object', properties: { note: { description: '</pre><script>' } } } } },
};

describe('the API page', () => {
  const html = renderDocs(document);

  it('shows every route with parameters, body, answers and schemas', () => {
    for (const text of ['/v1/orders', 'Ytterby-As-Of', 'Day &quot;of&quot; decision', '202', 'Stored', '400', 'href="#schema-Order"', 'id="schema-Order"']) expect(html).toContain(text);
  });

  it('lets no text of the document become markup, and needs no script or inline style', () => {
    expect(html).not.toMatch(/<script|style=|<style| on\w+=/i);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  });

  it('refuses what is no OpenAPI document', () => {
    expect(() => renderDocs({ openapi: '3.1.0' })).toThrow();
  });
});
