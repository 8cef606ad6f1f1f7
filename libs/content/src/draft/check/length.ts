import { countedWords, formatCount } from '@pateka/domain';
import { nominalMinutes } from '../../lesson-text.js';
import { finding, type DraftRule } from './view.js';

const fewestMinutes = 5;
const mostMinutes = 8;
const usualQuestions = 3;

const whole = { blockId: null, locale: null };

/** A lesson fits into a short break. Its minutes follow from the Bulgarian text. */
export const lengthIsUsual: DraftRule = ({ lesson, sides }) => {
  const bg = sides.find(({ locale }) => locale === 'bg');
  if (!bg || bg.rows.length === 0) return [];
  const document = { ...bg.head, minutes: 1, blocks: bg.rows.map(({ block }) => block) };
  const minutes = nominalMinutes(document, lesson.exercise);
  if (minutes >= fewestMinutes && minutes <= mostMinutes) return [];
  const isLong = minutes > mostMinutes;
  return [
    finding(isLong ? 'lesson-long' : 'lesson-short', 'advice', whole, {
      message: {
        bg: `Урокът е за ${formatCount(minutes, countedWords.minute, 'bg')}; обичайно е от ${fewestMinutes} до ${mostMinutes}.`,
        en: `The lesson takes ${formatCount(minutes, countedWords.minute, 'en')}; ${fewestMinutes} to ${mostMinutes} are usual.`,
      },
      remedy: isLong
        ? { bg: 'Съкратете го или направете два урока.', en: 'Shorten it, or make two lessons.' }
        : {
            bg: 'Добавете пример, стъпка или причина.',
            en: 'Add an example, a step or a reason.',
          },
    }),
  ];
};

/** Learners know three questions from every lesson. */
export const questionsAreUsual: DraftRule = ({ lesson }) => {
  const questions = lesson.blocks.filter(({ bg, en }) => (bg ?? en)?.block === 'question').length;
  if (questions >= usualQuestions) return [];
  return [
    finding('few-questions', 'advice', whole, {
      message: {
        bg: `Въпроси в урока: ${questions}; обичайно са ${usualQuestions}.`,
        en: `Questions in the lesson: ${questions}; ${usualQuestions} are usual.`,
      },
      remedy: {
        bg: 'Добавете въпрос за най-важното от урока.',
        en: 'Add a question about what matters most in the lesson.',
      },
    }),
  ];
};

/** What is typed into one worksheet must not be lost by working out another. */
export const oneWorksheet: DraftRule = ({ lesson }) =>
  lesson.blocks
    .filter(({ bg, en }) => (bg ?? en)?.block === 'worksheet')
    .slice(1)
    .map(({ id }) =>
      finding(
        'second-worksheet',
        'blocks',
        { blockId: id, locale: null },
        {
          message: {
            bg: 'В урока има повече от един работен лист.',
            en: 'The lesson has more than one worksheet.',
          },
          remedy: {
            bg: 'Оставете един, за другия направете друг урок.',
            en: 'Keep one, and make another lesson for the other.',
          },
        },
      ),
    );
