import type { Locale } from '@pateka/domain';
import type { z } from 'zod';
import { inEnglish, type CatalogueProblem } from '../check/catalogue-problem.js';
import type { LessonFile } from './lesson-file.js';
import { readLessonFile } from './lesson-file.js';
import { competencesFile, courseFile, factsFile, moduleFile } from './package-schemas.js';
import type { CourseSource, LessonSource, ModuleSource, PackageSource } from './package-source.js';
import type { PackageFile } from './problem.js';
import { readYaml, type YamlSource } from './yaml-source.js';

/** A package as far as it could be read, and what could not. */
export interface ParsedPackage {
  source: PackageSource;
  problems: CatalogueProblem[];
}

/** The files of a package while they are read. */
interface Shelf {
  texts: ReadonlyMap<string, string>;
  used: Set<string>;
  problems: CatalogueProblem[];
}

function take(shelf: Shelf, path: string, remedy: string): PackageFile | undefined {
  const text = shelf.texts.get(path);
  shelf.used.add(path);
  if (text !== undefined) return { path, text };
  shelf.problems.push({ file: path, line: 1, message: 'The file is missing.', remedy });
  return undefined;
}

function takeYaml<Value>(
  shelf: Shelf,
  path: string,
  schema: z.ZodType<Value>,
): YamlSource<Value> | undefined {
  const file = take(shelf, path, 'Add the file; the content format says what it holds.');
  const result = file && readYaml(file, schema);
  if (result && !result.ok) shelf.problems.push(...result.problems.map(inEnglish));
  return result?.ok ? result.source : undefined;
}

/** Where a course or module lists what stands in folders of its own. */
interface Listing {
  yaml: YamlSource<{ id: string }>;
  key: 'modules' | 'lessons';
  ids: readonly string[];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** The id in the name of a folder, behind its place: 01-food. */
function idOfFolder(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/^\d{2,3}-/, '');
}

/** Finds the folders 01-first, 02-second … of the listed ids; reports those missing or doubled. */
function listedFolders(shelf: Shelf, { yaml, key, ids }: Listing): string[] {
  const parent = folderOf(yaml.file);
  const names = new Set(
    [...shelf.texts.keys()]
      .filter((path) => path.startsWith(`${parent}/`))
      .map((path) => path.slice(parent.length + 1).split('/'))
      .flatMap(([name, ...rest]) => (name && rest.length > 0 ? [name] : [])),
  );
  return ids.flatMap((id, index) => {
    const found = [...names].filter((name) => /^\d{2,3}-/.test(name) && idOfFolder(name) === id);
    if (found.length === 1 && ids.indexOf(id) === index) return [`${parent}/${found[0]}`];
    const number = String(index + 1).padStart(2, '0');
    shelf.problems.push({
      file: yaml.file,
      line: yaml.lineOf([key, index]),
      message:
        found.length === 0 ? `There is no folder for \`${id}\`.` : `\`${id}\` stands here twice.`,
      remedy:
        found.length === 0
          ? `Add the folder ${parent}/${number}-${id}, or remove the id.`
          : 'Keep one folder and one line for it.',
    });
    return [];
  });
}

function checkId(shelf: Shelf, yaml: YamlSource<{ id: string }>, name: string): void {
  if (yaml.value.id === name) return;
  shelf.problems.push({
    file: yaml.file,
    line: yaml.lineOf(['id']),
    message: `The id \`${yaml.value.id}\` differs from its folder \`${name}\`.`,
    remedy: 'Give folder and id the same name; an id that was published stays.',
  });
}

function readLanguage(shelf: Shelf, folder: string, locale: Locale): LessonFile | undefined {
  const language = locale === 'bg' ? 'Bulgarian' : 'English';
  const file = take(
    shelf,
    `${folder}/${locale}.md`,
    `Add the lesson in ${language}: every lesson exists in both languages.`,
  );
  const result = file && readLessonFile(file, locale);
  if (result && !result.ok) shelf.problems.push(...result.problems.map(inEnglish));
  if (!result?.ok) return undefined;
  const { lesson } = result;
  const id = idOfFolder(folder);
  checkId(shelf, { file: lesson.file, value: lesson.front, lineOf: () => lesson.lineOf('id') }, id);
  return lesson;
}

function readLesson(shelf: Shelf, folder: string): LessonSource[] {
  // Rows are the studio's; a lesson that is to be published is its text.
  shelf.used.add(`${folder}/rows.yaml`);
  const bg = readLanguage(shelf, folder, 'bg');
  const en = readLanguage(shelf, folder, 'en');
  return bg && en ? [{ bg, en }] : [];
}

function readModule(shelf: Shelf, folder: string): ModuleSource[] {
  const yaml = takeYaml(shelf, `${folder}/module.yaml`, moduleFile);
  if (!yaml) return [];
  checkId(shelf, yaml, idOfFolder(folder));
  const folders = listedFolders(shelf, { yaml, key: 'lessons', ids: yaml.value.lessons });
  return [{ yaml, lessons: folders.flatMap((lesson) => readLesson(shelf, lesson)) }];
}

function readCourse(shelf: Shelf, folder: string): CourseSource[] {
  const yaml = takeYaml(shelf, `${folder}/course.yaml`, courseFile);
  if (!yaml) return [];
  checkId(shelf, yaml, folder.slice(folder.lastIndexOf('/') + 1));
  const folders = listedFolders(shelf, { yaml, key: 'modules', ids: yaml.value.modules });
  return [{ yaml, modules: folders.flatMap((module) => readModule(shelf, module)) }];
}

/** A file under a part that could not be read is not reported as unlisted: its parent already is. */
function reportUnused(shelf: Shelf): void {
  const broken = new Set(shelf.problems.map(({ file }) => folderOf(file)));
  for (const path of shelf.texts.keys()) {
    if (shelf.used.has(path) || !path.startsWith('courses/')) continue;
    if ([...broken].some((folder) => path.startsWith(`${folder}/`))) continue;
    shelf.problems.push({
      file: path,
      line: 1,
      message: 'No course or module lists this file.',
      remedy: 'List its folder in course.yaml or module.yaml, or remove the file.',
    });
  }
}

/**
 * Reads the form of a package: which files there are, their YAML and their Markdown. It says nothing yet
 * about the content; the checks do.
 * @param files all text files of the package
 * @returns everything that could be read, and a problem for everything that could not
 */
export function parsePackage(files: readonly PackageFile[]): ParsedPackage {
  const texts = new Map(
    files.map(({ path, text }) => [path, text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')]),
  );
  const shelf: Shelf = { texts, used: new Set(), problems: [] };
  const facts = takeYaml(shelf, 'facts.yaml', factsFile);
  const competences = takeYaml(shelf, 'competences.yaml', competencesFile);
  const folders = new Set(
    [...texts.keys()].flatMap((path) => /^courses\/[^/]+(?=\/)/.exec(path)?.[0] ?? []),
  );
  const courses = [...folders].sort().flatMap((folder) => readCourse(shelf, folder));
  reportUnused(shelf);
  return {
    source: { ...(facts && { facts }), ...(competences && { competences }), courses },
    problems: shelf.problems,
  };
}
