import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Bilingual, Locale } from '@pateka/domain';
import { fromHtml } from 'hast-util-from-html';
import type { Block, RichNode } from '../../blocks.js';
import { richFromPlain } from '../../exchange/gift/plain-text.js';
import { hastToPieces } from '../html/html-to-rich.js';
import { NoteBook } from '../notes.js';
import { refuseImport } from '../refusals.js';
import type { ImportedMedia, ImportOptions, ImportResult } from '../result.js';
import { blocksOfPieces, lessonsOfParts, titleOfFile } from '../to-lessons.js';
import { moodleNotes, unknownActivity } from './moodle-notes.js';
import { moodleQuestion, questionsByNumber } from './moodle-question.js';
import { openBackup } from './open-backup.js';
import { at, deep, every, parseXml, textOf, type Xml } from './xml.js';

type Files = ReadonlyMap<string, Uint8Array>;

/** A place where a text stands: its pictures are looked up by it. */
interface Place {
  contextId: string;
}

/** The files that texts of a backup show, by where they stand and what they are called. */
class Pictures {
  readonly media = new Map<string, ImportedMedia>();
  private readonly hashes = new Map<string, { hash: string; type: string }>();

  constructor(
    private readonly files: Files,
    private readonly notes: NoteBook,
  ) {
    for (const file of deep(parseXml(files.get('files.xml')), 'file')) {
      const path = textOf(file, 'filepath') + textOf(file, 'filename');
      const key = `${textOf(file, 'contextid')} ${path}`;
      const type = textOf(file, 'mimetype');
      if (!path.endsWith('/.')) this.hashes.set(key, { hash: textOf(file, 'contenthash'), type });
    }
  }

