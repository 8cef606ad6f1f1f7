import {
  beginTranslation,
  changeBlock,
  copyRow,
  cutFor,
  insertRows,
  joinWithBefore,
  markTranslated,
  mostRows,
  moveRow,
  newRow,
  removeRow,
  replaceRow,
  splitRow,
  type Block,
  type DraftBlock,
  type DraftLesson,
} from '@pateka/content/draft';
import type { Locale } from '@pateka/domain';
import { tick } from 'svelte';
import { m } from '#lib/paraglide/messages.js';
import { focusText, type Caret } from '../rich-text/active.svelte.js';
import type { BlockKind } from './choices.js';
import type { LessonModel } from './lesson-model.svelte.js';
import { newBlock } from './new-block.js';
import { isWritten, rowId, rowName, textId } from './places.js';

/** Where writing begins in a row that is a form: its first text, or its first field. */
const firsts = ['[role="textbox"]', 'input:not([hidden]), select, textarea, button'];

/** What she does with the rows of one lesson; each says what happened, and leaves the focus where it makes sense. */
export class LessonDeeds {
  constructor(
    private readonly model: LessonModel,
    private readonly announce: (text: string) => void,
  ) {}

  private get lesson(): DraftLesson {
    return this.model.lesson;
  }
  private at(id: string): number {
    return this.lesson.blocks.findIndex((row) => row.id === id);
  }
  private row(id: string): DraftBlock | undefined {
    return this.lesson.blocks[this.at(id)];
  }

  /** Writes in a row; typing in one text is undone together. */
  write(id: string, locale: Locale, block: Block): void {
    const row = this.row(id);
    if (!row) return;
    const next = changeBlock(row, locale, block);
    this.model.change(replaceRow(this.lesson, next), `${id} ${locale}`);
  }

  /** Puts another block in the place of a row's, in both languages: they came as translations of each other. */
  writeBoth(id: string, blocks: Pick<DraftBlock, Locale>): void {
    const row = this.row(id);
    if (!row) return;
    const next = markTranslated({ ...row, ...blocks, translatedFrom: null });
    this.model.change(replaceRow(this.lesson, next));
  }

  /** Puts a new row behind another one; before all when `after` is null. */
  async insert(after: string | null, kind: BlockKind, locale: Locale): Promise<void> {
    const row = newRow(newBlock(kind), locale);
    const at = after === null ? 0 : this.at(after) + 1;
    await this.insertAt(at, [row], row, locale);
  }

  /** Puts a new row into a text, before its paragraph `cut`. */
  async insertInto(id: string, cut: number, kind: BlockKind, locale: Locale): Promise<void> {
    const row = this.row(id);
    if (!row) return;
    const added = newRow(newBlock(kind), locale);
    const isEmpty =
      !(row.bg && 'content' in row.bg && row.bg.content.length > 0) &&
      !(row.en && 'content' in row.en && row.en.content.length > 0);
    const parts = isEmpty ? [] : splitRow(row, cutFor(row, locale, cut));
    const before = cut === 0 ? 0 : 1;
    const rows = [...parts.slice(0, before), added, ...parts.slice(before)];
    if (this.lesson.blocks.length + 2 > mostRows) {
      this.announce(m.editor_full());
      return;
    }
    const blocks = this.lesson.blocks.toSpliced(this.at(id), 1, ...rows);
    this.model.change({ ...this.lesson, blocks });
    await this.arrive(added, locale);
  }

  private async insertAt(at: number, rows: DraftBlock[], to: DraftBlock, locale: Locale) {
    const next = insertRows(this.lesson, at, rows);
    if (next === this.lesson) {
      this.announce(m.editor_full());
      return;
    }
    this.model.change(next);
    await this.arrive(to, locale);
  }

  private async arrive(row: DraftBlock, locale: Locale): Promise<void> {
    await this.focus(row.id, locale);
    this.announce(m.editor_inserted({ what: rowName(row), place: this.at(row.id) + 1 }));
  }

