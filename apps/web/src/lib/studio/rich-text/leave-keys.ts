import { Extension, type Editor } from '@tiptap/core';

/**
 * How the caret leaves a text: over its first or last line, or by taking its beginning to what stands before it.
 */
export type Leave = 'up' | 'down' | 'join';

function atEdge(editor: Editor, direction: 'up' | 'down'): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  if (!empty || !view.endOfTextblock(direction)) return false;
  const [index, last] = [$from.index(0), state.doc.childCount - 1];
  const isEdge = direction === 'up' ? index === 0 : index === last;
  // Inside a list or a table there may be lines further on.
  return isEdge && $from.depth === 1;
}

function atBeginning(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  return empty && $from.depth === 1 && $from.pos === 1 && $from.parent.type.name === 'paragraph';
}

/**
 * Lets the arrow keys and Backspace go on where a text ends, as they would in one long page.
 * @param onleave asked where the caret should leave; false when there is nowhere to go
 */
export function leaveKeys(onleave: (leave: Leave) => boolean): Extension {
  return Extension.create({
    name: 'leave',
    addKeyboardShortcuts: () => ({
      ArrowUp: ({ editor }) => atEdge(editor, 'up') && onleave('up'),
      ArrowDown: ({ editor }) => atEdge(editor, 'down') && onleave('down'),
      Backspace: ({ editor }) => atBeginning(editor) && onleave('join'),
    }),
  });
}
