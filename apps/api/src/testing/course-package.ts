import type {
  Block,
  Course,
  CoursePackage,
  Inline,
  Lesson,
  LessonDocument,
  RichNode,
} from '@pateka/content';
import type { Bilingual, Locale } from '@pateka/domain';

export interface CourseShape {
  /** Its id in the package, kebab-case. */
  id: string;
  modules: number;
  /** Lessons of all modules together, spread evenly. */
  lessons: number;
  /** How many of the first lessons may be skipped. */
  skippable: number;
}

const both = (bg: string, en: string): Bilingual => ({ bg, en });
const plain = (value: string): Inline[] => [{ type: 'text', value }];
const paragraph = (value: string): RichNode[] => [{ type: 'paragraph', children: plain(value) }];
const explained = (right: boolean, word: string) => ({
  right,
  answer: plain(`${word} ${right ? 'a' : 'b'}`),
  explanation: plain(`Обяснение: ${word}`),
});

/** One question of each kind; a lesson asks the first and, in turn, one of the others. */
const questions: Record<'single' | 'multiple' | 'number' | 'order', Block> = {
  single: {
    block: 'question',
    type: 'single',
    id: 'choose-one',
    prompt: paragraph('Кое е първо?'),
    options: [explained(true, 'нужното'), explained(false, 'желаното')],
  },
  multiple: {
    block: 'question',
    type: 'multiple',
    id: 'choose-all',
    prompt: paragraph('Кои са нужди?'),
    options: [explained(true, 'храна'), explained(true, 'ток'), explained(false, 'подарък')],
  },
  number: {
    block: 'question',
    type: 'number',
    id: 'work-out',
    prompt: paragraph('Колко остава?'),
    value: 25,
    tolerance: 0.5,
    unit: 'EUR',
    explanation: paragraph('Сто без седемдесет и пет.'),
  },
  order: {
    block: 'question',
    type: 'order',
    id: 'put-in-order',
    prompt: paragraph('Подредете.'),
    items: ['първо', 'второ', 'трето'].map(plain),
    explanation: paragraph('Така е по-лесно.'),
  },
};
const inTurn = [questions.multiple, questions.number, questions.order];

function documentOf(number: number, locale: Locale, skippable: boolean): LessonDocument {
  const word = locale === 'bg' ? 'Урок' : 'Lesson';
  const second = inTurn[number % inTurn.length] ?? questions.multiple;
  return {
    title: `${word} ${number + 1}`,
    purpose: locale === 'bg' ? 'Да опитаме.' : 'To try.',
    minutes: 6,
    outcomes: [locale === 'bg' ? 'Опитвам.' : 'I try.'],
    ...(skippable ? { note: locale === 'bg' ? 'Труден разговор.' : 'A hard talk.' } : {}),
    blocks: [
      {
        block: 'text',
        content: [
          {
            type: 'paragraph',
            children: [...plain(`${word} ${number + 1}. `), { type: 'fact', id: 'sample-wage' }],
          },
        ],
      },
      { block: 'worksheet', tool: 'budget' },
      { block: 'reflection', id: 'think', prompt: paragraph('?') },
      questions.single,
      second,
    ],
  };
}

const lessonOf = (number: number, skippable: boolean): Lesson => ({
  id: `lesson-${number + 1}`,
  skippable,
  exercise: 1,
  competences: ['infe:2.1'],
  bg: documentOf(number, 'bg', skippable),
  en: documentOf(number, 'en', skippable),
});

/** A small package, as the reader of content files would hand it over: one course and one dated fact. */
export function coursePackage({ id, modules, lessons, skippable }: CourseShape): CoursePackage {
  const all = Array.from({ length: lessons }, (_, number) => lessonOf(number, number < skippable));
  const course: Course = {
    id,
    title: both(`Курс ${id}`, `Course ${id}`),
    summary: both('Пробен курс.', 'A course to try.'),
    outcomes: { bg: ['Опитвам.'], en: ['I try.'] },
    certificateTitle: both(`Основи ${id}`, `Basics ${id}`),
    rule: { maxSkippedShare: 0.3 },
    modules: Array.from({ length: modules }, (_, number) => ({
      id: `module-${number + 1}`,
      title: both(`Модул ${number + 1}`, `Module ${number + 1}`),
      summary: both('Пробен модул.', 'A module to try.'),
      lessons: all.filter((_lesson, place) => Math.floor((place * modules) / lessons) === number),
    })),
  };
  return {
    courses: [course],
    competences: [],
    facts: [
      {
        id: 'sample-wage',
        kind: 'amount',
        value: 620.2,
        unit: 'EUR/month',
        checkedOn: '2026-11-22',
        validTo: null,
        label: both('Примерна заплата', 'Sample wage'),
        source: 'Пример',
        confidence: 'high',
      },
    ],
  };
}
