import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import type { Caret } from './active.svelte.js';

/** A point of the window, in CSS pixels. */
export interface Point {
  left: number;
  top: number;
}

/** @returns what was selected by a pointer that went from one point to the other; a click is a caret */
export function caretRange(view: EditorView, from: Point, to: Point): { from: number; to: number } {
  const end = view.state.doc.content.size - 1;
  const [one, other] = [from, to].map((point) => view.posAtCoords(point)?.pos ?? end);
  const places = [one ?? end, other ?? end];
  return { from: Math.min(...places), to: Math.max(...places) };
}

/** @returns where in a text the caret is to stand */
export function placeOf(caret: Caret, editor: Editor): number {
  const { size } = editor.state.doc.content;
  if (caret === 'start') return 1;
  return caret === 'end' ? size - 1 : Math.min(caret, size - 1);
}
