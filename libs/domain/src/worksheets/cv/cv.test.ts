import fc from 'fast-check';
import { locales } from '../../locale.js';
import { reportToCsv, reportToText } from '../report.js';
import { cvReport, cvSentences } from './report.js';
import type { CvPart, CvValues } from './cv.js';
import { cv, mostMissing, parseCv } from './cv.js';
import { cvSchema, gapWords, type GapWord } from './schema.js';

const values = (given: Partial<CvValues> = {}): CvValues => ({
  job: '',
  contact: '',
  profile: '',
  skills: [],
  jobs: [],
  gap: { say: null, own: '' },
  education: [],
  languages: '',
  licence: '',
  ...given,
});
const albena = values({
  job: 'Продавачка',
  contact: 'albena@example.org',
  profile: 'Точна съм.\nИскам работа с хора.',
  skills: [
    { skill: 'Работа с пари', example: 'касиерка на вход с 24 апартамента' },
    { skill: 'Търпение', example: '' },
  ],
  jobs: [
    { years: '2021–2025', what: 'Събирах парите.\nВодех отчета.', where: 'жилищен вход' },
    { years: '', what: 'Шиех поли', where: '' },
  ],
  gap: { say: 'family', own: '' },
  education: [{ years: '2010', what: 'Професионална гимназия' }],
  languages: 'турски, имейл и таблици',
  licence: 'категория B',
});

describe('time without paid work', () => {
  test.each<[CvValues['gap'], ReturnType<typeof cv>['gap']]>([
    [{ say: null, own: '' }, null],
    [{ say: 'leave-out', own: '' }, null],
    [{ say: 'leave-out', own: '2019: нещо' }, null],
    [{ say: 'family', own: '' }, { word: 'family' }],
    [{ say: 'family', own: 'Грижа за близък' }, { own: 'Грижа за близък' }],
    [{ say: 'own', own: '' }, null],
    [{ say: 'own', own: 'Почивка' }, { own: 'Почивка' }],
    [{ say: null, own: 'Почивка' }, { own: 'Почивка' }],
  ])('%j is %j', (gap, expected) => {
    expect(cv(values({ gap })).gap).toEqual(expected);
  });
});

describe('what is worth filling', () => {
  const skill = { skill: 'Шев', example: '' };
  test.each<[string, CvValues, CvPart[]]>([
    ['nothing yet', values(), ['job', 'skills']],
    ['the job', values({ job: 'а' }), ['skills', 'contact']],
    ['an example alone', values({ skills: [{ skill: '', example: 'а' }] }), ['job', 'skills']],
    [
      'all but examples and schools',
      values({ ...albena, skills: [skill], education: [] }),
      ['example', 'education'],
    ],
    ['all but the skills', values({ ...albena, skills: [] }), ['skills']],
    ['all but the jobs', values({ ...albena, jobs: [] }), ['jobs']],
    ['everything', albena, []],
  ])('%s', (_, given, missing) => {
    expect(cv(given).missing).toEqual(missing);
  });

  test('a gap is never missing, and a CV of nothing but “leave it out” is empty', () => {
    expect(cv({ ...albena, gap: { say: null, own: '' } }).missing).toEqual([]);
    expect(cv(values({ gap: { say: 'leave-out', own: 'а' } })).isEmpty).toBe(true);
    expect(cv(values({ gap: { say: 'personal', own: '' } })).isEmpty).toBe(false);
  });
});

const text = fc.constantFrom('', 'дума', 'друга дума');
const anyCv = fc.record<CvValues>({
  job: text,
  contact: text,
  profile: text,
  skills: fc.array(fc.record({ skill: text, example: text }), { maxLength: 6 }),
  jobs: fc.array(fc.record({ years: text, what: text, where: text }), { maxLength: 6 }),
  gap: fc.record({
    say: fc.option(fc.constantFrom('leave-out', 'own', ...(Object.keys(gapWords) as GapWord[]))),
    own: text,
  }),
  education: fc.array(fc.record({ years: text, what: text }), { maxLength: 4 }),
  languages: text,
  licence: text,
});

