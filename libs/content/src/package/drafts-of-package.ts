import type { Locale } from '@pateka/domain';
import type { z } from 'zod';
import type { Block, LessonDocument, RichNode } from '../blocks.js';
import type { Lesson } from '../course-package.js';
import { draftFromLesson } from '../draft/draft-from-lesson.js';
import { draftLessonSchema, type DraftBlock, type DraftLesson } from '../draft/draft.js';
import type { Competence, Fact } from '../facts.js';
import { blocksFromMarkdown } from './blocks-from-markdown.js';
import { courseOfPackage, type DraftCourse } from './course-of-package.js';
import { noFrontMatter, splitFrontMatter } from './lesson-file.js';
import {
  competencesFile,
  draftCourseFile,
  draftFrontMatter,
  draftModuleFile,
  factsFile,
  rowsFile,
  type DraftFrontMatter,
  type RowsFile,
} from './package-schemas.js';
import type { Explanation, PackageFile, Problem } from './problem.js';
import { readYaml } from './yaml-source.js';

/** A module of a package, as drafts. */
export interface DraftModule {
  title: { bg: string; en: string };
  summary: { bg: string; en: string };
  languages: Locale[];
  lessons: DraftLesson[];
}

/** What a package of drafts holds, or the first thing that is wrong with it. */
export type PackageDrafts =
  | {
      ok: true;
      modules: DraftModule[];
      courses: DraftCourse[];
      facts: Fact[];
      competences: Competence[];
      rowsLost: number;
    }
  | { ok: false; problem: Problem };

const incomplete: Explanation = {
  message: { bg: 'В пакета липсва нещо.', en: 'Something is missing from the package.' },
  remedy: { bg: 'Изнесете го отново.', en: 'Export it again.' },
};

const noLesson = (id: string): Explanation => ({
  message: {
    bg: `Урокът \`${id}\` липсва на български.`,
    en: `There is no lesson \`${id}\` in Bulgarian.`,
  },
  remedy: {
    bg: 'Добавете папката му или махнете реда от списъка с уроци.',
    en: 'Add its folder, or remove the id.',
  },
});

const noDraft: Explanation = {
  message: {
    bg: 'Урокът е твърде дълъг или две неща в него имат едно и също име.',
    en: 'The lesson is too long, or two things in it have the same name.',
  },
  remedy: { bg: 'Разделете го или сменете името.', en: 'Divide it, or change the name.' },
};

/** Ends the reading at once: its answer is the problem, and nothing of the package is used. */
class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message.en);
  }
}

interface LanguageFile {
  front: DraftFrontMatter;
  blocks: Block[];
}

/** The course of a module's folder, and the module's id there; the root is empty outside of courses. */
function inCourse(folder: string): { root: string; id: string } {
  const [, root = '', id = ''] = /^(courses\/[^/]+\/)\d{2,3}-([^/]+)\/$/.exec(folder) ?? [];
  return { root, id };
}

class PackageReader {
  rowsLost = 0;

  constructor(private readonly texts: ReadonlyMap<string, string>) {}

  /** @returns the value of a YAML file; null when it is missing */
  yaml<Value>(path: string, schema: z.ZodType<Value>): Value | null {
    const text = this.texts.get(path);
    if (text === undefined) return null;
    const result = readYaml({ path, text }, schema);
    return result.ok ? result.source.value : this.refuse(result.problems);
  }

  refuse(problems: readonly Problem[]): never {
    const [problem] = problems;
    throw new Refusal(problem ?? { file: '', line: 1, ...incomplete });
  }

  /** The folders of modules in the order of their courses, then of their names. */
  moduleFolders(): string[] {
    const folders = [...this.texts.keys()]
      .filter((path) => path === 'module.yaml' || path.endsWith('/module.yaml'))
      .map((path) => path.slice(0, -'module.yaml'.length))
      .sort();
    // Courses one after the other, each in its own order.
    const rootOf = (folder: string) => inCourse(folder).root;
    return folders.sort((a, b) =>
      rootOf(a) === rootOf(b) ? this.placeOf(a) - this.placeOf(b) : rootOf(a) < rootOf(b) ? -1 : 1,
    );
  }

  private placeOf(folder: string): number {
    const { root, id } = inCourse(folder);
    const course = root === '' ? null : this.yaml(`${root}course.yaml`, draftCourseFile);
    return course ? course.modules.indexOf(id) : 0;
  }

  /**
   * @param folders the folders of the modules, in the order in which they are read
   * @param modules what was read of them
   */
  courses(folders: readonly string[], modules: readonly DraftModule[]): DraftCourse[] {
    const roots = [...this.texts.keys()].flatMap(
      (path) => /^(courses\/[^/]+\/)course\.yaml$/.exec(path)?.[1] ?? [],
    );
    return roots.sort().flatMap((root) => {
      const file = this.yaml(`${root}course.yaml`, draftCourseFile);
      const own = folders.flatMap((folder, place) => {
        const lessons = modules[place]?.lessons.map(({ id }) => id) ?? [];
        const at = inCourse(folder);
        return at.root === root ? [[at.id, { place, lessons }] as const] : [];
      });
      return file ? [courseOfPackage(file, new Map(own))] : [];
    });
  }

  module(folder: string): DraftModule {
    const path = `${folder}module.yaml`;
    const head = this.yaml(path, draftModuleFile) ?? this.refuse([]);
    const { title, summary, languages, lessons } = head;
    const read = lessons.map((id) => this.lesson(this.lessonFolder(folder, id), id, languages));
    return { title, summary, languages, lessons: read };
  }