  /** Puts the focus into a row. */
  async focus(id: string, locale: Locale, caret: Caret = 'start'): Promise<void> {
    await tick();
    if (focusText(textId(id, locale), caret)) return;
    const element = document.getElementById(rowId(id));
    const cell = element?.querySelector(`:scope > [lang="${locale}"]`);
    const fields = firsts.map((first) => cell?.querySelector<HTMLElement>(first));
    (fields.find((field) => field) ?? element)?.focus();
  }

  /** Moves a row up or down by so many places. */
  move(id: string, by: number): void {
    void this.moveTo(id, this.at(id) + by);
  }

  async moveTo(id: string, to: number): Promise<void> {
    const row = this.row(id);
    const next = moveRow(this.lesson, id, to);
    if (!row || next === this.lesson) {
      this.announce(m.editor_moved_not());
      return;
    }
    const focused = document.activeElement;
    this.model.change(next);
    await tick();
    // A moved element loses the focus.
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus();
    const [place, count] = [this.at(id) + 1, this.lesson.blocks.length];
    this.announce(m.editor_moved({ what: rowName(row), place, count }));
  }

  async copy(id: string, locale: Locale): Promise<void> {
    const row = this.row(id);
    if (!row) return;
    const copied = copyRow(row);
    await this.insertAt(this.at(id) + 1, [copied], copied, locale);
  }

  async remove(id: string, locale: Locale): Promise<void> {
    const [row, at] = [this.row(id), this.at(id)];
    if (!row) return;
    this.model.change(removeRow(this.lesson, id));
    this.announce(m.editor_removed({ what: rowName(row) }));
    const next = this.lesson.blocks[at] ?? this.lesson.blocks[at - 1];
    await tick();
    if (next) document.getElementById(rowId(next.id))?.querySelector('button')?.focus();
    else document.getElementById(`write-on-${locale}`)?.focus();
  }

  /** Joins a text with the text before it, as Backspace at its beginning does. */
  join(id: string, locale: Locale): boolean {
    const before = this.lesson.blocks[this.at(id) - 1];
    const next = joinWithBefore(this.lesson, id);
    if (!before || next === this.lesson) return false;
    this.model.change(next);
    this.announce(m.editor_joined());
    void this.focus(before.id, locale, 'end');
    return true;
  }

  /** Moves the caret to the text above or below. */
  leave(id: string, locale: Locale, by: 1 | -1): boolean {
    const next = this.lesson.blocks[this.at(id) + by];
    if (next && isWritten(next)) {
      return focusText(textId(next.id, locale), by === 1 ? 'start' : 'end');
    }
    return !next && by === 1 && focusText(`write-on-${locale}`, 'start');
  }

  translated(id: string): void {
    const row = this.row(id);
    if (!row) return;
    this.model.change(replaceRow(this.lesson, markTranslated(row)));
    this.announce(m.editor_translated_said());
  }

  async begin(id: string, locale: Locale): Promise<void> {
    const row = this.row(id);
    if (!row) return;
    this.model.change(replaceRow(this.lesson, beginTranslation(row)));
    await this.focus(id, locale);
  }

  /** Puts a text into another box, or takes it out of one. */
  turn(id: string, kind: BlockKind): void {
    const row = this.row(id);
    const locale = row?.bg ? 'bg' : 'en';
    const block = row?.[locale];
    if (!row || !block || !('content' in block)) return;
    const box = newBlock(kind);
    if (!('content' in box)) return;
    const next = changeBlock(row, locale, { ...box, content: block.content });
    this.model.change(replaceRow(this.lesson, next));
    this.announce(m.editor_turned({ what: rowName(next) }));
  }

  undo(): void {
    this.announce(this.model.undo() ? m.editor_undone() : m.editor_undone_not());
  }

  redo(): void {
    this.announce(this.model.redo() ? m.editor_redone() : m.editor_redone_not());
  }
}
