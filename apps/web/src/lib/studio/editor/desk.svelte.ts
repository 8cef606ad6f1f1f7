import type { DraftLesson, DraftProblem } from '@pateka/content/draft';
import { askFor, askProblems } from './calls.js';
import { LessonModel } from './lesson-model.svelte.js';
import type { DeedAnswer, LessonDeed, WrittenModule } from './module.js';
import { Preview } from './preview.svelte.js';
import { unsentOf, type Unsent } from './unsent.js';

/** From a save to the next look at what is to be mended, in milliseconds. */
const LOOK_MS = 1_500;

/** What lies on the desk while she writes in a module: its lessons, and those of them that are not sent yet. */
export class Desk {
  module: WrittenModule;
  problems: readonly DraftProblem[];
  /** Lessons with changes that the server does not have. */
  unsent = $state.raw<readonly string[]>([]);
  /** Why the last deed was not done; null when it was. */
  refusal = $state<string | null>(null);
  readonly preview = new Preview();
  private readonly models: Record<string, LessonModel> = {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    start: { module: WrittenModule; problems: readonly DraftProblem[] },
    private readonly announce: (text: string) => void,
  ) {
    this.module = $state.raw(start.module);
    this.problems = $state.raw(start.problems);
  }

  private get path(): string {
    return `/staff/modules/${this.module.id}/write`;
  }

  /**
   * Opens a lesson. One that could not be sent yet is opened as she left it.
   * @param start the lesson as the server has it
   */
  open(start: { lesson: DraftLesson; version: number }): LessonModel {
    const { id } = start.lesson;
    const known = this.models[id];
    if (known?.isUnsent) return known;
    const model = this.model(start, unsentOf(this.module.id).get(id) ?? null);
    this.models[id] = model;
    return model;
  }

  /** Sends what was left in this tab by an earlier visit. */
  sendLeft(but: string | null): void {
    for (const [id, unsent] of unsentOf(this.module.id)) {
      if (id === but || this.models[id]) continue;
      this.models[id] = this.model({ lesson: unsent.base, version: unsent.version }, unsent);
    }
    this.count();
  }

  private model(
    start: { lesson: DraftLesson; version: number },
    unsent: Unsent | null,
  ): LessonModel {
    const onsaved = () => {
      this.count();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.look(), LOOK_MS);
    };
    return new LessonModel(start, unsent, { moduleId: this.module.id, onsaved });
  }

  /** @returns whether something is not on the server yet */
  get isUnsent(): boolean {
    return Object.values(this.models).some((model) => model.isUnsent);
  }

  private count(): void {
    const left = Object.entries(this.models).filter(([, model]) => model.isUnsent);
    this.unsent = left.map(([id]) => id);
  }

  /** The connection is back, she came back to the tab, or she is about to leave it. */
  sendNow(): void {
    for (const model of Object.values(this.models)) if (model.isUnsent) model.sendNow();
    this.count();
  }

  /** Keeps what is unsent in the tab. */
  keep(): void {
    for (const model of Object.values(this.models)) model.keep();
  }

  /** Does something to the lessons of the module; a refusal is said. */
  async deed(deed: LessonDeed): Promise<boolean> {
    const answer = await askFor<DeedAnswer>(this.path, deed);
    if (!answer.ok) {
      this.refusal = answer.text;
      this.announce(answer.text);
      return false;
    }
    this.refusal = null;
    [this.module, this.problems] = [answer.module, answer.problems];
    return true;
  }

  private async look(): Promise<void> {
    const problems = await askProblems(`${this.path}/problems`);
    if (problems) this.problems = problems;
  }
}
