import type { Bilingual } from '@pateka/domain';
import { htmlNotes } from '../html/note-texts.js';
import type { NoteBook } from '../notes.js';

interface Loss {
  code: string;
  /** What stands in a document's XML where it is. */
  mark: RegExp;
  /** Which parts are looked through; the text when not said. */
  part?: RegExp;
  text: Bilingual;
  /** Marks that are counted elsewhere. */
  less?: RegExp;
  /** Said once, however often. */
  once?: boolean;
}

const body = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/;

/** What Word can do and a lesson cannot, by the marks it leaves in the file. */
const losses: readonly Loss[] = [
  {
    code: 'equations',
    mark: /<m:oMath[ >]/g,
    text: {
      bg: 'Формулите са пропуснати. Напишете ги с думи или като картина.',
      en: 'Equations were left out. Please write them in words or as a picture.',
    },
  },
  {
    code: 'charts',
    mark: /<(?:c|cx):chart[ >/]/g,
    text: {
      bg: 'Диаграмите са пропуснати. Вмъкнете ги като картини с описание.',
      en: 'Charts were left out. Please insert them as pictures with a description.',
    },
  },
  {
    code: 'smart-art',
    mark: /<dgm:relIds[ >/]/g,
    text: {
      bg: 'Схемите (SmartArt) са пропуснати. Вмъкнете ги като картини с описание.',
      en: 'SmartArt was left out. Please insert it as a picture with a description.',
    },
  },
  {
    code: 'text-boxes',
    // Beside each text box Word writes one for older readers; that one is read.
    mark: /<v:textbox[ >]/g,
    text: {
      bg: 'Текстът от текстови полета е поставен след абзаца, до който стояха.',
      en: 'The words of text boxes now stand behind the paragraph they stood beside.',
    },
  },
  {
    code: 'shapes',
    mark: /<wps:wsp[ >]/g,
    less: /<v:textbox[ >]/g,
    text: { bg: 'Нарисуваните фигури са пропуснати.', en: 'Drawn shapes were left out.' },
  },
  {
    code: 'comments',
    mark: /<w:commentReference[ >/]/g,
    text: { bg: 'Коментарите са пропуснати.', en: 'Comments were left out.' },
  },
  {
    code: 'tracked-changes',
    mark: /<w:(?:ins|del|moveFrom|moveTo) /g,
    text: {
      bg: 'Проследените промени са приети: остава текстът, какъвто Word го показва накрая.',
      en: 'Tracked changes were accepted: the text is as Word shows it in the end.',
    },
  },
  {
    code: 'contents',
    mark: /<w:instrText[^>]*>\s*TOC\b/g,
    once: true,
    text: {
      bg: 'Съдържанието с номера на страници е пропуснато.',
      en: 'The table of contents with page numbers was left out.',
    },
  },
  {
    code: 'objects',
    mark: /<w:object[ >/]/g,
    text: {
      bg: 'Вградени файлове и обекти са пропуснати.',
      en: 'Embedded files and objects were left out.',
    },
  },
  {
    code: 'headers',
    part: /^word\/(?:header|footer)\d*\.xml$/,
    mark: /<w:t[ >]|<w:fldSimple |<w:instrText[ >]/g,
    once: true,
    text: {
      bg: 'Горните и долните колонтитули с номерата на страници са пропуснати.',
      en: 'Headers and footers with page numbers were left out.',
    },
  },
  {
    code: 'outside-files',
    part: /\.rels$/,
    mark: /<Relationship\b(?=[^>]*TargetMode\s*=\s*["']External)(?![^>]*\/hyperlink["'])[^>]*>/g,
    text: {
      bg: 'Картини и шаблони, които стоят извън документа, не са изтеглени.',
      en: 'Pictures and templates that stand outside the document were not fetched.',
    },
  },
  {
    code: 'look',
    mark: /<w:(?:color|highlight|shd|u|strike|rFonts) [^>]*w:/g,
    once: true,
    text: htmlNotes.look,
  },
];

const countOf = (xml: string, mark: RegExp): number => xml.match(mark)?.length ?? 0;

/**
 * Notes what of a document has no place in a lesson.
 * @param files the parts of the document
 * @param notes receives a note for each kind of loss
 */
export function noteLosses(files: ReadonlyMap<string, Uint8Array>, notes: NoteBook): void {
  for (const [name, bytes] of files) {
    const here = losses.filter(({ part = body }) => part.test(name));
    const xml = here.length > 0 ? new TextDecoder().decode(bytes) : '';
    for (const { code, mark, less, text, once } of here) {
      const count = countOf(xml, mark) - (less ? countOf(xml, less) : 0);
      notes.add(code, text, once ? Math.min(1, count) : count);
    }
  }
}
