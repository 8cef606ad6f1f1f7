import type { Locale } from '@pateka/domain';
import type { Editor } from '@tiptap/core';

/** Where the caret goes when a text gets the focus: one of its ends, or a place in the document. */
export type Caret = 'start' | 'end' | number;

/** A text that is being written in. */
export interface OpenText {
  editor: Editor;
  /** The language of the text. */
  locale: Locale;
  /** Whether it is one line: without headings, lists and tables. */
  oneLine: boolean;
  /** Makes it plain HTML again. */
  close: () => void;
}

/**
 * The one text of the page that is an editor just now. It stays one while the toolbar has the focus, until another
 * text is opened: so a lesson of a hundred rows runs one editor, not a hundred.
 */
class ActiveText {
  open = $state.raw<OpenText | null>(null);
  /** Counts what happened in it: the toolbar shows bold as pressed where the caret stands in bold. */
  beat = $state(0);
  /** Where the caret goes in the text that gets the focus next. */
  caret: Caret = 'start';

  /** Opens a text, and closes the one that was open. */
  take(text: OpenText): void {
    const before = this.open;
    this.open = text;
    before?.close();
  }

  /** A text is no longer on the page, or closed itself. */
  leave(editor: Editor): void {
    if (this.open?.editor === editor) this.open = null;
  }
}

export const active = new ActiveText();

/**
 * Puts the caret into a text of the page.
 * @param id the text's id in the page
 * @returns whether there is such a text
 */
export function focusText(id: string, caret: Caret): boolean {
  const element = document.getElementById(id);
  if (!element) return false;
  active.caret = caret;
  element.focus();
  return true;
}
