import type { Element, ElementContent, RootContent } from 'hast';
import { linkPattern, type Inline } from '../../blocks.js';
import { htmlNotes } from './note-texts.js';
import type { Reading } from './pieces.js';
import { tidy } from './tidy.js';

type Node = ElementContent | RootContent;

/** Deeper than anybody writes; deeper than that only machines nest, to break a reader. */
const DEEPEST = 120;

/** What never has words for a reader. */
const silent = new Set([
  ...['script', 'style', 'template', 'noscript', 'head', 'title', 'meta', 'link', 'base'],
  ...['select', 'option', 'input', 'textarea', 'button', 'datalist', 'param', 'source', 'track'],
]);
/** What had something to show that has no place here. */
const embedded = new Set([
  ...['svg', 'math', 'iframe', 'object', 'embed', 'video', 'audio', 'canvas', 'map', 'frameset'],
]);
const lookOnly = new Set(['u', 's', 'strike', 'del', 'font', 'mark']);

/**
 * @param value an attribute of a parsed page
 * @returns its text; empty when it is missing
 */
export function textOf(value: Element['properties'][string]): string {
  return typeof value === 'string' ? value : '';
}

/**
 * @param element any element
 * @returns whether it never has words, wherever it stands: it does not part a line
 */
export function isSilent({ tagName }: Element): boolean {
  return silent.has(tagName);
}

/**
 * Says whether an element has nothing to read in it, and notes what is lost with it.
 * @param element any element
 * @param reading receives the note
 */
export function isLeftOut({ tagName }: Element, reading: Reading): boolean {
  if (embedded.has(tagName)) reading.notes.add('left-out', htmlNotes['left-out']);
  return silent.has(tagName) || embedded.has(tagName);
}

/**
 * Reads one level deeper.
 * @param reading counts how deep
 * @param read what to do there
 * @returns what it found; nothing where the page is nested too deep
 */
export function deeper<Found>(reading: Reading, read: () => Found[]): Found[] {
  if (reading.depth >= DEEPEST) {
    reading.notes.add('too-deep', htmlNotes['too-deep']);
    return [];
  }
  reading.depth += 1;
  const found = read();
  reading.depth -= 1;
  return found;
}

function withoutLinks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (!('children' in inline)) return [inline];
    const children = withoutLinks(inline.children);
    return inline.type === 'link' ? children : [{ ...inline, children }];
  });
}

function link(element: Element, reading: Reading): Inline[] {
  const children = inlineNodes(element.children, reading);
  const href = textOf(element.properties['href']).trim();
  if (/^https?:/i.test(href) && linkPattern.test(href)) {
    return [{ type: 'link', href, children: withoutLinks(children) }];
  }
  if (href !== '' && children.length > 0) {
    const code = href.startsWith('#') ? 'inner-links' : 'links';
    reading.notes.add(code, htmlNotes[code]);
  }
  return children;
}

type Mark = 'strong' | 'emphasis';

function marksOf({ tagName, properties }: Element): Mark[] {
  const style = textOf(properties['style']);
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1] ?? '';
  const slant = /font-style:\s*(\w+)/i.exec(style)?.[1] ?? '';
  const isBold =
    weight === '' ? ['b', 'strong'].includes(tagName) : /^(?:bold|[6-9]00)/.test(weight);
  const isSlanted =
    slant === '' ? ['i', 'em'].includes(tagName) : /^(?:italic|oblique)/.test(slant);
  return [...(isBold ? (['strong'] as const) : []), ...(isSlanted ? (['emphasis'] as const) : [])];
}

function withoutMark(inlines: readonly Inline[], mark: Mark): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (!('children' in inline)) return [inline];
    const children = withoutMark(inline.children, mark);
    return inline.type === mark ? children : [{ ...inline, children }];
  });
}

function marked(element: Element, reading: Reading): Inline[] {
  let children = inlineNodes(element.children, reading);
  if (lookOnly.has(element.tagName) && children.length > 0) {
    reading.notes.add('look', htmlNotes.look);
  }
  for (const mark of marksOf(element)) {
    if (children.length > 0) children = [{ type: mark, children: withoutMark(children, mark) }];
  }
  return children;
}

function one(node: Node, reading: Reading): Inline[] {
  if (node.type === 'text') return node.value === '' ? [] : [{ type: 'text', value: node.value }];
  if (node.type !== 'element' || isLeftOut(node, reading)) return [];
  switch (node.tagName) {
    case 'br':
      return [{ type: 'break' }];
    case 'img': {
      const { src, alt } = node.properties;
      reading.pictures.push({ type: 'picture', src: textOf(src), alt: textOf(alt) });
      return [];
    }
    case 'a':
      return link(node, reading);
    default:
      return marked(node, reading);
  }
}

/**
 * Turns parsed HTML into running text, as it was found: see `tidy`.
 * @param nodes what stands in a line
 * @param reading receives notes and pictures
 */
export function inlineNodes(nodes: readonly Node[], reading: Reading): Inline[] {
  return deeper(reading, () => nodes.flatMap((node) => one(node, reading)));
}

/**
 * Turns parsed HTML into running text of our form.
 * @param nodes what stands in a line
 * @param reading receives notes and pictures
 */
export function inlineFromHast(nodes: readonly Node[], reading: Reading): Inline[] {
  return tidy(inlineNodes(nodes, reading));
}
