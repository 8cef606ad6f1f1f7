import type { Element, ElementContent, RootContent } from 'hast';
import type { Bilingual } from '@pateka/domain';
import type { NoteBook } from '../notes.js';

/** Set before ids by the converter, so that no bookmark of a document looks like a note. */
export const idPrefix = 'pateka-note-';

const movedText: Bilingual = {
  bg: 'Бележките под линия стоят като текст в края на раздела си.',
  en: 'Footnotes now stand as text at the end of their section.',
};

const isElement = (node: RootContent | ElementContent): node is Element => node.type === 'element';

const isNoteId = (id: unknown): id is string =>
  typeof id === 'string' && /^(?:foot|end)note-\d+$/.test(id.replace(idPrefix, ''));

function isNotes(node: RootContent): node is Element {
  if (!isElement(node) || node.tagName !== 'ol') return false;
  const items = node.children.filter(isElement);
  return items.length > 0 && items.every(({ properties }) => isNoteId(properties['id']));
}

/** The note without the arrow that leads back to its place. */
function withoutArrow(element: Element): Element {
  const children = element.children
    .filter((node) => {
      const href = isElement(node) ? node.properties['href'] : undefined;
      return typeof href !== 'string' || !href.startsWith(`#${idPrefix}`);
    })
    .map((node) => (isElement(node) ? withoutArrow(node) : node));
  return { ...element, children };
}

function noteLines(mark: string, note: Element): RootContent[] {
  const [first, ...more] = withoutArrow(note).children.filter(isElement);
  const head: ElementContent = { type: 'text', value: `${mark} ` };
  if (!first) return [];
  return [{ ...first, children: [head, ...first.children] }, ...more];
}

/** One section of a document, with the notes its text refers to. */
class Section {
  readonly nodes: RootContent[] = [];
  private readonly lines: RootContent[] = [];

  constructor(private readonly notes: ReadonlyMap<string, Element>) {}

  add(node: RootContent): void {
    if (isElement(node)) this.look(node);
    this.nodes.push(node);
  }

  end(): RootContent[] {
    return [...this.nodes, ...this.lines];
  }

  /** A reference becomes its plain mark, and its note waits for the end of the section. */
  private look(element: Element): void {
    for (const child of element.children) {
      if (!isElement(child)) continue;
      const href = child.properties['href'];
      const id = typeof href === 'string' ? href.slice(1) : '';
      const note = this.notes.get(id);
      const [mark] = child.children;
      if (note && mark?.type === 'text') {
        delete child.properties['href'];
        this.lines.push(...noteLines(mark.value, note));
      } else this.look(child);
    }
  }
}

/**
 * Moves the notes of a document to the ends of the sections that refer to them.
 * @param nodes the document as the converter wrote it, all notes in a list at its end
 * @param notes receives how many there are
 * @returns the document with notes as text
 */
export function placeFootnotes(nodes: readonly RootContent[], notes: NoteBook): RootContent[] {
  const last = nodes.at(-1);
  if (!last || !isNotes(last)) return [...nodes];
  const items = last.children.filter(isElement);
  const byId = new Map(items.map((item) => [String(item.properties['id']), item]));
  notes.add('footnotes', movedText, byId.size);
  const sections = [new Section(byId)];
  for (const node of nodes.slice(0, -1)) {
    if (isElement(node) && /^h[1-6]$/.test(node.tagName)) sections.push(new Section(byId));
    sections.at(-1)?.add(node);
  }
  return sections.flatMap((section) => section.end());
}
