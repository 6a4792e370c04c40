import { LIST_LINE_FIELDS, type LineField, OWN_CSV_COLUMNS, STARTER_LINE_FIELDS } from '@ytterby/watchlists';
import { cell } from './configuration';

function table(head: string, rows: readonly LineField[]): string {
  return [`| ${head} | holds |`, '|---|---|', ...rows.map(([name, holds]) => `| \`${name}\` | ${cell(holds)} |`)].join('\n');
}

/** The example of the page; a test reads it as an import would. */
export const EXAMPLE_LINE = {
  id: 'ACME-1',
  list: 'ACME-INTERNAL',
  schema: 'organization',
  names: ['Example Trading Ltd'],
  nativeNames: ['示例贸易有限公司'],
  aliases: ['Example Trade'],
  weakAliases: ['ExTra'],
  countries: ['HK'],
  identifiers: [{ scheme: 'REG', value: '12345678' }],
  parents: [{ id: null, name: 'Example Holding', pct: '60' }],
  since: '2026-01-05',
  ref: 'Compliance memo 2026-01',
  timeline: [
    { event: 'designated', effectiveOn: '2026-01-05', knownSince: '2026-01-05', reason: 'Diverted goods in 2025.', source: 'Compliance file 17' },
    { event: 'suspended', effectiveOn: '2026-06-01', knownSince: '2026-05-20', until: '2026-11-30', ref: 'Compliance memo 2026-09' },
  ],
};

/** The page that documents the forms of list files, as Markdown. */
export function listFormatPage(): string {
  return `# Forms of list files

Made from the code by \`npm run generate\`; do not edit.

\`ytterby lists convert\` reads every form and writes lines of the form \`ytterby\`, without a running stack; \`ytterby lists import\` makes a snapshot of them (see \`--help\` of both). A line that
cannot be used is named with its number, field and what is allowed; the import stops there, or goes on without it with \`--on-error skip\`. A field that is not in the tables is refused, as a
misspelt one would lose a name and clear whoever bears it. Of names 500 characters are compared: a longer one is kept among
the details and named, and the entry needs another. Other texts have at most 4,000.

## Lines of JSON: \`ytterby\`

One entry a line, UTF-8, as it is or packed with gzip. Fields of inner objects stand behind a dot; \`names\`, \`aliases\`, \`countries\`, \`addresses\`, \`programs\`, \`sources\` and \`tags\` are lists of texts,
\`identifiers\`, \`parents\`, \`timeline\` and \`details\` lists of objects.

\`\`\`json
${JSON.stringify(EXAMPLE_LINE, null, 2)}
\`\`\`

${table('field', LIST_LINE_FIELDS)}

## Lines of JSON: \`starter\`

The form of the lists that are shipped.

${table('field', STARTER_LINE_FIELDS)}

## Spreadsheet: \`own-csv\`, \`own-xlsx\`

For MOFCOM notices and a company's own lists: \`ytterby lists template\` writes the header and an example. One row for each event of an entry.

${table('column', OWN_CSV_COLUMNS)}

## Official lists

\`ofac-xml\`, \`ofac-csv\`, \`csl-csv\`, \`csl-json\`, \`eu-xml\`, \`eu-csv\`, \`un-xml\` and \`ftm\` (OpenSanctions) are read as their publishers write them. What has no place in the form stands among the
details of its entry. An end that a list announces (\`end_date\` of the CSL) is such a detail, as it may be put off.
`;
}
