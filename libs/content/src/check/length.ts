import { countWords, nominalMinutes } from '../lesson-text.js';
import { problemAt, type LessonRule } from './rule.js';

const fewestMinutes = 5;
const mostMinutes = 8;
const fewestWords = 350;
const mostWords = 700;

/** The stated minutes follow from the Bulgarian text, and a lesson fits into a short break. */
export const minutesMatch: LessonRule = (lesson) => {
  const { document, front, locale } = lesson;
  // English states the same minutes; a rule about both languages sees to it.
  if (locale !== 'bg') return [];
  const minutes = nominalMinutes(document, front.exercise);
  const { head, prose } = countWords(document);
  const words = `${head + prose} words outside questions`;
  if (minutes < fewestMinutes || minutes > mostMinutes) {
    return problemAt(
      lesson,
      'minutes',
      `The lesson takes ${minutes} minutes (${words}), not ${fewestMinutes} to ${mostMinutes}.`,
      minutes > mostMinutes ? 'Shorten the text or the exercise.' : 'Say more.',
    );
  }
  if (minutes === front.minutes) return [];
  return problemAt(
    lesson,
    'minutes',
    `The lesson takes ${minutes} minutes, not ${front.minutes} (${words} / 120, a minute a question, ${front.exercise} for the exercise).`,
    `Write minutes: ${minutes} in both languages.`,
  );
};

/** Long enough to teach one thing, short enough to be read to the end. */
export const wordsInRange: LessonRule = (lesson) => {
  const { prose, questions } = countWords(lesson.document);
  const words = prose + questions;
  if (words >= fewestWords && words <= mostWords) return [];
  return problemAt(
    lesson,
    'title',
    `The lesson has ${words} words below its front matter, not ${fewestWords} to ${mostWords}.`,
    words > mostWords
      ? 'Shorten it, or make two lessons.'
      : 'Say more: an example, a step, a reason.',
  );
};
