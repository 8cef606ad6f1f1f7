import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { XMLBuilder } from 'fast-xml-parser';
import { strToU8, zipSync } from 'fflate';
import { pack } from 'tar-stream';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });
const xml = (root: object): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${builder.build(root)}`;

/** Stands wherever a backup tells of people: nothing of it may come along. */
export const canary = 'КАНАРЧЕ-ivan-petrov';

/** A red dot of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);
const sha1 = createHash('sha1').update(png).digest('hex');

const answer = (id: number, text: string, fraction: string, feedback = '') => ({
  ...{ '@id': id, answertext: text, answerformat: 1, fraction, feedback, feedbackformat: 1 },
});
const question = (id: number, qtype: string, text: string, own: object = {}) => ({
  ...{ '@id': id, name: canary, questiontext: text, questiontextformat: 1, qtype },
  ...{ generalfeedback: '<p>Общо.</p>', generalfeedbackformat: 1, createdby: canary },
  [`plugin_qtype_${qtype}_question`]: own,
});

const questions = [
  question(1, 'multichoice', '<p>Коя <b>сметка</b> е за ток?</p><img src="@@PLUGINFILE@@/x.png">', {
    answers: {
      answer: [answer(1, '<p>Тази</p>', '1.0000000', 'Да'), answer(2, 'Онази', '0.5000000')],
    },
    multichoice: { single: 1 },
  }),
  question(2, 'multichoice', 'Кои са месеци?', {
    answers: {
      answer: [answer(3, 'май', '0.5'), answer(4, 'юни', '0.5'), answer(5, 'петък', '-1')],
    },
    multichoice: { single: 0 },
  }),
  question(3, 'truefalse', 'Вярно ли е?', {
    answers: { answer: [answer(6, 'True', '0'), answer(7, 'False', '1', 'Точно')] },
    truefalse: { trueanswer: 6, falseanswer: 7 },
  }),
  question(4, 'shortanswer', 'Столица?', {
    answers: {
      answer: [answer(8, 'София', '1'), answer(9, 'Соф*', '1'), answer(10, 'Sofia', '0.5')],
    },
  }),
  question(5, 'numerical', 'Пи?', {
    answers: { answer: answer(11, '3.14', '1') },
    numerical_units: { numerical_unit: { unit: 'см' } },
    numerical_records: { numerical_record: { answer: 11, tolerance: '0.005' } },
  }),
  question(6, 'match', 'Свържете', {
    matches: {
      match: [
        { questiontext: '<p>куче</p>', questiontextformat: 1, answertext: 'лае' },
        { questiontext: '', questiontextformat: 1, answertext: 'пее' },
      ],
    },
  }),
  question(7, 'gapselect', '<p>Попълнете.</p><p>Столицата е [[2]], а не [[1]].</p>', {
    answers: { answer: [answer(12, 'Варна', '0'), answer(13, 'София', '0')] },
  }),
  question(8, 'essay', 'Какво мислите?'),
  question(9, 'multianswer', '{1:SHORTANSWER:=да}'),
  question(10, 'calculated', '{x}+{y}'),
  question(11, 'ordering', 'Подредете', {
    answers: { answer: [answer(14, 'второ', '2'), answer(15, 'първо', '1')] },
  }),
];

/** Old version of a question: the newest counts. */
const outdated = question(99, 'truefalse', 'Стара редакция');

const listOfContents = xml({
  moodle_backup: {
    information: {
      original_course_fullname: 'Курс „Пари“',
      contents: {
        activities: {
          activity: [
            ['21', '5', 'quiz'],
            ['20', '5', 'page'],
            ['22', '6', 'label'],
            ['23', '6', 'forum'],
            ['24', '6', 'forum'],
          ].map(([moduleid, sectionid, modulename]) => ({
            ...{ moduleid, sectionid, modulename, title: canary },
            directory: `activities/${modulename}_${moduleid}`,
          })),
        },
        sections: {
          section: [
            { sectionid: '6', title: '2', directory: 'sections/section_6' },
            { sectionid: '5', title: 'Сметки', directory: 'sections/section_5' },
          ],
        },
      },
    },
  },
});

const activity = (kind: string, id: number, contextid: number, own: object): string =>
  xml({ activity: { '@moduleid': id, '@contextid': contextid, [kind]: { '@id': id, ...own } } });

const section = (id: number, number: number, name: string, sequence: string): string =>
  xml({
    section: {
      '@id': id,
      number,
      name,
      summary: `<p>За ${number}</p>`,
      summaryformat: 1,
      sequence,
    },
  });

const slots = (numbers: readonly number[], asEntries: boolean) =>
  numbers.map((number, index) => ({
    slot: numbers.length - index,
    ...(asEntries
      ? { question_reference: { questionbankentryid: 100 + number } }
      : { questionid: number }),
  }));

function bank(asEntries: boolean): object {
  if (!asEntries) return { questions: { question: questions } };
  const versions = (each: { '@id': number }) => [
    { version: 2, questions: { question: each } },
    { version: 1, questions: { question: outdated } },
  ];
  return {
    question_bank_entries: {
      question_bank_entry: questions.map((each) => ({
        '@id': 100 + each['@id'],
        question_version: { question_versions: versions(each) },
      })),
    },
  };
}

const page =
  '<h2>Ток</h2><p>Текст&nbsp;<em>тук</em></p><p><img src="@@PLUGINFILE@@/%D1%82%D0%BE%D0%BA.png" alt="Сметка"></p><img src="https://elsewhere.example/x.png"><script>alert(1)</script>';

/**
 * The files of a backup with a page, a label, a quiz of every kind, two forums and facts about people.
 * @param asEntries as Moodle 4 names questions, or as Moodle 3 does
 */
export function backupFiles(asEntries = true): Map<string, string | Uint8Array> {
  const file = { contenthash: sha1, contextid: 55, filepath: '/', filename: 'ток.png' };
  return new Map<string, string | Uint8Array>([
    ['moodle_backup.xml', listOfContents],
    ['sections/section_5/section.xml', section(5, 0, 'Сметки', '20,21')],
    ['sections/section_6/section.xml', section(6, 1, '$@NULL@$', '22,23,24')],
    [
      'activities/page_20/page.xml',
      activity('page', 20, 55, { name: 'Сметката', content: page, contentformat: 1 }),
    ],
    [
      'activities/quiz_21/quiz.xml',
      activity('quiz', 21, 56, {
        ...{ name: 'Проверка', intro: '', introformat: 1 },
        question_instances: {
          question_instance: [
            ...slots([...questions.map((each) => each['@id'])].reverse(), asEntries),
            { slot: 50, question_set_reference: { usingcontextid: 1 } },
            { slot: 51, questionid: 4_444 },
          ],
        },
        attempts: { attempt: { userid: canary, response: canary } },
      }),
    ],
    [
      'activities/label_22/label.xml',
      activity('label', 22, 57, { intro: 'Само редове', introformat: 2 }),
    ],
    ['activities/forum_23/forum.xml', activity('forum', 23, 58, { message: canary })],
    ['questions.xml', xml({ question_categories: { question_category: bank(asEntries) } })],
    ['files.xml', xml({ files: { file: [{ ...file, mimetype: 'image/png', author: canary }] } })],
    [`files/${sha1.slice(0, 2)}/${sha1}`, png],
    ['users.xml', xml({ users: { user: { username: canary } } })],
    ['activities/quiz_21/grades.xml', xml({ grades: canary })],
    ['course/logs.xml', xml({ logs: canary })],
  ]);
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? strToU8(content) : content;

interface Odd {
  name: string;
  content?: string | Uint8Array;
  type?: 'file' | 'symlink' | 'link';
}

/** A backup as Moodle writes it today: a tar packed by gzip. */
export async function tarBackup(
  files: ReadonlyMap<string, string | Uint8Array>,
  odd: readonly Odd[] = [],
): Promise<Uint8Array> {
  const archive = pack();
  archive.entry({ name: './', type: 'directory' });
  for (const [name, content] of files) archive.entry({ name }, Buffer.from(bytesOf(content)));
  for (const { name, content = '', type = 'file' } of odd) {
    const link = type === 'file' ? {} : { linkname: '/etc/passwd' };
    archive.entry({ name, type, ...link }, Buffer.from(bytesOf(content)));
  }
  archive.finalize();
  return new Uint8Array(gzipSync(await buffer(archive as unknown as NodeJS.ReadableStream)));
}

/** A backup as older ones are: a ZIP. */
export const zipBackup = (files: ReadonlyMap<string, string | Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([name, content]) => [name, bytesOf(content)])));
