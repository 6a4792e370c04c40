/** Columns of a memo: fits a page and a terminal. */
const COLUMNS = 100;

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
/** Control characters, and marks that turn the direction of writing: they can make a filed page read otherwise than it is. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
/** A word that would start a heading, list or quotation at the beginning of a line. */
const STARTS_BLOCK = /^(?:[#>+=|-]+|\d+[.)])$/;

/** Text of others (names, descriptions) on one line, without marks that Markdown would read. */
export function plain(text: string): string {
  return text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim().replace(/[\\`*<[\]|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&');
}

function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += WIDE.test(char) ? 2 : 1;
  return columns;
}

/** Cuts a word that is wider than a line, as CJK text without spaces is. */
function pieces(word: string, columns: number): string[] {
  if (columnsOf(word) <= columns) return [word];
  const cut: string[] = [''];
  for (const char of word) {
    if (columnsOf(`${cut.at(-1) ?? ''}${char}`) > columns) cut.push('');
    cut[cut.length - 1] += char;
  }
  return cut;
}

/** Words to break between; one that would start a block stays with the word before it. */
function wordsOf(text: string, columns: number): string[] {
  const words: string[] = [];
  for (const word of text.split(' ').filter((part) => part !== '').flatMap((part) => pieces(part, columns))) {
    if (STARTS_BLOCK.test(word) && words.length > 0) words.push(`${words.pop() ?? ''} ${word}`);
    else words.push(word);
  }
  return words;
}

/** Wraps a paragraph; the first line begins with `first`, the others with `rest`. */
export function wrap(text: string, first = '', rest = first): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of wordsOf(text, COLUMNS - Math.max(columnsOf(first), columnsOf(rest)))) {
    if (!isEmpty && columnsOf(`${line} ${word}`) > COLUMNS) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

/** A list item, its further lines indented below the first. */
export function item(text: string, depth = 0): string {
  const indent = '  '.repeat(depth);
  return wrap(text, `${indent}- `, `${indent}  `);
}
