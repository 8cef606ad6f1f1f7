import { isAlike, mergeLessons, type Conflict, type DraftLesson } from '@pateka/content/draft';
import { withoutOwn } from './own-changes.js';

/** Why a lesson cannot be saved as it stands; none of it is lost, and each has a way on. */
export type Refusal = 'archived' | 'removed' | 'too-large' | 'invalid' | 'not-permitted' | 'gone';

/** What came of one try to save. */
export type SaveAnswer =
  | { kind: 'saved'; version: number }
  | {
      kind: 'conflict';
      version: number;
      content: DraftLesson;
      savedBy: string | null;
    }
  | { kind: 'refused'; reason: Refusal }
  /** No connection, or the server is busy: it will do later. */
  | { kind: 'later' }
  | { kind: 'signed-out' };

/** How saving stands. */
export type SaveState =
  | { kind: 'saved' | 'waiting' | 'saving' | 'offline' | 'signed-out' }
  | { kind: 'choose'; savedBy: string | null }
  | { kind: 'refused'; reason: Refusal };

/** Whom a saver tells, and how it reaches the server. */
export interface SaverParts {
  send: (baseVersion: number, lesson: DraftLesson) => Promise<SaveAnswer>;
  onstate: (state: SaveState) => void;
  /** A colleague's changes were put into the lesson; where both wrote in one place, somebody has to choose. */
  onmerge: (merge: Merged) => void;
}

/** What a colleague's changes did to the lesson. */
export interface Merged {
  /** The version both began with, and theirs. */
  base: DraftLesson;
  theirs: DraftLesson;
  /** The lesson with both changes. */
  lesson: DraftLesson;
  conflicts: Conflict[];
  savedBy: string | null;
}

/** From the last change to the save, and the longest that a change waits while she goes on typing. */
const QUIET_MS = 1_000;
const LONGEST_MS = 10_000;
/** The first pause after a try that did not get through, and the longest. */
const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Saves one lesson: a second after the last change, one request at a time, again and again until it got through.
 * A repeated save is harmless. What a colleague saved meanwhile is merged.
 */
export class LessonSaver {
  private current: DraftLesson;
  /** Sent, without an answer that says what became of it. */
  private unsure: DraftLesson[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waitingSince: number | null = null;
  private failures = 0;
  private isSending = false;
  /** Nothing is sent: she has to choose first, or to bring the lesson back. */
  private held: SaveState | null = null;
  private isClosed = false;
  /** What both began with while she still has to choose: whoever comes back later is asked again. */
  private undecided: { base: DraftLesson; version: number } | null = null;

  /**
   * @param base the lesson as the server has it
   * @param version its version there
   */
  constructor(
    private base: DraftLesson,
    private version: number,
    private readonly parts: SaverParts,
  ) {
    this.current = base;
  }

  /** Whether something is not on the server yet. */
  get isUnsent(): boolean {
    return this.current !== this.base;
  }

  /** The version that the server has, as far as is known here. */
  get savedVersion(): number {
    return this.version;
  }

  /** What is needed to go on after the page was left: what was agreed, and what is not sent. */
  get unsent(): { base: DraftLesson; version: number; lesson: DraftLesson } {
    const { base, version, current: lesson } = this;
    return { base, version, ...this.undecided, lesson };
  }

  /** She changed the lesson. */
  change(lesson: DraftLesson): void {
    if (lesson === this.current) return;
    this.current = lesson;
    this.waitingSince ??= Date.now();
    if (this.held || this.isSending) return;
    // Without a connection the next try is due when it is due, not a second after each letter.
    if (this.failures > 0) return;
    this.tell({ kind: 'waiting' });
    const left = this.waitingSince + LONGEST_MS - Date.now();
    this.sendIn(Math.max(0, Math.min(QUIET_MS, left)));
  }

  /** Tries at once: the connection is back, she signed in again, or she is about to leave. */
  now(): void {
    if (!this.held && this.isUnsent) this.sendIn(0);
  }

  /** She has chosen, or brought back what was archived or removed. */
  resume(): void {
    this.held = null;
    this.undecided = null;
    if (this.isUnsent) this.sendIn(0);
    else this.tell({ kind: 'saved' });
  }

  /** The lesson is left; what is unsent is somebody else's to keep. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private tell(state: SaveState): void {
    if (!this.isClosed) this.parts.onstate(state);
  }

  private sendIn(delay: number): void {
    clearTimeout(this.timer);
    if (this.isClosed || this.isSending) return;
    this.timer = setTimeout(() => void this.send(), delay);
  }

  private async send(): Promise<void> {
    const sent = this.current;
    this.isSending = true;
    this.waitingSince = null;
    if (this.failures === 0) this.tell({ kind: 'saving' });
    const answer = await this.parts.send(this.version, sent);
    this.isSending = false;
    if (answer.kind === 'later' || answer.kind === 'signed-out') {
      // What was sent before is contained in it, or was changed again: both are known.
      this.unsure = [...this.unsure, sent].slice(-20);
    }
    this.take(answer, sent);
  }

  private take(answer: SaveAnswer, sent: DraftLesson): void {
    switch (answer.kind) {
      case 'saved':
        this.agree(sent, answer.version);
        break;
      case 'conflict':
        this.merge(answer);
        break;
      case 'refused':
        this.hold({ kind: 'refused', reason: answer.reason });
        break;
      case 'later':
      case 'signed-out':
        this.tryLater(answer.kind === 'later' ? 'offline' : 'signed-out');
    }
  }

  private agree(lesson: DraftLesson, version: number): void {
    [this.base, this.version, this.unsure, this.failures] = [lesson, version, [], 0];
    if (!this.isUnsent) this.tell({ kind: 'saved' });
    else {
      this.tell({ kind: 'waiting' });
      this.sendIn(QUIET_MS);
    }
  }

  private tryLater(kind: 'offline' | 'signed-out'): void {
    this.failures += 1;
    this.tell({ kind });
    this.sendIn(Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** (this.failures - 1)));
  }

  private hold(state: SaveState): void {
    this.held = state;
    this.failures = 0;
    this.tell(state);
  }

  private merge({ version, content, savedBy }: Extract<SaveAnswer, { kind: 'conflict' }>): void {
    const theirs = withoutOwn(content, this.base, this.unsure);
    const { merged, conflicts } = mergeLessons(this.base, this.current, theirs);
    const lesson = isAlike(merged, content) ? content : merged;
    const { base, version: before } = this;
    if (conflicts.length > 0) this.undecided = { base, version: before };
    [this.base, this.version, this.unsure, this.failures] = [content, version, [], 0];
    this.current = lesson;
    this.parts.onmerge({ base, theirs, lesson, conflicts, savedBy });
    if (conflicts.length > 0) this.hold({ kind: 'choose', savedBy });
    else if (this.isUnsent) this.sendIn(0);
    else this.tell({ kind: 'saved' });
  }
}
