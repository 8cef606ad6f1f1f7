import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import type { DocNode } from './doc.js';

/**
 * Puts another state of a text into its editor: only what differs is replaced, so that the caret stays where
 * nothing changed, and stands behind the change otherwise.
 * @param editor the open editor
 * @param doc the text as it should be
 */
export function syncDoc(editor: Editor, doc: DocNode): void {
  const { state, view, schema } = editor;
  const next = schema.nodeFromJSON(doc);
  const start = state.doc.content.findDiffStart(next.content);
  const end = state.doc.content.findDiffEnd(next.content);
  if (start === null || !end) return;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const [until, to] = [end.a + overlap, end.b + overlap];
  const transaction = state.tr.replace(start, until, next.slice(start, to));
  const place = Math.min(transaction.mapping.map(until), transaction.doc.content.size);
  transaction.setSelection(Selection.near(transaction.doc.resolve(place), -1));
  view.dispatch(transaction.setMeta('fromOutside', true).setMeta('addToHistory', false));
}
