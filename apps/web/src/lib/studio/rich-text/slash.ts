import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';

/** What was typed after a slash, and where it stands in the document. */
export interface Slash {
  query: string;
  from: number;
  to: number;
}

/** A slash at the beginning of a line or behind a space, and what was typed since. */
const pattern = /(?:^|\s)\/([^\s/]{0,24})$/;

/** Reads the slash before the caret, if the caret stands behind one. */
function slashBefore(editor: Editor): Slash | null {
  const { selection } = editor.state;
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const query = pattern.exec(before)?.[1];
  if (query === undefined) return null;
  return { query, from: $from.pos - query.length - 1, to: $from.pos };
}

interface SlashOptions {
  /** Called when what stands after the slash changes; null when there is no slash any more. */
  onslash: (slash: Slash | null) => void;
  /** Keys while the menu is open; true when the menu took it. */
  onkey: (event: KeyboardEvent) => boolean;
}

/** Watches for a slash: the menu is the page's. */
export const SlashWatch = Extension.create<SlashOptions>({
  name: 'slash',
  priority: 2000,
  addOptions: () => ({ onslash: () => undefined, onkey: () => false }),
  addProseMirrorPlugins() {
    const { onkey } = this.options;
    return [
      new Plugin({
        key: new PluginKey('slash'),
        props: { handleKeyDown: (_, event) => onkey(event) },
      }),
    ];
  },
  onTransaction({ editor, transaction }) {
    if (transaction.docChanged || transaction.selectionSet) {
      this.options.onslash(slashBefore(editor));
    }
  },
});
