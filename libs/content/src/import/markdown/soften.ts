import type {
  Definition,
  FootnoteDefinition,
  List,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { linkPattern } from '../../blocks.js';
import { htmlNotes } from '../html/note-texts.js';
import type { NoteBook } from '../notes.js';
import { markdownNotes } from './note-texts.js';

/** What is carried along while a strange Markdown tree is made into one that we can read. */
export interface Softening {
  notes: NoteBook;
  source: string;
  definitions: ReadonlyMap<string, Definition>;
  /** Pictures found in the piece that is being softened: they follow it. */
  pictures: { src: string; alt: string }[];
}

const known = new Set(['fact', 'sum', 'em', 'strong', 'br', 'char', 'gap', 'piece', 'go']);

const text = (value: string): PhrasingContent => ({ type: 'text', value });

function sourceOf(node: Nodes, { source }: Softening): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function link(url: string, children: PhrasingContent[], softening: Softening): PhrasingContent[] {
  if (linkPattern.test(url)) {
    // A position of its own says that it was written as a link.
    const place = { line: 1, column: 1, offset: 0 };
    return [{ type: 'link', url, children, position: { start: place, end: place } }];
  }
  const code = url.startsWith('#') ? 'inner-links' : 'links';
  softening.notes.add(code, htmlNotes[code]);
  return children;
}

function softInline(node: PhrasingContent, softening: Softening): PhrasingContent[] {
  const { notes, definitions, pictures } = softening;
  switch (node.type) {
    case 'html':
      notes.add('html', markdownNotes.html);
      return [];
    case 'inlineCode':
      notes.add('code', markdownNotes.code);
      return [text(node.value)];
    case 'delete':
      notes.add('look', htmlNotes.look);
      return softInlines(node.children, softening);
    case 'image':
      pictures.push({ src: node.url, alt: node.alt ?? '' });
      return [];
    case 'imageReference': {
      const url = definitions.get(node.identifier)?.url;
      if (url !== undefined) pictures.push({ src: url, alt: node.alt ?? '' });
      return [];
    }
    case 'footnoteReference':
      return [text(`[${node.label ?? node.identifier}]`)];
    case 'linkReference':
    case 'link': {
      const url = node.type === 'link' ? node.url : (definitions.get(node.identifier)?.url ?? '');
      return link(url, softInlines(node.children, softening), softening);
    }
    case 'textDirective':
      if (known.has(node.name) || !/[[{]/.test(sourceOf(node, softening))) return [node];
      notes.add('directives', markdownNotes.directives);
      return node.children.length > 0
        ? softInlines(node.children, softening)
        : [text(sourceOf(node, softening))];
    case 'emphasis':
    case 'strong':
      return [{ ...node, children: softInlines(node.children, softening) }];
    default:
      return [node];
  }
}

function softInlines(nodes: readonly PhrasingContent[], softening: Softening): PhrasingContent[] {
  return nodes.flatMap((node) => softInline(node, softening));
}

function codeLines(value: string): PhrasingContent[] {
  return value.split('\n').flatMap((line, at) => {
    const words = line === '' ? [] : [text(line)];
    return at > 0 ? [{ type: 'break' as const }, ...words] : words;
  });
}

function softList(node: List, softening: Softening): RootContent {
  const children = node.children.map((item) => {
    if (typeof item.checked === 'boolean') {
      softening.notes.add('tick-boxes', markdownNotes['tick-boxes']);
    }
    const content = item.children.flatMap((child) => softBlock(child, softening));
    // Headings and blocks have no place in a list; what they say has.
    const kept = content.filter((child) => child.type !== 'containerDirective');
    return { ...item, checked: null, children: kept as typeof item.children };
  });
  return { ...node, children };
}

/**
 * Makes a piece of Markdown into pieces that our format has. Nothing is run or fetched.
 * @param node any piece
 * @param softening receives notes and pictures
 * @returns pieces that `toRichText` can read, and blocks
 */
export function softBlock(node: RootContent, softening: Softening): RootContent[] {
  const { notes } = softening;
  switch (node.type) {
    case 'html':
      notes.add('html', markdownNotes.html);
      return [];
    case 'code':
      notes.add('code', markdownNotes.code);
      return [{ type: 'paragraph', children: codeLines(node.value) }];
    case 'blockquote':
      notes.add('quotes', markdownNotes.quotes);
      return node.children.flatMap((child) => softBlock(child, softening));
    case 'paragraph':
    case 'heading':
      return [{ ...node, children: softInlines(node.children, softening) }];
    case 'list':
      return [softList(node, softening)];
    case 'table': {
      const rows = node.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => ({
          ...cell,
          children: softInlines(cell.children, softening),
        })),
      }));
      return [{ ...node, children: rows }];
    }
    case 'leafDirective':
      notes.add('directives', markdownNotes.directives);
      return [{ type: 'paragraph', children: softInlines(node.children, softening) }];
    case 'containerDirective':
      return [node];
    default:
      return [];
  }
}

/**
 * Gathers what a file says at its end about links and footnotes.
 * @param root the parsed file
 */
export function definitionsOf(root: Root): {
  links: Map<string, Definition>;
  footnotes: FootnoteDefinition[];
} {
  const links = root.children.filter((node) => node.type === 'definition');
  return {
    links: new Map(links.map((node) => [node.identifier, node])),
    footnotes: root.children.filter((node) => node.type === 'footnoteDefinition'),
  };
}
