import type { Bilingual, Locale } from '@pateka/domain';
import { linkedLessons } from '../../lesson-text.js';
import { type DraftLesson, writtenBlocks } from '../draft.js';
import type { DraftProblem, ModuleToCheck } from '../problem.js';
import { finding, type Said } from './view.js';
import { avoidedIn } from './words.js';

/** A rule about a module as a whole. */
export type ModuleRule = (module: ModuleToCheck) => DraftProblem[];

function ofModule(
  code: string,
  severity: DraftProblem['severity'],
  locale: Locale | null,
  said: Said,
): DraftProblem {
  return { ...finding(code, severity, { blockId: null, locale }, said), lessonId: null };
}

const languagesOf = ({ languages }: ModuleToCheck): Locale[] =>
  languages.includes('en') ? ['bg', 'en'] : ['bg'];

const noTitle: Said = {
  message: { bg: 'Модулът няма заглавие.', en: 'The module has no title.' },
  remedy: { bg: 'Напишете кратко, неутрално заглавие.', en: 'Write a short, neutral title.' },
};
const noSummary: Said = {
  message: { bg: 'Модулът няма описание.', en: 'The module has no summary.' },
  remedy: {
    bg: 'Напишете с едно изречение какво се учи в него.',
    en: 'Say in one sentence what is learnt in it.',
  },
};

/** A module says what it is called and what it is about, in each of its languages, and gives nothing away. */
const headIsWritten: ModuleRule = (module) =>
  languagesOf(module).flatMap((locale) => {
    const [title, summary] = [module.title[locale], module.summary[locale]];
    const avoided = [...avoidedIn(title, locale, 'title'), ...avoidedIn(summary, locale, 'prose')];
    return [
      ...(title.trim() === '' ? [ofModule('no-module-title', 'blocks', locale, noTitle)] : []),
      ...(summary.trim() === '' ? [ofModule('no-summary', 'blocks', locale, noSummary)] : []),
      ...avoided.map((found) => ({ ...found, lessonId: null, blockId: null, locale })),
    ];
  });

const noLessons: Said = {
  message: { bg: 'В модула няма уроци.', en: 'The module has no lessons.' },
  remedy: { bg: 'Добавете урок или внесете документ.', en: 'Add a lesson, or import a document.' },
};

/** A module has lessons. */
const hasLessons: ModuleRule = ({ lessons }) =>
  lessons.length === 0 ? [ofModule('no-lessons', 'blocks', null, noLessons)] : [];

/** A course lets a learner skip at most this share of its lessons (completion rule). */
const mostSkippable = 0.3;

/** When more of a module may be skipped than a course allows, it fits into few courses. */
const skippableShare: ModuleRule = ({ lessons }) => {
  const skippable = lessons.filter((lesson) => lesson.skippable).length;
  if (skippable <= mostSkippable * lessons.length) return [];
  const share = Math.round(mostSkippable * 100);
  const message: Bilingual = {
    bg: `Уроци, които може да се пропуснат: ${skippable} от ${lessons.length}, повече от ${share} %.`,
    en: `Lessons that may be skipped: ${skippable} of ${lessons.length}, more than ${share} %.`,
  };
  const remedy: Bilingual = {
    bg: 'Оставете пропускането само за най-чувствителните уроци.',
    en: 'Keep skipping for the most sensitive lessons only.',
  };
  return [ofModule('many-skippable', 'advice', null, { message, remedy })];
};

function strayLinks(lesson: DraftLesson, known: ReadonlySet<string>): DraftProblem[] {
  return lesson.blocks
    .filter((row) => linkedLessons(writtenBlocks([row])).some((id) => !known.has(id)))
    .map(({ id }) => ({
      ...finding('link-to-no-lesson', 'advice', { blockId: id, locale: null }, strayLink),
      lessonId: lesson.id,
    }));
}

const strayLink: Said = {
  message: {
    bg: 'Връзка води към урок, който не е в този модул.',
    en: 'A link leads to a lesson that is not in this module.',
  },
  remedy: {
    bg: 'Ако го няма и в курса, остават само думите без връзка. Изберете друг урок или махнете връзката.',
    en: 'Where the course does not have it either, only the words are shown. Choose another lesson, or remove the link.',
  },
};

/** Links between lessons lead to lessons of the module. */
const linksAlive: ModuleRule = ({ lessons }) => {
  const known = new Set(lessons.map(({ id }) => id));
  return lessons.flatMap((lesson) => strayLinks(lesson, known));
};

/** The rules about a module as a whole, in the order in which their problems are shown. */
export const moduleRules: readonly ModuleRule[] = [
  headIsWritten,
  hasLessons,
  skippableShare,
  linksAlive,
];