  private lessonFolder(module: string, id: string): string {
    const found = [...this.texts.keys()].find((path) => {
      const inside = path.startsWith(module) ? path.slice(module.length) : '';
      const [, name] = /^\d{2,3}-([^/]+)\/bg\.md$/.exec(inside) ?? [];
      return name === id;
    });
    if (found !== undefined) return found.slice(0, -'bg.md'.length);
    return this.refuse([{ file: `${module}module.yaml`, line: 1, ...noLesson(id) }]);
  }

  private lesson(folder: string, id: string, languages: readonly Locale[]): DraftLesson {
    const bg = this.language(`${folder}bg.md`) ?? this.refuse([]);
    const en = this.language(`${folder}en.md`);
    const rows = this.yaml(`${folder}rows.yaml`, rowsFile);
    const { skippable, exercise, competences } = bg.front;
    const head = { id, skippable, exercise, competences };
    const draft = rows && draftOfRows(head, { bg, en }, rows);
    if (rows && !draft) this.rowsLost += 1;
    const made = draft ?? draftOfTexts(head, { bg, en }, languages);
    const checked = draftLessonSchema.safeParse(made);
    if (checked.success) return made;
    return this.refuse([{ file: `${folder}bg.md`, line: 1, ...noDraft }]);
  }

  private language(path: string): LanguageFile | null {
    const text = this.texts.get(path);
    if (text === undefined) return null;
    const split = splitFrontMatter(text);
    if (!split) return this.refuse([{ file: path, line: 1, ...noFrontMatter }]);
    const front = readYaml({ path, text: split.front }, draftFrontMatter, 2);
    if (!front.ok) return this.refuse(front.problems);
    const body = blocksFromMarkdown({ file: path, text: split.body, linesBefore: split.end });
    if (body.problems.length > 0) return this.refuse(body.problems);
    return { front: front.source.value, blocks: body.blocks };
  }
}

type Head = Pick<DraftLesson, 'id' | 'skippable' | 'exercise' | 'competences'>;
interface Sides {
  bg: LanguageFile;
  en: LanguageFile | null;
}

const headOf = (file: LanguageFile | null): DraftLesson['bg'] => {
  const { title = '', purpose = '', outcomes = [], note = '' } = file?.front ?? {};
  return { title, purpose, outcomes, note };
};

type PieceOfText = { node: RichNode } | { own: Block };

/** A text gives its pieces one by one, so that rows can take theirs. */
class Pieces {
  private readonly list: PieceOfText[];

  constructor(file: LanguageFile | null) {
    this.list = (file?.blocks ?? []).flatMap((block): PieceOfText[] =>
      block.block === 'text' ? block.content.map((node) => ({ node })) : [{ own: block }],
    );
  }

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  /** @returns the row's block; undefined when the text has something else there */
  take(share: RowsFile['rows'][number]['bg']): Block | null | undefined {
    if (share === null) return null;
    const taken = this.list.splice(0, share === 'block' ? 1 : share);
    if (share === 'block') return taken.flatMap((piece) => ('own' in piece ? [piece.own] : []))[0];
    const nodes = taken.flatMap((piece) => ('node' in piece ? [piece.node] : []));
    return nodes.length === share ? { block: 'text', content: nodes } : undefined;
  }
}

/** @returns the lesson in the rows it was written in; null when somebody changed the texts since */
function draftOfRows(head: Head, { bg, en }: Sides, file: RowsFile): DraftLesson | null {
  const [left, right] = [new Pieces(bg), new Pieces(en)];
  const blocks: DraftBlock[] = [];
  for (const row of file.rows) {
    const pair = { bg: left.take(row.bg), en: right.take(row.en) };
    if (pair.bg === undefined || pair.en === undefined) return null;
    const { id, translatedFrom } = row;
    blocks.push({ id, bg: pair.bg, en: pair.en, translatedFrom });
  }
  if (!left.isEmpty || !right.isEmpty) return null;
  const { headTranslatedFrom } = file;
  return { ...head, bg: headOf(bg), en: headOf(en), headTranslatedFrom, blocks };
}

function draftOfTexts(head: Head, { bg, en }: Sides, languages: readonly Locale[]): DraftLesson {
  const documentOf = (file: LanguageFile): LessonDocument => {
    const { title, purpose, outcomes, note } = headOf(file);
    return { title, purpose, outcomes, minutes: 1, note, blocks: file.blocks };
  };
  const lesson: Lesson = { ...head, bg: documentOf(bg), en: documentOf(en ?? bg) };
  return draftFromLesson(lesson, en ? ['bg', 'en'] : languages.filter((locale) => locale === 'bg'));
}

/** Somebody who packs a folder packs its name, too. */
function withoutCommonFolder(files: readonly PackageFile[]): PackageFile[] {
  const roots = new Set(files.map(({ path }) => path.split('/')[0]));
  const [root = ''] = roots;
  const isOwn = ['modules', 'courses', 'media'].includes(root);
  if (roots.size !== 1 || isOwn || files.some(({ path }) => path === root)) return [...files];
  return files.map(({ path, text }) => ({ path: path.slice(root.length + 1), text }));
}

/**
 * Reads a package of modules as drafts: what it holds need not be finished.
 * @param files all text files of the package
 * @returns its modules, or the first problem of its form
 */
export function draftsOfPackage(files: readonly PackageFile[]): PackageDrafts {
  const texts = new Map(
    withoutCommonFolder(files).map(({ path, text }) => [
      path,
      text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
    ]),
  );
  const reader = new PackageReader(texts);
  try {
    const folders = reader.moduleFolders();
    const modules = folders.map((folder) => reader.module(folder));
    const courses = reader.courses(folders, modules);
    const facts = reader.yaml('facts.yaml', factsFile) ?? [];
    const competences = reader.yaml('competences.yaml', competencesFile) ?? [];
    return { ok: true, modules, courses, facts, competences, rowsLost: reader.rowsLost };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}
