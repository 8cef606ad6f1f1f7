import {
  type Fact,
  fillFacts,
  type LearnerChoice,
  type LearnerQuestion,
  type LessonPart as CompiledPart,
} from '@pateka/content';
import { assertNever, type Locale } from '@pateka/domain';
import { figuresOf } from './figures.js';
import type { LessonPart } from './lesson.types.js';
import type { Choice, Question } from './question.types.js';

/** Who reads when. */
export interface Reading {
  facts: ReadonlyMap<string, Fact>;
  locale: Locale;
  /** YYYY-MM-DD */
  today: string;
}

/** @returns compiled parts as the api hands them out, the facts of the day written in */
export const filledParts = (parts: CompiledPart[], reading: Reading): LessonPart[] =>
  parts.map((part) => partOf(part, reading));

function partOf(part: CompiledPart, reading: Reading): LessonPart {
  const { facts } = reading;
  const nothing = { html: null, tool: null, figures: null, question: null };
  switch (part.kind) {
    case 'html':
    case 'image':
    case 'audio':
    case 'video':
    case 'download':
      return { ...nothing, kind: part.kind, html: filled(part.html, reading) };
    case 'reflection':
      return { ...nothing, kind: part.kind, html: filled(part.promptHtml, reading) };
    case 'worksheet':
      return { ...nothing, kind: part.kind, tool: part.tool, figures: figuresOf(part.tool, facts) };
    case 'question':
      return { ...nothing, kind: part.kind, question: questionOf(part.question, reading) };
    default:
      return assertNever(part);
  }
}

function questionOf(question: LearnerQuestion, reading: Reading): Question {
  const { id, type } = question;
  const choicesOf = (choices: LearnerChoice[]): Choice[] =>
    choices.map((choice) => ({ id: choice.id, html: filled(choice.html, reading) }));
  const bare: Question = {
    ...{ id, type, promptHtml: filled(question.promptHtml, reading), answered: false },
    ...{ choices: [], rights: null, pieces: null, steps: null, unit: null },
  };
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return { ...bare, choices: choicesOf(question.options) };
    case 'order':
      return { ...bare, choices: choicesOf(question.items) };
    case 'match':
      return {
        ...bare,
        choices: choicesOf(question.items),
        rights: choicesOf(question.rights),
      };
    case 'gap':
      return { ...bare, pieces: question.pieces.map((piece) => pieceOf(piece, reading)) };
    case 'scenario':
      return {
        ...bare,
        steps: question.steps.map((step) => ({
          ...{ id: step.id, html: filled(step.html, reading) },
          choices: choicesOf(step.choices),
        })),
      };
    case 'number':
      return { ...bare, unit: question.unit ?? null };
    case 'text':
      return bare;
    default:
      return assertNever(question);
  }
}

type Piece = Extract<LearnerQuestion, { type: 'gap' }>['pieces'][number];

const pieceOf = (piece: Piece, reading: Reading) =>
  'gap' in piece
    ? { html: null, gap: piece.gap }
    : { html: filled(piece.html, reading), gap: null };

const filled = (html: string, { facts, locale, today }: Reading) =>
  fillFacts(html, facts, locale, today);
