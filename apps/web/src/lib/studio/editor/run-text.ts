import type { Editor } from '@tiptap/core';
import type { TextKind } from './choices.js';

/** What is asked for before it can stand in a text. */
export type TextPanel = 'fact' | 'sum' | 'link';

/**
 * Puts something into a text, or takes it out again.
 * @param editor the text that is written in
 * @param onpanel opens what a fact or an amount is chosen in
 */
export function runText(
  editor: Editor,
  kind: TextKind | 'bold' | 'italic',
  onpanel: (panel: TextPanel) => void,
): void {
  const chain = editor.chain().focus();
  switch (kind) {
    case 'bold':
      chain.toggleBold().run();
      break;
    case 'italic':
      chain.toggleItalic().run();
      break;
    case 'heading-2':
      chain.toggleHeading({ level: 2 }).run();
      break;
    case 'heading-3':
      chain.toggleHeading({ level: 3 }).run();
      break;
    case 'bullets':
      chain.toggleBulletList().run();
      break;
    case 'numbers':
      chain.toggleOrderedList().run();
      break;
    case 'table':
      chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run();
      break;
    case 'fact':
    case 'sum':
      onpanel(kind);
  }
}
