import type { Locale } from '@pateka/domain';
import type { LessonDocument } from '../blocks.js';
import { blocksFromMarkdown } from './blocks-from-markdown.js';
import { frontMatter, type FrontMatter } from './package-schemas.js';
import type { Explanation, PackageFile, Problem } from './problem.js';
import { readYaml } from './yaml-source.js';

/** A lesson in one language as it was written: the document and where each piece stands. */
export interface LessonFile {
  file: string;
  locale: Locale;
  front: FrontMatter;
  document: LessonDocument;
  /** Line (from 1) of a block or piece of text, or of a key of the front matter. */
  lineOf: (piece: object | keyof FrontMatter) => number;
}

/** Either a lesson file or what is wrong with it. */
export type LessonFileResult =
  { ok: true; lesson: LessonFile } | { ok: false; problems: Problem[] };

/** Said of a lesson file that `splitFrontMatter` could not part. */
export const noFrontMatter: Explanation = {
  message: {
    bg: 'Файлът не започва с данните на урока.',
    en: 'The file does not begin with front matter.',
  },
  remedy: {
    bg: 'Започнете го с ред `---`, после полетата и още един ред `---`.',
    en: 'Begin it with a line `---`, the keys, and another line `---`.',
  },
};

const fence = /^---[ \t]*$/;

/**
 * Parts a lesson file at the line that ends its front matter.
 * @param text the file
 * @returns both parts, and the line of the second `---`; nothing for a file without front matter
 */
export function splitFrontMatter(
  text: string,
): { front: string; body: string; end: number } | undefined {
  const lines = text.split('\n');
  if (!fence.test(lines[0] ?? '')) return undefined;
  const end = lines.findIndex((line, index) => index > 0 && fence.test(line));
  if (end < 0) return undefined;
  return {
    front: lines.slice(1, end).join('\n'),
    body: lines.slice(end + 1).join('\n'),
    end: end + 1,
  };
}

function documentOf(front: FrontMatter, blocks: LessonDocument['blocks']): LessonDocument {
  const { title, purpose, minutes, outcomes, note } = front;
  return { title, purpose, minutes, outcomes, ...(note ? { note } : {}), blocks };
}

/**
 * Reads one lesson file: front matter and Markdown.
 * @param file path and text
 * @param locale language of the file
 * @returns the lesson, or everything found wrong with its form
 */
export function readLessonFile(file: PackageFile, locale: Locale): LessonFileResult {
  const split = splitFrontMatter(file.text);
  if (!split) return { ok: false, problems: [{ file: file.path, line: 1, ...noFrontMatter }] };
  const yaml = readYaml({ path: file.path, text: split.front }, frontMatter, 2);
  const body = blocksFromMarkdown({ file: file.path, text: split.body, linesBefore: split.end });
  if (!yaml.ok) return { ok: false, problems: [...yaml.problems, ...body.problems] };
  if (body.problems.length > 0) return { ok: false, problems: body.problems };
  const { source } = yaml;
  return {
    ok: true,
    lesson: {
      file: file.path,
      locale,
      front: source.value,
      document: documentOf(source.value, body.blocks),
      lineOf: (piece) =>
        typeof piece === 'string'
          ? source.lineOf([piece])
          : (body.lines.get(piece) ?? split.end + 1),
    },
  };
}
