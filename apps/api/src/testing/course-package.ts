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
  /** Whether every lesson asks a question of each further kind as well. */
  furtherKinds?: boolean;
}

interface LessonShape {
  skippable: boolean;
  furtherKinds: boolean;
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

const furtherQuestions: Block[] = [
  {
    block: 'question',
    type: 'true-false',
    id: 'say-whether',
    prompt: paragraph('Договорът е хартия.'),
    isTrue: false,
    ifTrue: plain('Обяснение: и устният важи.'),
    ifFalse: plain('Обяснение: така е.'),
  },
  {
    block: 'question',
    type: 'match',
    id: 'bring-together',
    prompt: paragraph('Кой с какво?'),
    pairs: ['данъци', 'пенсии', 'пари'].map((word) => ({
      left: plain(`за ${word}`),
      right: plain(`място: ${word}`),
    })),
    others: [plain('място: никъде')],
    explanation: paragraph('Обяснение: така се търси.'),
  },
  {
    block: 'question',
    type: 'gap',
    id: 'fill-in',
    prompt: paragraph('Допълнете.'),
    pieces: [
      { piece: 'text', text: plain('Данъците събира ') },
      { piece: 'gap', accepted: ['НАП', 'приходната агенция'] },
      { piece: 'text', text: plain(', пенсиите плаща ') },
      { piece: 'gap', accepted: ['НОИ'] },
    ],
    explanation: paragraph('Обяснение: две места.'),
  },
  {
    block: 'question',
    type: 'text',
    id: 'name-it',
    prompt: paragraph('Как се казва хартията?'),
    accepted: ['договор', 'трудов договор'],
    explanation: paragraph('Обяснение: договор.'),
  },
  {
    block: 'question',
    type: 'scenario',
    id: 'decide',
    prompt: paragraph('Нова работа.'),
    steps: [
      {
        id: 'offer',
        text: paragraph('Дават Ви лист.'),
        choices: [
          { ...explained(false, 'подпис'), next: 'later' },
          { ...explained(true, 'четене'), next: 'later' },
        ],
      },
      {
        id: 'later',
        text: paragraph('Минава месец.'),
        choices: [
          { ...explained(true, 'питам'), next: null },
          { ...explained(false, 'чакам'), next: null },
        ],
      },
    ],
  },
];
const inTurn = [questions.multiple, questions.number, questions.order];

function documentOf(
  number: number,
  locale: Locale,
  { skippable, furtherKinds }: LessonShape,
): LessonDocument {
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
      ...(furtherKinds ? furtherQuestions : []),
    ],
  };
}

const lessonOf = (number: number, shape: LessonShape): Lesson => ({
  id: `lesson-${number + 1}`,
  skippable: shape.skippable,
  exercise: 1,
  competences: ['infe:2.1'],
  bg: documentOf(number, 'bg', shape),
  en: documentOf(number, 'en', shape),
});

/** A small package, as the reader of content files would hand it over: one course and one dated fact. */
export function coursePackage({
  id,
  modules,
  lessons,
  skippable,
  furtherKinds = false,
}: CourseShape): CoursePackage {
  const all = Array.from({ length: lessons }, (_, number) =>
    lessonOf(number, { skippable: number < skippable, furtherKinds }),
  );
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
