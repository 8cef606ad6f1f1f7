import type { Locale } from '@pateka/domain';
import { Editor } from '@tiptap/core';
import type { FactChoice } from '../context.js';
import type { DocNode } from './doc.js';
import { textExtensions } from './extensions.js';
import { leaveKeys, type Leave } from './leave-keys.js';
import { SlashWatch, type Slash } from './slash.js';

/** What an editor is made of, and whom it tells. */
export interface EditorParts {
  element: HTMLElement;
  content: DocNode;
  oneLine: boolean;
  locale: Locale;
  facts: readonly FactChoice[];
  label: string;
  describedBy: string | undefined;
  id: string | undefined;
  look: string;
  /** Her own changes, not those that came from outside. */
  onchange: (doc: DocNode) => void;
  /** Anything, a moved caret too. */
  onbeat: () => void;
  onleave: (leave: Leave) => boolean;
  onslash: (slash: Slash | null) => void;
  onslashkey: (event: KeyboardEvent) => boolean;
}

/** Room kept between the caret and the window's edges, in CSS pixels: the toolbar stands above. */
const margin = { top: 150, bottom: 96, left: 8, right: 8 };

function attributesOf(parts: EditorParts): Record<string, string> {
  const { oneLine, label, describedBy, id, locale, look } = parts;
  return {
    role: 'textbox',
    'aria-multiline': String(!oneLine),
    'aria-label': label,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(id ? { id } : {}),
    lang: locale,
    class: look,
  };
}

/** Makes the editor of one text; the site's policy allows it, because it writes no styles. */
export function makeEditor(parts: EditorParts): Editor {
  const { element, content, oneLine, facts, locale } = parts;
  const { onslash, onslashkey, onleave, onchange, onbeat } = parts;
  return new Editor({
    element,
    content,
    injectCSS: false,
    extensions: [
      ...textExtensions({ oneLine, facts, locale }),
      SlashWatch.configure({ onslash, onkey: onslashkey }),
      leaveKeys(onleave),
    ],
    editorProps: {
      attributes: attributesOf(parts),
      scrollMargin: margin,
      scrollThreshold: margin,
    },
    onUpdate: ({ editor, transaction }) => {
      if (transaction.getMeta('fromOutside') !== true) onchange(editor.getJSON());
    },
    onTransaction: onbeat,
  });
}
