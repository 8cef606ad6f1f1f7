import type { QuestionBlock } from '../blocks.js';
import { inlinesOf } from '../lesson-text.js';
import type { LessonFile } from '../package/lesson-file.js';
import type { CatalogueProblem } from './catalogue-problem.js';
import { problemAt, type LessonRule } from './rule.js';

const questionsPerLesson = 3;
const typesPerLesson = 2;
const fewestAnswers = 2;

function questionsOf({ document }: LessonFile): QuestionBlock[] {
  return document.blocks.filter((block) => block.block === 'question');
}

/** Exactly three questions: every lesson is the same length of work. */
export const threeQuestions: LessonRule = (lesson) => {
  const questions = questionsOf(lesson);
  if (questions.length === questionsPerLesson) return [];
  return problemAt(
    lesson,
    questions[questionsPerLesson] ?? questions.at(-1) ?? 'title',
    `The lesson has ${questions.length} questions, not ${questionsPerLesson}.`,
    `Write exactly ${questionsPerLesson} questions.`,
  );
};

/** At least two kinds of question, so that one cannot answer by habit. */
export const severalTypes: LessonRule = (lesson) => {
  const questions = questionsOf(lesson);
  const [first] = questions;
  if (!first || new Set(questions.map(({ type }) => type)).size >= typesPerLesson) return [];
  return problemAt(
    lesson,
    first,
    `All questions are of type ${first.type}.`,
    'Change one to another type: single, multiple, order or number.',
  );
};

function rightAnswerOf(lesson: LessonFile, question: QuestionBlock): CatalogueProblem[] {
  if (question.type !== 'single' && question.type !== 'multiple' && question.type !== 'order') {
    return [];
  }
  const answers = question.type === 'order' ? question.items : question.options;
  if (answers.length < fewestAnswers) {
    const message = 'The question offers fewer than two answers.';
    return problemAt(lesson, question, message, 'Add answers.');
  }
  if (question.type === 'order') return [];
  const right = question.options.filter((option) => option.right).length;
  if (question.type === 'single' && right !== 1) {
    return problemAt(
      lesson,
      question,
      `A question of type single has ${right} right answers.`,
      'Mark exactly one answer with [x], or make the type multiple.',
    );
  }
  if (right > 0) return [];
  return problemAt(lesson, question, 'No answer is right.', 'Mark the right answers with [x].');
}

/** Every question can be answered rightly. */
export const rightAnswers: LessonRule = (lesson) =>
  questionsOf(lesson).flatMap((question) => rightAnswerOf(lesson, question));

/** Every answer, right or not, teaches: none stands without text or explanation. */
export const everyAnswerExplained: LessonRule = (lesson) =>
  questionsOf(lesson).flatMap((question) => {
    if (question.type === 'true-false' || question.type === 'scenario') return [];
    if (question.type !== 'single' && question.type !== 'multiple') {
      if (question.explanation.length > 0) return [];
      return problemAt(
        lesson,
        question,
        'The question has no explanation.',
        'Add a line "> …" after the answer.',
      );
    }
    return question.options
      .filter(({ answer, explanation }) => answer.length === 0 || explanation.length === 0)
      .flatMap((option) =>
        problemAt(
          lesson,
          option,
          'An answer has no text or no explanation.',
          'Write: - [ ] answer > explanation, with a space on both sides of the >.',
        ),
      );
  });

/** Questions and reflections are told apart by their ids. */
export const idsInLesson: LessonRule = (lesson) => {
  const seen = new Set<string>();
  return lesson.document.blocks.flatMap((block) => {
    if (block.block !== 'question' && block.block !== 'reflection') return [];
    if (!seen.has(block.id)) {
      seen.add(block.id);
      return [];
    }
    const message = `The id \`${block.id}\` stands twice in this lesson.`;
    return problemAt(lesson, block, message, 'Give the newer one another id.');
  });
};

/**
 * A question with a number computes with its own figures: when a dated fact changed, its right answer
 * would not.
 */
export const numbersStandAlone: LessonRule = (lesson) =>
  questionsOf(lesson)
    .filter(({ type, prompt }) => type === 'number' && holdsFact(prompt))
    .flatMap((question) =>
      problemAt(
        lesson,
        question,
        'A question of type number computes with a dated fact.',
        'Give invented figures in the question, or ask with answers to choose from.',
      ),
    );

const holdsFact = (content: QuestionBlock['prompt']): boolean =>
  inlinesOf([{ block: 'text', content }]).some(({ type }) => type === 'fact');
