import { SaxesParser } from 'saxes';

/** An XML element with everything in it. Names are without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Its own text, without that of its children. */
  text: string;
  /** Line of the file where it began, from 1. */
  readonly line: number;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Goes through an XML text and hands over every element that is called as one of `wanted`, whole; only one of them is in memory at a time. Entities that the text
 * declares are not expanded: they are an error.
 * @returns the name of the root element, and the first error (also the text ending too early), null when there is none
 */
export function eachElement(text: string, wanted: readonly string[], take: (element: XmlElement) => void): { root: string | null; error: string | null } {
  const parser = new SaxesParser();
  const open: XmlElement[] = [];
  let root: string | null = null;
  let error: string | null = null;
  parser.on('error', (cause) => {
    error ??= cause.message;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const own = local(name);
    root ??= own;
    if (open.length === 0 && !wanted.includes(own)) return;
    const element = { name: own, attributes, children: [], text: '', line: parser.line };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (piece: string): void => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined && open.length === 0 && error === null) take(element);
  });
  parser.write(text.startsWith('\ufeff') ? text.slice(1) : text).close();
  return { root, error };
}

/** The children of that name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The elements at the end of a path of names. */
export function at(element: XmlElement, ...path: readonly string[]): XmlElement[] {
  return path.reduce<XmlElement[]>((found, name) => found.flatMap((one) => childrenOf(one, name)), [element]);
}

/** The text of the first child of that name; empty when there is none. */
export function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text.trim() ?? '';
}