test('at most two wishes; filling one takes it off the list; order of rows does not matter', () => {
  fc.assert(
    fc.property(anyCv, (given) => {
      const { missing, isEmpty } = cv(given);
      expect(missing.length).toBeLessThanOrEqual(mostMissing);
      expect(new Set(missing).size).toBe(missing.length);
      if (isEmpty) expect(missing).toEqual(['job', 'skills']);
      expect(cv({ ...given, job: 'работа' }).missing).not.toContain('job');
      expect(cv({ ...given, contact: 'имейл' }).missing).not.toContain('contact');
      const turned = {
        ...given,
        skills: [...given.skills].reverse(),
        jobs: [...given.jobs].reverse(),
      };
      expect(cv(turned)).toEqual(cv(given));
    }),
  );
});

test('what she chose to leave out is nowhere in the result', () => {
  fc.assert(
    fc.property(anyCv, fc.constantFrom(...locales), (given, locale) => {
      const gap = { say: 'leave-out' as const, own: 'тайна' };
      const written = reportToText(cvReport({ ...given, gap }, locale), locale);
      expect(written).not.toContain('тайна');
      for (const word of Object.values(gapWords)) expect(written).not.toContain(word[locale]);
    }),
  );
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values: read, errors } = parseCv({
      'start.job': ' Шивачка ',
      'skill.0.skill': 'Шев',
      'skill.2.example': 'поли',
      'job.1.years': '2020',
      'job.1.what': 'Шиех\r\nКроих',
      'gap.say': 'secret',
      'gap.own': 'Почивка',
      'education.4.what': 'пета',
      'more.licence': 'B',
    });
    expect(read).toEqual(
      values({
        job: 'Шивачка',
        skills: [
          { skill: 'Шев', example: '' },
          { skill: '', example: 'поли' },
        ],
        jobs: [{ years: '2020', what: 'Шиех\nКроих', where: '' }],
        gap: { say: null, own: 'Почивка' },
        licence: 'B',
      }),
    );
    expect(errors).toEqual([{ field: 'gap.say', key: 'not-a-choice' }]);
  });

  test('offers to say nothing first, and never asks for name or address', () => {
    const fields = cvSchema.groups.flatMap((group) => group.fields);
    const say = fields.find(({ id }) => id === 'say');
    expect(say?.choices?.map(({ value }) => value)).toEqual([
      'leave-out',
      'family',
      'training',
      'personal',
      'own',
    ]);
    expect(fields.map(({ id }) => id)).not.toContain('name');
    expect(fields.map(({ id }) => id)).not.toContain('address');
  });
});

describe('the result in words', () => {
  test('as text, ready to be used', () => {
    const written = reportToText(cvReport(albena, 'bg'), 'bg');
    expect(written).toContain('Търсена работа\n• Продавачка\n\nЗа връзка\n• albena@example.org\n');
    expect(written).toContain('Накратко за мен\n• Точна съм.\n• Искам работа с хора.\n');
    expect(written).toContain(
      'Умения\n• Работа с пари: касиерка на вход с 24 апартамента\n• Търпение\n',
    );
    expect(written).toContain(
      'Опит\n• 2021–2025: Събирах парите; Водех отчета; жилищен вход\n• Шиех поли\n• Семейни ангажименти\n',
    );
    expect(written).toContain('Образование и курсове\n• 2010: Професионална гимназия\n');
    expect(written).toContain('Името и адресът нарочно ги няма тук');
    expect(written).not.toContain('Може да добавите');
    expect(written.indexOf('Бележка само за Вас')).toBeGreaterThan(written.indexOf('категория B'));
  });

  test('an empty one gets one sentence', () => {
    expect(cvReport(values(), 'bg').sections).toMatchObject([
      { rows: [], sentences: [cvSentences.empty.bg] },
    ]);
  });

  test('as a table for spreadsheets, with every place filled', () => {
    expect(reportToCsv(cvReport(albena, 'en'), 'en')).toContainEqual(['Family commitments', '']);
    for (const locale of locales) {
      const { sections } = cvReport(values({ ...albena, profile: '' }), locale);
      expect(new Set(sections.map(({ heading }) => heading)).size).toBe(sections.length);
      expect(sections.at(-1)?.sentences).toHaveLength(3);
      expect(JSON.stringify(sections)).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});
