import type { Locale, WorksheetTool } from '@pateka/domain';
import type { Block } from './blocks.js';
import { frameHtml, richHtml, type HtmlContext } from './compile-html.js';
import { compileQuestion, type AnswerKey, type LearnerQuestion } from './compile-question.js';
import type { Lesson } from './course-package.js';
import { blockRuns, countWords, nominalMinutes, plainText } from './lesson-text.js';

/** A part of a lesson's page, in the order of reading. HTML is safe and may hold fact placeholders. */
export type LessonPart =
  | { kind: 'html'; html: string }
  | { kind: 'question'; question: LearnerQuestion }
  | { kind: 'worksheet'; tool: WorksheetTool }
  | { kind: 'reflection'; id: string; promptHtml: string };

/** A lesson in one language, ready to be stored and read without parsing. */
export interface CompiledLesson {
  parts: LessonPart[];
  /** For the server only: right answers and explanations, in the order of the questions. */
  answerKeys: AnswerKey[];
  /** Plain text without the questions, one line a paragraph; a dated fact is written as "…". */
  text: string;
  /** Words outside the question blocks, title, purpose, outcomes and note included. */
  words: number;
  /** Nominal minutes, the same in both languages. */
  minutes: number;
}

/** What a compiler may be told. */
export interface CompileOptions {
  /** Address of another lesson by its id; links to lessons it does not know become plain text. */
  lessonHref?: (lessonId: string) => string | undefined;
}

function compileBlock(block: Block, context: HtmlContext): { part: LessonPart; key?: AnswerKey } {
  switch (block.block) {
    case 'text':
      return { part: { kind: 'html', html: richHtml(block.content, context) } };
    case 'story':
    case 'callout':
      return { part: { kind: 'html', html: frameHtml(block, context) } };
    case 'worksheet':
      return { part: { kind: 'worksheet', tool: block.tool } };
    case 'reflection': {
      const promptHtml = richHtml(block.prompt, context);
      return { part: { kind: 'reflection', id: block.id, promptHtml } };
    }
    case 'image':
    case 'audio':
    case 'video':
    case 'download':
      throw new Error(`A block ${block.block} cannot be compiled.`);
    case 'question': {
      const { question, key } = compileQuestion(block, context);
      return { part: { kind: 'question', question }, key };
    }
  }
}

/** Neighbouring HTML becomes one part: fewer pieces to store, send and join. */
function joined(parts: readonly LessonPart[]): LessonPart[] {
  const result: LessonPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === 'html' && last?.kind === 'html') last.html += part.html;
    else result.push({ ...part });
  }
  return result;
}

/**
 * Compiles a lesson for reading.
 * @param lesson a lesson of a checked package
 * @param locale which of its languages
 * @param options addresses of other lessons
 * @returns the parts of the page, the answer keys for the server, plain text, words and minutes
 */
export function compileLesson(
  lesson: Lesson,
  locale: Locale,
  options: CompileOptions = {},
): CompiledLesson {
  const document = lesson[locale];
  const compiled = document.blocks.map((block) => compileBlock(block, { ...options, locale }));
  const { head, prose } = countWords(document);
  const lines = document.blocks
    .filter(({ block }) => block !== 'question')
    .flatMap(blockRuns)
    .map(({ inlines }) => plainText(inlines, locale));
  return {
    parts: joined(compiled.map(({ part }) => part)),
    answerKeys: compiled.flatMap(({ key }) => key ?? []),
    text: lines.join('\n'),
    words: head + prose,
    minutes: nominalMinutes(lesson.bg, lesson.exercise),
  };
}
