import { formatMoney, type Locale } from '@pateka/domain';
import type { Comment, Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Block, CalloutKind, ColumnAlign, Inline, RichNode } from './blocks.js';
import { plainText } from './lesson-text.js';

/** What a compiler of text has to know. */
export interface HtmlContext {
  locale: Locale;
  /** Address of another lesson; without it, or when it knows none, a link to a lesson is plain text. */
  lessonHref?: (lessonId: string) => string | undefined;
}

/**
 * What begins a comment. In text it is escaped; in an attribute HTML lets it stand, and `fillFacts`, which does
 * not parse, would take it for the place of a fact and write an element into the attribute.
 */
const commentStart = /<(?=!--)/g;

/** Makes an element of the tree that is written as HTML at the end. No attribute holds what begins a comment. */
export function element(
  tagName: string,
  properties: Properties,
  children: ElementContent[],
): Element {
  const tame = Object.entries(properties).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(commentStart, '‹') : value,
  ]);
  return { type: 'element', tagName, properties: Object.fromEntries(tame) as Properties, children };
}

/** Authors cannot write comments: text is escaped, attributes hold none. So nobody can fake a fact. */
function factPlaceholder(id: string): Comment {
  return { type: 'comment', value: `fact:${id}` };
}

function link(node: Extract<Inline, { type: 'link' }>, context: HtmlContext): ElementContent[] {
  const children = inlineTree(node.children, context);
  if (!node.href.startsWith('lesson:')) {
    return [element('a', { href: node.href, rel: ['noreferrer'] }, children)];
  }
  const href = context.lessonHref?.(node.href.slice('lesson:'.length));
  return href ? [element('a', { href }, children)] : children;
}

/** A number and its sign stay on one line. */
const signAfterNumber = /(\d) (?=[€%])/g;

/** Running text as a tree. */
export function inlineTree(inlines: readonly Inline[], context: HtmlContext): ElementContent[] {
  return inlines.flatMap((inline): ElementContent[] => {
    switch (inline.type) {
      case 'text':
        return [{ type: 'text', value: inline.value.replace(signAfterNumber, '$1\u00a0') }];
      case 'break':
        return [element('br', {}, [])];
      case 'emphasis':
        return [element('em', {}, inlineTree(inline.children, context))];
      case 'strong':
        return [element('strong', {}, inlineTree(inline.children, context))];
      case 'link':
        return link(inline, context);
      case 'fact':
        return [factPlaceholder(inline.id)];
      case 'sum': {
        const value = formatMoney(Math.round(inline.amount * 100), context.locale);
        return [element('span', { className: ['money'] }, [{ type: 'text', value }])];
      }
    }
  });
}

const tableName: Record<Locale, string> = { bg: 'Таблица', en: 'Table' };

/** Three columns and more signs in a row than a small phone has beside each other. */
const wideFrom = { columns: 3, signs: 40 } as const;

function isWide(rows: readonly Inline[][][], locale: Locale): boolean {
  const lengths = rows.map((cells) =>
    cells.reduce((sum, cell) => sum + plainText(cell, locale).length, 0),
  );
  return (rows[0]?.length ?? 0) >= wideFrom.columns && Math.max(...lengths) > wideFrom.signs;
}

type Cell = (content: Inline[], column: number) => Element;

/**
 * A wide table is laid out on a phone as a list for each row, each cell with the head of its column. Browsers
 * then forget that it is a table, so the roles are said aloud.
 */
