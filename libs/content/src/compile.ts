import { assertNever, type Bilingual, type Locale, type WorksheetTool } from '@pateka/domain';
import type { Block } from './blocks.js';
import { frameHtml, richHtml, type HtmlContext } from './compile-html.js';
import { mediaHtml, type MediaBlock, type MediaLookup } from './compile-media.js';
import { compileQuestion, type AnswerKey, type LearnerQuestion } from './compile-question.js';
import type { Lesson } from './course-package.js';
import { blockRuns, countWords, nominalMinutes, plainText } from './lesson-text.js';
import { whyUnfinished } from './unfinished.js';

/** A part of a lesson's page, in the order of reading. HTML is safe and may hold fact placeholders. */
export type LessonPart =
  | { kind: 'html' | MediaBlock['block']; html: string }
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
  /** What was left out because it is not finished: a sentence for each block, in both studio languages. */
  unfinished: Bilingual[];
}

/** What a compiler may be told. */
export interface CompileOptions {
  /** Address of another lesson by its id; links to lessons it does not know become plain text. */
  lessonHref?: (lessonId: string) => string | undefined;
  /** What is known of files; a block whose file it does not know is left out. */
  mediaOf?: MediaLookup;
}

interface Context extends HtmlContext {
  mediaOf: MediaLookup;
}

interface CompiledBlock {
  part: LessonPart | null;
  key?: AnswerKey;
}

function compileBlock(block: Block, context: Context): CompiledBlock {
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
    case 'download': {
      const known = context.mediaOf(block.media);
      const html = known && mediaHtml(block, known, context);
      return { part: html === undefined ? null : { kind: block.block, html } };
    }
    case 'question': {
      const { question, key } = compileQuestion(block, context);
      return { part: { kind: 'question', question }, key };
    }
    default:
      return assertNever(block);
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

/** The blocks that can be shown, and what there is to say about the others. */
function finishedBlocks(blocks: readonly Block[], mediaOf: MediaLookup) {
  const finished: Block[] = [];
  const unfinished: Bilingual[] = [];
  let questions = 0;
  for (const block of blocks) {
    if (block.block === 'question') questions += 1;
    const why = whyUnfinished(block, questions, mediaOf);
    if (why) unfinished.push(why);
    else finished.push(block);
  }
  return { finished, unfinished };
}

/**
 * Compiles a lesson for reading. A draft may be unfinished: what cannot be shown yet is left out and named.
 * @param lesson a lesson of a package or a draft
 * @param locale which of its languages
 * @param options addresses of other lessons, what is known of files
 * @returns the parts of the page, the answer keys for the server, plain text, words and minutes, and what
 *   was left out
 */
export function compileLesson(
  lesson: Lesson,
  locale: Locale,
  { lessonHref, mediaOf = () => undefined }: CompileOptions = {},
): CompiledLesson {
  const document = lesson[locale];
  const { finished, unfinished } = finishedBlocks(document.blocks, mediaOf);
  const context: Context = { locale, mediaOf, ...(lessonHref && { lessonHref }) };
  const compiled = finished.map((block) => compileBlock(block, context));
  const { head, prose } = countWords(document);
  const lines = finished
    .filter(({ block }) => block !== 'question')
    .flatMap(blockRuns)
    .map(({ inlines }) => plainText(inlines, locale));
  return {
    parts: joined(compiled.flatMap(({ part }) => part ?? [])),
    answerKeys: compiled.flatMap(({ key }) => key ?? []),
    text: lines.join('\n'),
    words: head + prose,
    minutes: nominalMinutes(lesson.bg, lesson.exercise),
    unfinished,
  };
}
