import { linkPattern } from '@pateka/content/draft';
import type { Locale } from '@pateka/domain';
import { Extension, mergeAttributes, Node, type Extensions } from '@tiptap/core';
import { ListItem } from '@tiptap/extension-list';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Plugin } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import type { FactChoice } from '../context.js';
import { Fact, Sum } from './figures.js';
import { oneLineSlice } from './one-line.js';
import { cleanPaste } from './paste.js';

/** Aligned by class: a style attribute would be refused by the site's policy. */
const alignClass: Readonly<Record<string, string>> = { right: 'text-right', center: 'text-center' };

/** Cells hold one paragraph, and none spans another: that is what a lesson's table can hold. */
const cell = {
  content: 'paragraph',
  addAttributes: () => ({
    colspan: { default: 1, parseHTML: () => 1, rendered: false },
    rowspan: { default: 1, parseHTML: () => 1, rendered: false },
    colwidth: { default: null, parseHTML: () => null, rendered: false },
    align: {
      default: null,
      parseHTML: (element: HTMLElement) => element.dataset['align'] ?? null,
      renderHTML: ({ align }: Record<string, unknown>) =>
        typeof align === 'string' ? { 'data-align': align, class: alignClass[align] } : {},
    },
  }),
};

const tables: Extensions = [
  Table.extend({ renderHTML: () => ['table', ['tbody', 0]] }).configure({ resizable: false }),
  TableRow,
  TableHeader.extend({
    ...cell,
    renderHTML: ({ HTMLAttributes }) => ['th', mergeAttributes(HTMLAttributes), 0],
  }),
  TableCell.extend({
    ...cell,
    renderHTML: ({ HTMLAttributes }) => ['td', mergeAttributes(HTMLAttributes), 0],
  }),
];

/** The parts of StarterKit that a lesson has no place for. Undo belongs to the whole lesson. */
const unused = {
  blockquote: false,
  code: false,
  codeBlock: false,
  document: false,
  dropcursor: false,
  gapcursor: false,
  horizontalRule: false,
  listItem: false,
  strike: false,
  trailingNode: false,
  underline: false,
  undoRedo: false,
} as const;

const noLists = {
  heading: false,
  bulletList: false,
  orderedList: false,
  listKeymap: false,
} as const;

/** An item may begin with anything, as it may in a lesson. */
const Item = ListItem.extend({ content: 'block+' });

const link = {
  autolink: true,
  defaultProtocol: 'https',
  HTMLAttributes: { target: null, rel: null, class: null },
  isAllowedUri: (href: string) => linkPattern.test(href),
  linkOnPaste: true,
  openOnClick: false,
  protocols: [{ scheme: 'lesson', optionalSlashes: true }],
  // Only what was typed as an address: "урок.Следващ" without a space is none.
  shouldAutoLink: (href: string) => /^https?:\/\//.test(href),
};

/** What is pasted is cleaned before it is read; where only one line fits it becomes one. */
const Paste = Extension.create<{ oneLine: boolean }>({
  name: 'paste',
  addOptions: () => ({ oneLine: false }),
  addProseMirrorPlugins() {
    const { oneLine } = this.options;
    return [
      new Plugin({
        props: {
          transformPastedHTML: cleanPaste,
          transformPasted: (slice, view) => {
            const { $from } = view.state.selection;
            const inCell = $from.depth > 1 && $from.node(-1).type.spec['tableRole'] !== undefined;
            const holdsTable = slice.content.firstChild?.type.name === 'table';
            return oneLine || (inCell && !holdsTable) ? oneLineSlice(slice) : slice;
          },
        },
      }),
    ];
  },
});

/** Enter starts nothing new where only one line fits: it breaks the line of a cell, and does nothing else. */
const Enter = Extension.create<{ oneLine: boolean }>({
  name: 'enter',
  priority: 1000,
  addOptions: () => ({ oneLine: false }),
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        if (this.options.oneLine) return true;
        return editor.isActive('table') && editor.commands.setHardBreak();
      },
      // At the end of a table Tab leaves it, instead of adding rows for ever.
      Tab: ({ editor }) => editor.isActive('table') && editor.commands.goToNextCell(),
    };
  },
});

/** What a text may hold. */
export interface TextRules {
  oneLine: boolean;
  facts: readonly FactChoice[];
  locale: Locale;
}

/**
 * The editor's document is exactly what a lesson's text can hold: whatever is typed or pasted fits the schema of
 * content, and there is no place in it for HTML, styles, pictures or addresses of other kinds.
 */
export function textExtensions({ oneLine, facts, locale }: TextRules): Extensions {
  const unlisted = oneLine ? noLists : {};
  return [
    Node.create({ name: 'doc', topNode: true, content: oneLine ? 'paragraph' : 'block+' }),
    StarterKit.configure({ ...unused, heading: { levels: [2, 3] }, link, ...unlisted }),
    Fact.configure({ facts, locale }),
    Sum.configure({ facts, locale }),
    Paste.configure({ oneLine }),
    Enter.configure({ oneLine }),
    ...(oneLine ? [] : [Item, ...tables]),
  ];
}
