import { formatMoney, type Locale } from '@pateka/domain';
import { XMLBuilder } from 'fast-xml-parser';
import type { Inline, RichNode } from '../blocks.js';

/** An element, or a text, as the XML library takes them: the order of children is kept. */
export type Markup = Record<string, unknown>;

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  // An empty <p/> would stay open in HTML; a <br> is the only element of ours that never has content there.
  suppressEmptyNode: false,
  unpairedTags: ['br'],
  suppressUnpairedNode: false,
  processEntities: true,
});

/** Signs that no XML document may hold, however they are written: controls but tab and new lines. */
const forbidden = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Surrogate}/gu;

const clean = (text: string): string => text.replace(forbidden, '');

/** A text that stands between elements. */
export const markupText = (text: string): Markup => ({ '#text': clean(text) });

/**
 * An element.
 * @param name its name
 * @param attributes those that are undefined are left away
 * @param children what stands in it
 */
export function tag(
  name: string,
  attributes: Record<string, string | number | undefined> = {},
  children: readonly Markup[] = [],
): Markup {
  const own = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[`@_${key}`, clean(String(value))]],
  );
  return { [name]: children, ...(own.length > 0 && { ':@': Object.fromEntries(own) }) };
}

/**
 * Writes elements as XML. Without namespaces it can be read as HTML, too.
 * @param markup elements and texts
 * @returns the text, escaped by the library
 */
export const writeMarkup = (markup: readonly Markup[]): string => builder.build(markup);

/** The head of an XML file. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * The sign that stands for a dated fact outside of this house, which alone knows its value.
 * @param id the fact's id
 */
export const factMark = (id: string): string => `:fact[${id}]`;

function one(inline: Inline, locale: Locale): Markup[] {
  switch (inline.type) {
    case 'text':
      return [markupText(inline.value)];
    case 'break':
      return [tag('br')];
    case 'emphasis':
      return [tag('em', {}, inlineMarkup(inline.children, locale))];
    case 'strong':
      return [tag('strong', {}, inlineMarkup(inline.children, locale))];
    case 'link':
      // The lessons of this house mean nothing elsewhere.
      return inline.href.startsWith('lesson:')
        ? inlineMarkup(inline.children, locale)
        : [tag('a', { href: inline.href }, inlineMarkup(inline.children, locale))];
    case 'fact':
      return [markupText(factMark(inline.id))];
    case 'sum':
      return [markupText(formatMoney(Math.round(inline.amount * 100), locale))];
  }
}

/**
 * @param inlines running text
 * @param locale language, for amounts
 * @returns the same as XHTML
 */
export const inlineMarkup = (inlines: readonly Inline[], locale: Locale): Markup[] =>
  inlines.flatMap((inline) => one(inline, locale));

function table(rows: Inline[][][], locale: Locale): Markup {
  const row = (name: string) => (cells: Inline[][]) =>
    tag(
      'tr',
      {},
      cells.map((cell) => tag(name, {}, inlineMarkup(cell, locale))),
    );
  const [head = [], ...others] = rows;
  const body = others.length > 0 ? [tag('tbody', {}, others.map(row('td')))] : [];
  return tag('table', {}, [tag('thead', {}, [row('th')(head)]), ...body]);
}

/**
 * @param nodes rich text
 * @param locale language, for amounts
 * @returns the same as XHTML
 */
export function richMarkup(nodes: readonly RichNode[], locale: Locale): Markup[] {
  return nodes.map((node) => {
    switch (node.type) {
      case 'heading':
        return tag(`h${node.depth}`, {}, inlineMarkup(node.children, locale));
      case 'paragraph':
        return tag('p', {}, inlineMarkup(node.children, locale));
      case 'list':
        return tag(
          node.ordered ? 'ol' : 'ul',
          {},
          node.items.map((item) => tag('li', {}, richMarkup(item, locale))),
        );
      case 'table':
        return table(node.rows, locale);
    }
  });
}
