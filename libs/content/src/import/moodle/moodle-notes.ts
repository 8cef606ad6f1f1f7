import type { Bilingual } from '@pateka/domain';

/** What of a backup was kept differently, or not at all. */
export const moodleNotes = {
  cloze: {
    bg: 'Въпроси с вградени отговори (cloze) не се пренасят. Напишете ги като въпроси „Празни места“.',
    en: 'Questions with embedded answers (cloze) are not carried. Write them as “Fill the gaps” questions.',
  },
  'chosen-gaps': {
    bg: 'Празни места, които се попълваха от списък, тук се пишат на ръка.',
    en: 'Gaps that were filled from a list are typed here.',
  },
  essay: {
    bg: 'Въпрос със свободен отговор стана „Размисъл“: отговорът остава само за участничката.',
    en: 'An essay question became a “Reflection”: the answer stays with the learner.',
  },
  'random-questions': {
    bg: 'Случайно избирани въпроси не се пренасят: тук всички получават едни и същи.',
    en: 'Randomly chosen questions are not carried: here everybody gets the same.',
  },
  'question-pictures': {
    bg: 'Картина във въпрос е пропусната. Сложете я в урока преди въпроса.',
    en: 'A picture in a question was left out. Put it into the lesson before the question.',
  },
  'missing-questions': {
    bg: 'Въпрос без съдържание в архива е пропуснат.',
    en: 'A question whose content is not in the backup was left out.',
  },
  'missing-pictures': {
    bg: 'Картина, която липсва в архива или е извън него, е пропусната.',
    en: 'A picture that is missing from the backup or stands outside of it was left out.',
  },
  hidden: {
    bg: 'Внесени са и дейности, скрити в Moodle: погледнете дали Ви трябват.',
    en: 'Activities that are hidden in Moodle came along: please check whether you need them.',
  },
  introduction: {
    bg: 'Въведението на въпросник стои преди въпросите му; оценки и ограничения на времето не се пренасят.',
    en: 'A quiz’s introduction stands before its questions; grades and time limits are not carried.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Kinds of activities and questions that people know by a name. */
const names: Readonly<Record<string, Bilingual>> = {
  assign: { bg: 'задание', en: 'assignment' },
  book: { bg: 'книга', en: 'book' },
  chat: { bg: 'чат', en: 'chat' },
  choice: { bg: 'анкета с един въпрос', en: 'choice' },
  data: { bg: 'база данни', en: 'database' },
  feedback: { bg: 'обратна връзка', en: 'feedback' },
  folder: { bg: 'папка', en: 'folder' },
  forum: { bg: 'форум', en: 'forum' },
  glossary: { bg: 'речник', en: 'glossary' },
  h5pactivity: { bg: 'H5P', en: 'H5P' },
  hvp: { bg: 'H5P', en: 'H5P' },
  lesson: { bg: 'урок на Moodle', en: 'Moodle lesson' },
  resource: { bg: 'файл', en: 'file' },
  scorm: { bg: 'SCORM', en: 'SCORM' },
  survey: { bg: 'проучване', en: 'survey' },
  url: { bg: 'връзка', en: 'link' },
  wiki: { bg: 'уики', en: 'wiki' },
  workshop: { bg: 'работилница', en: 'workshop' },
};

/** What a file may call a kind: anything else is not repeated. */
const plainName = /^[a-z][a-z0-9_]{0,30}$/;

/**
 * @param kind the kind of an activity, as Moodle names it
 * @returns the code and the words of a note that it was left out
 */
export function unknownActivity(kind: string): { code: string; text: Bilingual } {
  const known = plainName.test(kind) ? kind : 'other';
  const { bg, en } = names[known] ?? { bg: known, en: known };
  return {
    code: `activity-${known}`,
    text: {
      bg: `Не се пренася вид дейност: ${bg}.`,
      en: `This kind of activity is not carried: ${en}.`,
    },
  };
}

/**
 * @param kind the kind of a question, as Moodle names it
 * @returns the code and the words of a note that it was left out
 */
export function unknownQuestion(kind: string): { code: string; text: Bilingual } {
  const known = plainName.test(kind) ? kind : 'other';
  return {
    code: `question-${known}`,
    text: {
      bg: `Не се пренася вид въпрос: ${known}.`,
      en: `This kind of question is not carried: ${known}.`,
    },
  };
}
