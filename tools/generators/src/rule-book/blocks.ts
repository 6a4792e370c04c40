/** A part of a page, without any markup language. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A heading of the page (1), of a section (2) or of a part of one (3). */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

/** A paragraph. */
export function text(words: string): Block {
  return { kind: 'text', text: words };
}

/** A table; none when it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', head, rows }];
}

function markdownText(words: string): string {
  return words.replace(/\s+/g, ' ').trim().replace(/[\\*<>[\]|]/g, '\\$&');
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(' | ')} |`;
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${markdownText(block.text)}`;
    case 'text':
      return markdownText(block.text);
    case 'list':
      return block.items.map((item) => `- ${markdownText(item)}`).join('\n');
    case 'table':
      return [markdownRow(block.head), `|${'---|'.repeat(block.head.length)}`, ...block.rows.map(markdownRow)].join('\n');
  }
}

/** The page as Markdown. */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownBlock).join('\n\n')}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function html(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

function htmlRow(cells: readonly string[], tag: 'td' | 'th'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${html(cell)}</${tag}>`).join('')}</tr>`;
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${html(block.text)}</h${block.level}>`;
    case 'text':
      return `<p>${html(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${html(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return `<table>\n${[htmlRow(block.head, 'th'), ...block.rows.map((row) => htmlRow(row, 'td'))].join('\n')}\n</table>`;
  }
}

/** The page as HTML in the style of the API documents; without scripts, since the gateway allows none in a page. */
export function toHtml(title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${html(title)}</title><link rel="stylesheet" href="/docs/style.css"></head>
<body>
<p><a href="/">console</a> · <a href="/docs">API</a></p>
${blocks.map(htmlBlock).join('\n')}
</body>
</html>
`;
}
