import type { Locale } from '@pateka/domain';
import { stringify } from 'yaml';
import type { Block } from '../blocks.js';
import type { DraftLesson } from '../draft/draft.js';
import { lessonFromDraft } from '../draft/lesson-from-draft.js';
import type { RowsFile } from '../package/package-schemas.js';
import type { PackageFile } from '../package/problem.js';
import { blocksToMarkdown } from './blocks-to-markdown.js';
import { piecesWritten } from './rich-to-markdown.js';

/**
 * Writes a value as YAML, without folding long lines.
 * @param value plain data
 */
export function toYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}

function languageFile(lesson: DraftLesson, locale: Locale, minutes: number): string {
  const { title, purpose, outcomes, note } = lesson[locale];
  const { id, exercise, competences, skippable } = lesson;
  const front = {
    ...{ id, title, purpose, minutes, exercise, outcomes, competences },
    ...(note === '' ? {} : { note }),
    ...(skippable ? { skippable } : {}),
  };
  const blocks = lesson.blocks.flatMap((row) => row[locale] ?? []);
  return `---\n${toYaml(front)}---\n\n${blocksToMarkdown(blocks)}`;
}

function shareOf(block: Block | null): RowsFile['rows'][number]['bg'] {
  if (block === null) return null;
  return block.block === 'text' ? piecesWritten(block.content) : 'block';
}

function rowsOf({ headTranslatedFrom, blocks }: DraftLesson): RowsFile {
  const rows = blocks.map(({ id, bg, en, translatedFrom }) => ({
    ...{ id, bg: shareOf(bg), en: shareOf(en) },
    translatedFrom,
  }));
  return { headTranslatedFrom, rows };
}

function isWritten({ en: head, blocks }: DraftLesson): boolean {
  const words = [head.title, head.purpose, head.note, ...head.outcomes];
  return head.outcomes.length > 0 || words.some(Boolean) || blocks.some(({ en }) => en !== null);
}

const rowsComment = '# Made by the studio. Without this file the lesson reads the same.\n';

/**
 * Writes a lesson as the files of its folder.
 * @param lesson the draft
 * @param languages the languages of its module
 * @param folder the folder, without a slash at its end
 * @returns bg.md, en.md where English belongs to it, and rows.yaml
 */
export function lessonFiles(
  lesson: DraftLesson,
  languages: readonly Locale[],
  folder: string,
): PackageFile[] {
  const { minutes } = lessonFromDraft(lesson, languages).bg;
  const shown = Math.min(60, minutes);
  const withEnglish = languages.includes('en') || isWritten(lesson);
  return [
    { path: `${folder}/bg.md`, text: languageFile(lesson, 'bg', shown) },
    ...(withEnglish ? [{ path: `${folder}/en.md`, text: languageFile(lesson, 'en', shown) }] : []),
    { path: `${folder}/rows.yaml`, text: rowsComment + toYaml(rowsOf(lesson)) },
  ];
}
