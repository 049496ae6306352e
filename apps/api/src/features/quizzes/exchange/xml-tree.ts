import { SaxesParser } from 'saxes';

/** An element of an XML file: just what reading questions needs. */
export interface XmlNode {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text and elements in their order. */
  readonly content: (string | XmlNode)[];
  readonly line: number;
  /** What our own processing instruction in it says. */
  extras: string;
  /** First thing in it that is not well-formed. */
  error: string | null;
}

export interface XmlFile {
  readonly root: XmlNode | null;
  /** A DOCTYPE was met: nothing behind it was read. */
  readonly hasDoctype: boolean;
  /** Something outside every child of the root is not well-formed. */
  readonly error: { readonly line: number; readonly message: string } | null;
}

const MAX_DEPTH = 100;
const MAX_ERRORS = 200;
/** Entities of HTML that people leave in XML, where they mean nothing. */
const HTML_ENTITIES = {
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  euml: 'ë',
  ccedil: 'ç',
};
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

class Stop extends Error {}

/** Builds the tree while the parser reads. */
class Tree {
  readonly parser = new SaxesParser();
  root: XmlNode | null = null;
  hasDoctype = false;
  error: XmlFile['error'] = null;
  readonly #open: XmlNode[] = [];
  #line = 1;
  #errors = 0;

  constructor() {
    Object.assign(this.parser.ENTITIES, HTML_ENTITIES);
    this.parser.on('doctype', () => {
      this.hasDoctype = true;
      throw new Stop();
    });
    this.parser.on('opentagstart', () => {
      this.#line = this.parser.line;
    });
    this.parser.on('opentag', ({ name, attributes }) => this.#begin(name, attributes));
    this.parser.on('closetag', () => void this.#open.pop());
    this.parser.on('text', (text) => void this.#open.at(-1)?.content.push(text));
    this.parser.on('cdata', (text) => void this.#open.at(-1)?.content.push(text));
    this.parser.on('processinginstruction', ({ target, body }) => {
      const node = this.#open.at(-1);
      if (target === 'edukom' && node) node.extras = body;
    });
    // Only where: what the parser says is English, and the reason is told in the reader's language.
    this.parser.on('error', ({ message }) => this.#note(/^\d+:\d+/u.exec(message)?.[0] ?? ''));
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const plain = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, value]));
    const node: XmlNode = {
      name: localName(name),
      attributes: plain,
      content: [],
      line: this.#line,
      extras: '',
      error: null,
    };
    if (this.#open.length >= MAX_DEPTH) this.#stop('too deep');
    const parent = this.#open.at(-1);
    if (parent) parent.content.push(node);
    else this.root ??= node;
    this.#open.push(node);
  }

  /** What is wrong is told of the child of the root it stands in, and reading goes on. */
  #note(message: string): void {
    const place = this.#open[1];
    if (place) place.error ??= message;
    else this.error ??= { line: this.parser.line, message };
    this.#errors += 1;
    if (this.#errors > MAX_ERRORS) this.#stop(message);
  }

  #stop(message: string): never {
    this.error ??= { line: this.parser.line, message };
    throw new Stop();
  }
}

/**
 * Reads XML without a DTD: a DOCTYPE ends reading at once, so there are no entities but the five of XML and a few signs,
 * nothing is expanded and nothing is fetched.
 */
export function readXml(text: string): XmlFile {
  const tree = new Tree();
  try {
    tree.parser.write(text.replace(/^\ufeff/u, '')).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return { root: tree.root, hasDoctype: tree.hasDoctype, error: tree.error };
}

const isNode = (part: string | XmlNode): part is XmlNode => typeof part !== 'string';
export const childrenOf = (node: XmlNode, name?: string): XmlNode[] =>
  node.content.filter(isNode).filter((child) => name === undefined || child.name === name);
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node ? childrenOf(node, name)[0] : undefined;

/** Every element below with one of the names, in the order of the file. */
export const descendants = (node: XmlNode, ...names: string[]): XmlNode[] =>
  childrenOf(node).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...descendants(child, ...names),
  ]);

export const wordsOf = (node: XmlNode | undefined): string =>
  node ? node.content.map((part) => (isNode(part) ? wordsOf(part) : part)).join('') : '';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};
/** Signs that XML cannot say are left out. */
export const sayable = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
/** Text as it stands in XML, also in an attribute. */
export const escapeXml = (text: string): string => sayable(text).replace(/[&<>"\n]/gu, (sign) => escapes[sign] ?? sign);

const VOID = new Set(['br', 'img', 'hr']);

/** The inside of an element as HTML; `without`: elements that are left out; `instead`: what stands for one, if anything. */
export function innerHtml(
  node: XmlNode,
  without: readonly string[] = [],
  instead: (node: XmlNode) => string | null = () => null,
): string {
  return node.content
    .map((part) => {
      if (!isNode(part)) return escapeXml(part).replace(/&#10;/gu, '\n');
      if (without.includes(part.name)) return '';
      const other = instead(part);
      if (other !== null) return other;
      const attributes = Object.entries(part.attributes).map(
        ([key, value]) => ` ${localName(key)}="${escapeXml(value)}"`,
      );
      if (VOID.has(part.name)) return `<${part.name}${attributes.join('')} />`;
      return `<${part.name}${attributes.join('')}>${innerHtml(part, without, instead)}</${part.name}>`;
    })
    .join('');
}
