import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { draftFromLesson } from '../draft/draft-from-lesson.js';
import { emptyLesson, type DraftBlock, type DraftLesson } from '../draft/draft.js';
import { importFile } from '../import/import-file.js';
import { readPackage } from '../package/read-package.js';
import { arbitraryModule } from '../testing/arbitrary-module.js';
import { pngPicture } from '../testing/png.js';
import { samplePackage } from '../testing/sample-package.js';
import { exportPackage } from './export-package.js';
import { packageFiles } from './package-files.js';

/** A busy machine makes fewer of them. */
const inTime = { interruptAfterTimeLimit: 2_500, markInterruptAsFailure: false };
const noMedia = () => Promise.resolve(null);
const options = { locale: 'bg', name: 'package.zip' } as const;

test('any modules exported and imported again are the same modules', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryModule, { minLength: 1, maxLength: 2 }), async (modules) => {
      const read = await importFile(await exportPackage({ modules }, noMedia), options);
      expect(read).toMatchObject({ ok: true, notes: [] });
      expect(read.ok && read.modules).toEqual(modules);
    }),
    { numRuns: 25, ...inTime },
  );
});

const sample = readPackage(samplePackage(4));
if (!sample.ok) throw new Error('The sample package has problems.');
const { facts, competences, courses } = sample.package;

test('a course written as a package is read as the same course', () => {
  for (const { modules, ...course } of courses) {
    const drafts = modules.map((module) => ({
      ...module,
      languages: ['bg' as const, 'en' as const],
      lessons: module.lessons.map((lesson) => draftFromLesson(lesson)),
    }));
    const files = packageFiles({ modules: drafts, course, facts, competences });
    expect(readPackage(files)).toEqual({ ok: true, package: { ...sample.package } });
  }
});

test('what a course says besides its texts is read again, by whoever publishes and by whoever imports', async () => {
  const [course] = courses;
  const [module] = course?.modules ?? [];
  if (!course || !module) throw new Error('The sample package has no course.');
  const optionalLessons = { [module.id]: [module.lessons[1]?.id ?? ''] };
  const { modules: _, ...head } = course;
  const full = {
    ...{ ...head, certificateTitle: null, cover: 'river' as const },
    rule: {
      maxSkippedShare: 0.25,
      optionalLessons,
      mastery: { of: 'course' as const, share: 0.8 },
    },
    prerequisites: { [module.id]: [] },
  };
  const drafts = [
    {
      ...module,
      languages: ['bg' as const, 'en' as const],
      lessons: module.lessons.map((lesson) => draftFromLesson(lesson)),
    },
  ];
  const contents = { modules: drafts, course: full, facts, competences };
  const read = readPackage(packageFiles(contents));
  expect(read).toMatchObject({ ok: true, package: { courses: [full] } });
  const imported = await importFile(await exportPackage(contents, noMedia), options);
  const { title, summary, outcomes } = course;
  expect(imported.ok && imported.courses).toEqual([
    {
      ...{ title, summary, outcomes, certificateTitle: null, cover: 'river', leftOut: 0 },
      ...{ maxSkippedShare: 0.25, mastery: { of: 'course', share: 0.8 } },
      modules: [{ module: 0, optional: optionalLessons[module.id], after: [] }],
    },
  ]);
});

test('a course that names lessons or modules it does not have is not published', () => {
  const [head] = courses;
  const [module] = head?.modules ?? [];
  if (!head || !module) throw new Error('The sample package has no course.');
  const { modules: _, ...course } = head;
  const rule = { ...course.rule, optionalLessons: { [module.id]: ['nowhere'], strange: [] } };
  const drafts = [
    { ...module, languages: [], lessons: module.lessons.map((lesson) => draftFromLesson(lesson)) },
  ];
  const prerequisites = { [module.id]: ['other'] };
  const contents = {
    modules: drafts,
    course: { ...course, rule, prerequisites },
    facts,
    competences,
  };
  const read = readPackage(packageFiles(contents));
  const named = read.ok ? [] : read.problems.map(({ message }) => /`(.+)`/.exec(message)?.[1]);
  expect(named).toEqual(expect.arrayContaining(['nowhere', 'strange', 'other']));
});

const bytes = pngPicture({ width: 8, height: 8, color: [1, 2, 3] });
const media = createHash('sha256').update(bytes).digest('hex');

function lessonWith(bg: DraftBlock['bg']): DraftLesson {
  return { ...emptyLesson('l'), blocks: [{ id: 'b', bg, en: null, translatedFrom: null }] };
}
const picture = {
  block: 'image' as const,
  alt: 'Х',
  decorative: false,
  words: 'none' as const,
  caption: [],
};
const titles = { title: { bg: 'Т', en: '' }, summary: { bg: '', en: '' } };

test('files of the lessons travel with them, each once', async () => {
  const lessons = [lessonWith({ ...picture, media })];
  const modules = [{ ...titles, languages: ['bg' as const], lessons }];
  const packed = await exportPackage({ modules, facts, competences }, (id) =>
    Promise.resolve(id === media ? bytes : null),
  );
  const read = await importFile(packed, options);
  expect(read).toMatchObject({ ok: true, modules, facts, competences });
  expect(read.ok && read.media).toEqual([
    { id: media, type: 'image/png', bytes: new Uint8Array(bytes) },
  ]);
});

test('a file with another content than its name says gets the name of its content', async () => {
  const other = 'a'.repeat(64);
  const lessons = [lessonWith({ ...picture, media: other })];
  const modules = [{ ...titles, languages: ['bg' as const], lessons }];
  const read = await importFile(
    await exportPackage({ modules }, () => Promise.resolve(bytes)),
    options,
  );
  expect(read.ok && read.media.map(({ id }) => id)).toEqual([media]);
  expect(read.ok && read.modules[0]?.lessons[0]?.blocks[0]?.bg).toMatchObject({ media });
});
