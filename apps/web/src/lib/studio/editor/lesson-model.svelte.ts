import {
  mergeLessons,
  settle,
  type Choice,
  type Conflict,
  type DraftLesson,
} from '@pateka/content/draft';
import { sendLesson } from './calls.js';
import { beginHistory, rebase, record, redo, undo, type History } from './history.js';
import { LessonSaver, type Merged, type SaveState } from './lesson-saver.js';
import { forgetUnsent, keepUnsent, type Unsent } from './unsent.js';

/** What a lesson that is written belongs to, and whom it tells. */
export interface LessonParts {
  moduleId: string;
  /** It is on the server now. */
  onsaved: () => void;
}

/** From a change to keeping it in the tab, in milliseconds. */
const KEEP_MS = 250;

/** A lesson while it is written: its states, how saving stands, and what somebody has to choose. */
export class LessonModel {
  save = $state.raw<SaveState>({ kind: 'saved' });
  conflicts = $state.raw<Conflict[]>([]);
  /** Who wrote meanwhile, when her changes were put in without a question; null when nobody did. */
  mergedWith = $state.raw<{ name: string | null } | null>(null);
  /** The version on the server: what a preview shows. */
  version: number;
  private history: History<DraftLesson>;
  private readonly saver: LessonSaver;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param start the lesson and its version on the server
   * @param unsent what this tab could not send before, if anything
   */
  constructor(
    start: { lesson: DraftLesson; version: number },
    unsent: Unsent | null,
    private readonly parts: LessonParts,
  ) {
    const { base, version, lesson } = unsent ?? { ...start, base: start.lesson };
    this.version = $state.raw(version);
    this.history = $state.raw(beginHistory(lesson));
    this.saver = new LessonSaver(base, version, {
      send: (at, content) => sendLesson(this.path, at, content),
      onstate: (state) => this.stands(state),
      onmerge: (merge) => this.merged(merge),
    });
    this.saver.change(lesson);
  }

  get lesson(): DraftLesson {
    return this.history.now;
  }
  get canUndo(): boolean {
    return this.history.past.length > 0;
  }
  get canRedo(): boolean {
    return this.history.future.length > 0;
  }
  get isUnsent(): boolean {
    return this.saver.isUnsent;
  }
  private get path(): string {
    return `/staff/modules/${this.parts.moduleId}/write/${this.lesson.id}`;
  }

  /**
   * She changed the lesson.
   * @param key what kind of change; typing in one text is undone together. Null: a step of its own
   */
  change(lesson: DraftLesson, key: string | null = null): void {
    if (lesson === this.lesson) return;
    this.history = record(this.history, lesson, { key, at: Date.now() });
    this.send();
  }

  undo(): boolean {
    return this.go(undo(this.history));
  }

  redo(): boolean {
    return this.go(redo(this.history));
  }

  /** She chose one version. The last choice sends the lesson. */
  choose(conflict: Conflict, choice: Choice): void {
    this.change(settle(this.lesson, conflict, choice));
    this.conflicts = this.conflicts.filter((one) => one !== conflict);
    if (this.conflicts.length === 0) this.saver.resume();
  }

  /** The connection is back, or she is about to leave. */
  sendNow(): void {
    this.keep();
    this.saver.now();
  }

  /** What was refused can be saved now: the module or the lesson was brought back. */
  resume(): void {
    this.saver.resume();
  }

  /** Keeps in the tab what is not sent; called before the page goes. */
  keep(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.saver.isUnsent) keepUnsent(this.parts.moduleId, this.saver.unsent);
  }

  private go(history: History<DraftLesson>): boolean {
    if (history === this.history) return false;
    this.history = history;
    this.send();
    return true;
  }

  private send(): void {
    this.saver.change(this.lesson);
    this.timer ??= setTimeout(() => this.keep(), KEEP_MS);
  }

  private stands(state: SaveState): void {
    this.save = state;
    this.version = this.saver.savedVersion;
    if (state.kind !== 'saved') return;
    clearTimeout(this.timer);
    this.timer = undefined;
    forgetUnsent(this.parts.moduleId, this.lesson.id);
    this.parts.onsaved();
  }

  private merged({ base, theirs, lesson, conflicts, savedBy }: Merged): void {
    const now = this.history.now;
    this.history = rebase(this.history, (state) =>
      state === now ? lesson : mergeLessons(base, state, theirs).merged,
    );
    this.conflicts = conflicts;
    this.mergedWith = lesson === now ? null : { name: savedBy };
    this.keep();
  }
}
