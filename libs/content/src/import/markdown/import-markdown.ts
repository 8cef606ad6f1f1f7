import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { draftFrontMatter, type DraftFrontMatter } from '../../package/package-schemas.js';
import { splitFrontMatter } from '../../package/lesson-file.js';
import { readYaml } from '../../package/yaml-source.js';
import { mediaTypeOf } from '../media-type.js';
import { NoteBook } from '../notes.js';
import { refuseImport } from '../refusals.js';
import type { ImportedMedia, ImportedModule, ImportOptions, ImportResult } from '../result.js';
import { moduleOfPieces, titleOfFile } from '../to-lessons.js';
import { markdownNotes } from './note-texts.js';
import { piecesOfMarkdown } from './pieces-of-markdown.js';

/** The pictures of an archive, kept when a text shows them. */
class Pictures {
  readonly kept = new Map<string, ImportedMedia>();

  constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly notes: NoteBook,
  ) {}

  /** @returns the id of the picture that a file in `folder` shows; null when it is not in the archive */
  find(src: string, folder: string): string | null {
    const isHere = !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(src);
    const bytes = isHere ? this.files.get(posix.join(folder, decoded(src))) : undefined;
    if (!bytes) {
      this.notes.add('pictures', markdownNotes.pictures);
      return null;
    }
    const id = createHash('sha256').update(bytes).digest('hex');
    this.kept.set(id, { id, bytes, type: mediaTypeOf(bytes) });
    return id;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A name with a single % is a name, too.
    return path;
  }
}

/** The front matter of our format where it is one; others are left out, with a note. */
function frontOf(text: string, notes: NoteBook): { front: DraftFrontMatter | null; body: string } {
  const split = splitFrontMatter(text);
  if (!split) return { front: null, body: text };
  const yaml = readYaml({ path: '', text: split.front }, draftFrontMatter, 2);
  if (yaml.ok) return { front: yaml.source.value, body: split.body };
  const title = /^title:[ \t]*(['"]?)(.+?)\1[ \t]*$/m.exec(split.front)?.[2];
  notes.add('front-matter', markdownNotes['front-matter']);
  if (title === undefined) return { front: null, body: split.body };
  return {
    front: draftFrontMatter.parse({ id: 'x', title: title.slice(0, 300) }),
    body: split.body,
  };
}

/** What the front matter says of the lesson; its id stays new, for the old one may be in use. */
function withFront(module: ImportedModule, front: DraftFrontMatter, options: ImportOptions) {
  const [first, ...more] = module.lessons;
  if (!first) return module;
  const { title, purpose, outcomes, note, skippable, exercise, competences } = front;
  const head = { title: title || first[options.locale].title, purpose, outcomes, note };
  const lesson = { ...first, skippable, exercise, competences, [options.locale]: head };
  return {
    ...module,
    title: { ...module.title, [options.locale]: head.title },
    lessons: [lesson, ...more],
  };
}

interface MarkdownFile {
  path: string;
  text: string;
}

function moduleOf(file: MarkdownFile, pictures: Pictures, notes: NoteBook, options: ImportOptions) {
  const text = file.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const { front, body } = frontOf(text, notes);
  const folder = posix.dirname(file.path);
  const module = moduleOfPieces(piecesOfMarkdown(body, notes), {
    locale: options.locale,
    name: file.path,
    notes,
    pictureOf: (src) => pictures.find(src, folder),
  });
  return module && front ? withFront(module, front, options) : module;
}

/**
 * Imports one Markdown file.
 * @param bytes the file
 * @param options language, name and progress
 * @returns a module with a lesson for each heading of the first level, or with one
 */
export async function importMarkdown(
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportResult> {
  return importMarkdownFiles(new Map([[options.name, bytes]]), {
    ...options,
    name: options.name,
  });
}

/**
 * Imports the Markdown files of an archive, with the pictures beside them: one module, its lessons in the order
 * of the files' names.
 * @param files the files of the archive
 * @param options language, name, progress and cancelling
 * @returns the module, or why there is none
 */
export async function importMarkdownFiles(
  files: ReadonlyMap<string, Uint8Array>,
  options: ImportOptions,
): Promise<ImportResult> {
  const { locale, name, step, signal } = options;
  const notes = new NoteBook();
  const pictures = new Pictures(files, notes);
  const single = files.size === 1;
  const paths = [...files.keys()]
    .filter((path) => single || /\.(?:md|markdown)$/i.test(path))
    .sort();
  const modules: ImportedModule[] = [];
  for (const [at, path] of paths.entries()) {
    if (signal?.aborted) return refuseImport('cancelled');
    await step?.(at, paths.length);
    const text = new TextDecoder().decode(files.get(path));
    const module = moduleOf({ path, text }, pictures, notes, options);
    if (module) modules.push(module);
    await breathe();
  }
  const [first] = modules;
  if (!first) return refuseImport('nothing');
  await step?.(paths.length, paths.length);
  const title = single ? first.title : { ...first.title, [locale]: titleOfFile(name) };
  const lessons = modules.flatMap((module) => module.lessons);
  const media = [...pictures.kept.values()];
  return { ok: true, modules: [{ ...first, title, lessons }], media, notes: notes.list() };
}