function table(node: Extract<RichNode, { type: 'table' }>, context: HtmlContext): Element {
  const [head = [], ...rows] = node.rows;
  const wide = isWide(node.rows, context.locale);
  const as = (role: string): Properties => (wide ? { role } : {});
  const cell =
    (tagName: 'th' | 'td'): Cell =>
    (content, column) => {
      const align: ColumnAlign = node.align[column] ?? null;
      const own: Properties =
        tagName === 'th'
          ? { scope: 'col', ...as('columnheader') }
          : {
              ...as('cell'),
              ...(wide && { dataLabel: plainText(head[column] ?? [], context.locale) }),
            };
      const properties: Properties = { ...own, ...(align && { className: [`align-${align}`] }) };
      return element(tagName, properties, inlineTree(content, context));
    };
  const row = (tagName: 'th' | 'td') => (cells: Inline[][]) =>
    element('tr', as('row'), cells.map(cell(tagName)));
  const body = rows.length > 0 ? [element('tbody', as('rowgroup'), rows.map(row('td')))] : [];
  const properties: Properties = wide ? { className: ['wide'], role: 'table' } : {};
  const content = element('table', properties, [
    element('thead', as('rowgroup'), [row('th')(head)]),
    ...body,
  ]);
  // A table may still scroll on a phone; a keyboard must be able to scroll it too.
  const frame = { className: ['table-scroll'], role: 'region', tabIndex: 0 };
  return element('div', { ...frame, ariaLabel: tableName[context.locale] }, [content]);
}

/** A list item of one paragraph needs no <p> around it. */
function listItem(item: readonly RichNode[], context: HtmlContext): Element {
  const children = item.flatMap((node, index) =>
    node.type === 'paragraph' && index === 0
      ? inlineTree(node.children, context)
      : [richTree(node, context)],
  );
  return element('li', {}, children);
}

/** A piece of rich text as a tree. */
export function richTree(node: RichNode, context: HtmlContext): Element {
  switch (node.type) {
    case 'heading':
      return element(`h${node.depth}`, {}, inlineTree(node.children, context));
    case 'paragraph':
      return element('p', {}, inlineTree(node.children, context));
    case 'list': {
      const items = node.items.map((item) => listItem(item, context));
      return element(node.ordered ? 'ol' : 'ul', {}, items);
    }
    case 'table':
      return table(node, context);
  }
}

/**
 * Writes running text as HTML.
 * @param inlines running text
 * @param context language and addresses
 * @returns safe HTML: every character of an author is escaped
 */
export function inlineHtml(inlines: readonly Inline[], context: HtmlContext): string {
  return toHtml({ type: 'root', children: inlineTree(inlines, context) });
}

/**
 * Writes rich text as HTML.
 * @param nodes paragraphs, headings, lists, tables
 * @param context language and addresses
 * @returns safe HTML: every character of an author is escaped
 */
export function richHtml(nodes: readonly RichNode[], context: HtmlContext): string {
  return toHtml({ type: 'root', children: nodes.map((node) => richTree(node, context)) });
}

const storyLabel: Record<Locale, string> = {
  bg: 'Пример от ежедневието',
  en: 'An everyday example',
};
const calloutLabels: Record<CalloutKind, Record<Locale, string>> = {
  safety: { bg: 'За Вашата безопасност', en: 'For your safety' },
  tip: { bg: 'Полезно', en: 'Good to know' },
  remember: { bg: 'Запомнете', en: 'Remember' },
};

/** Labels are no headings: a box may stand before the first heading without breaking the outline. */
function label(className: string, value: string): Element {
  return element('p', { className: [className] }, [{ type: 'text', value }]);
}

/**
 * Writes an example or a box as HTML, with its label in the language of the lesson.
 * @param block a story or a callout
 * @param context language and addresses
 * @returns safe HTML: a section for a story, an aside with role note for a callout
 */
export function frameHtml(
  block: Extract<Block, { block: 'story' | 'callout' }>,
  context: HtmlContext,
): string {
  const content = block.content.map((node) => richTree(node, context));
  if (block.block === 'story') {
    const head = label('story-label', storyLabel[context.locale]);
    return toHtml(element('section', { className: ['story'] }, [head, ...content]));
  }
  const head = label('callout-label', calloutLabels[block.kind][context.locale]);
  const className = ['callout', `callout-${block.kind}`];
  return toHtml(element('aside', { className, role: 'note' }, [head, ...content]));
}