  /** @returns the id under which a picture is imported; null when the backup does not have it */
  find(src: string, { contextId }: Place): string | null {
    const name = /^@@PLUGINFILE@@(\/[^?#]*)/.exec(src)?.[1];
    const known = name && this.hashes.get(`${contextId} ${decoded(name)}`);
    const hash = known ? known.hash : '';
    const bytes = this.files.get(`files/${hash.slice(0, 2)}/${hash}`);
    // A file that is not what its name says would be another picture than the author's.
    if (!known || !bytes || createHash('sha1').update(bytes).digest('hex') !== hash) {
      this.notes.add('missing-pictures', moodleNotes['missing-pictures']);
      return null;
    }
    const id = createHash('sha256').update(bytes).digest('hex');
    this.media.set(id, { id, bytes, type: known.type });
    return id;
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What the parts of a backup are read with. */
interface Backup {
  files: Files;
  notes: NoteBook;
  pictures: Pictures;
  questions: ReturnType<typeof questionsByNumber>;
  options: ImportOptions;
}

const PLAIN = '2';

function textBlocks(backup: Backup, node: Xml | undefined, name: string, place: Place): Block[] {
  const source = textOf(node, name);
  const { notes, pictures, options } = backup;
  if (textOf(node, `${name}format`) === PLAIN) return textBlock(richFromPlain(source));
  const pieces = hastToPieces(fromHtml(source, { fragment: true }).children, notes, false);
  const pictureOf = (src: string) => pictures.find(src, place);
  return blocksOfPieces(pieces, { locale: options.locale, name: options.name, notes, pictureOf });
}

const textBlock = (content: RichNode[]): Block[] =>
  content.length > 0 ? [{ block: 'text', content }] : [];

const heading = (value: string): Block[] =>
  value === ''
    ? []
    : textBlock([{ type: 'heading', depth: 2, children: [{ type: 'text', value }] }]);

/** The questions of a quiz in the order of its slots. */
function quizBlocks(backup: Backup, quiz: Xml | undefined): Block[] {
  const { questions, notes } = backup;
  const slots = every(quiz, 'question_instances', 'question_instance').sort(
    (a, b) => Number(textOf(a, 'slot')) - Number(textOf(b, 'slot')),
  );
  return slots.flatMap((slot) => {
    const entry = textOf(slot, 'question_reference', 'questionbankentryid');
    const id = textOf(slot, 'questionid');
    const node = entry === '' ? questions.byId.get(id) : questions.byEntry.get(entry);
    if (node) return moodleQuestion(node, notes) ?? [];
    const isRandom = at(slot, 'question_set_reference') !== undefined;
    const code = isRandom ? 'random-questions' : 'missing-questions';
    notes.add(code, moodleNotes[code]);
    return [];
  });
}

/** What the list of contents says of an activity. */
interface Activity {
  moduleId: string;
  sectionId: string;
  kind: string;
  folder: string;
}

function activityBlocks(backup: Backup, { kind, folder }: Activity): Block[] {
  const { files, notes } = backup;
  if (kind !== 'page' && kind !== 'label' && kind !== 'quiz') {
    const { code, text } = unknownActivity(kind);
    notes.add(code, text);
    return [];
  }
  const root = at(parseXml(files.get(`${folder}/${kind}.xml`)), 'activity');
  const own = at(root, kind);
  const place = { contextId: textOf(root, '@contextid') };
  if (kind === 'label') return textBlocks(backup, own, 'intro', place);
  const head = heading(textOf(own, 'name'));
  if (kind === 'page') return [...head, ...textBlocks(backup, own, 'content', place)];
  const intro = textBlocks(backup, own, 'intro', place);
  if (intro.length > 0) notes.add('introduction', moodleNotes.introduction);
  return [...head, ...intro, ...quizBlocks(backup, own)];
}

interface Section {
  id: string;
  title: string;
  node: Xml | undefined;
  activities: Activity[];
}

function sectionsOf(root: Xml | null, files: Files): Section[] {
  const contents = at(root, 'moodle_backup', 'information', 'contents');
  const activities = every(contents, 'activities', 'activity').map((node) => ({
    moduleId: textOf(node, 'moduleid'),
    sectionId: textOf(node, 'sectionid'),
    kind: textOf(node, 'modulename'),
    folder: textOf(node, 'directory'),
  }));
  return every(contents, 'sections', 'section')
    .map((listed) => {
      const id = textOf(listed, 'sectionid');
      const node = at(parseXml(files.get(`sections/section_${id}/section.xml`)), 'section');
      const order = textOf(node, 'sequence').split(',');
      const place = ({ moduleId }: Activity) =>
        order.indexOf(moduleId) + (order.includes(moduleId) ? 0 : 1e6);
      const own = activities.filter(({ sectionId }) => sectionId === id);
      const title = textOf(node, 'name') || textOf(listed, 'title');
      return { id, title, node, activities: own.sort((a, b) => place(a) - place(b)) };
    })
    .sort((a, b) => Number(textOf(a.node, 'number')) - Number(textOf(b.node, 'number')));
}

/** Moodle names a section that nobody named by its number alone. */
const untitled: Record<Locale, string> = { bg: 'Част', en: 'Part' };

function titleOf({ title }: Section, index: number, locale: Locale): string {
  return title === '' || /^\d+$/.test(title) ? `${untitled[locale]} ${index + 1}` : title;
}

async function read(backup: Backup, sections: readonly Section[]) {
  const { options } = backup;
  const parts: { title: string; blocks: Block[] }[] = [];
  for (const [index, section] of sections.entries()) {
    if (options.signal?.aborted) return null;
    const id = textOf(section.node, '@id') || section.id;
    const summary = textBlocks(backup, section.node, 'summary', { contextId: id });
    const blocks = section.activities.flatMap((activity) => activityBlocks(backup, activity));
    const all = [...summary, ...blocks];
    if (all.length > 0) parts.push({ title: titleOf(section, index, options.locale), blocks: all });
    await options.step?.(index + 1, sections.length + 1);
    await breathe();
  }
  return parts;
}

/**
 * Makes a module of a course backup of Moodle: each section is a lesson, of its pages, labels and quizzes in
 * order. Nothing about people is read: no users, grades, attempts, messages, logs.
 * @param bytes the .mbz file
 * @param options language, name and progress
 * @returns one module with its pictures and notes, or why the file is not imported
 */
export async function importMoodle(
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportResult> {
  const opened = await openBackup(bytes, options.signal);
  if (!opened.ok) return opened;
  const { files } = opened;
  const root = parseXml(files.get('moodle_backup.xml'));
  if (at(root, 'moodle_backup', 'information') === undefined) return refuseImport('moodle');
  const notes = new NoteBook();
  const pictures = new Pictures(files, notes);
  const questions = questionsByNumber(parseXml(files.get('questions.xml')));
  const backup = { files, notes, pictures, questions, options };
  const parts = await read(backup, sectionsOf(root, files));
  if (!parts) return refuseImport('cancelled');
  if (parts.length === 0) return refuseImport('nothing');
  const { locale, name } = options;
  const lessons = lessonsOfParts(parts, { locale, notes });
  const course = textOf(root, 'moodle_backup', 'information', 'original_course_fullname');
  const inLanguage = (text: string): Bilingual => ({ bg: '', en: '', [locale]: text });
  const title = inLanguage((course || titleOfFile(name)).slice(0, 120));
  const languages: Locale[] = locale === 'bg' ? ['bg'] : ['bg', 'en'];
  const module = { title, summary: inLanguage(''), languages, lessons };
  return { ok: true, modules: [module], media: [...pictures.media.values()], notes: notes.list() };
}
