import { readPackage, type Course, type PackageFile } from '@pateka/content';
import { draftFromLesson } from '@pateka/content/draft';
import { exportPackage, importFile, packageFiles } from '@pateka/content/import';
import { loadStarterCatalogue } from './index.js';

const catalogue = await loadStarterCatalogue();
const { courses, facts, competences } = catalogue;

function contentsOf({ modules, ...course }: Course) {
  const drafts = modules.map((module) => ({
    ...module,
    languages: ['bg' as const, 'en' as const],
    lessons: module.lessons.map((lesson) => draftFromLesson(lesson)),
  }));
  return { modules: drafts, course, facts, competences };
}

test('the four courses, written anew from drafts, are read as the same courses', () => {
  const files = new Map<string, PackageFile>();
  for (const course of courses) {
    for (const file of packageFiles(contentsOf(course))) files.set(file.path, file);
  }
  const read = readPackage([...files.values()]);
  const byId = (list: readonly Course[]) => new Map(list.map((course) => [course.id, course]));
  expect(read).toMatchObject({ ok: true });
  expect(read.ok && byId(read.package.courses)).toEqual(byId(courses));
  expect(read.ok && [read.package.facts, read.package.competences]).toEqual([facts, competences]);
});

test.each(courses.map((course) => [course.id, course] as const))(
  '%s exported and imported again is the same, row by row',
  async (_, course) => {
    const contents = contentsOf(course);
    const packed = await exportPackage(contents, () => Promise.resolve(null));
    const read = await importFile(packed, { locale: 'bg', name: 'course.zip' });
    const modules = contents.modules.map(({ id: _id, ...module }) => module);
    const { title, summary, outcomes, certificateTitle, rule } = course;
    const whole = expect.objectContaining({
      ...{ title, summary, outcomes, certificateTitle },
      maxSkippedShare: rule.maxSkippedShare,
      modules: modules.map((_module, at) => ({ module: at, optional: [], after: [] })),
    });
    const others = { media: [], notes: [], facts, competences };
    expect(read).toEqual({ ok: true, modules, courses: [whole], ...others });
  },
  30_000,
);
