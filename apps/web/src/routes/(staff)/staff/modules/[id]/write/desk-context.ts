import type { EditorContext } from '#lib/studio/context.js';
import type { Desk } from '#lib/studio/editor/desk.svelte.js';
import type { CurrentLesson } from '#lib/studio/editor/module.js';

/** The key of what the pages of the editor share. */
export const DESK = Symbol('desk');

/** Of the lesson that is open: what the list of lessons shows. */
export interface DeskContext {
  current: CurrentLesson | null;
}

/** What the pages of the editor share. */
export interface Shared {
  desk: Desk;
  context: () => EditorContext;
  shared: DeskContext;
}
