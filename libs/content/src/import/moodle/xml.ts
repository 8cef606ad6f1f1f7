import { XMLParser } from 'fast-xml-parser';

/** An element of a backup: attributes as `@id`, children by name, a text alone as a string. */
export type Xml = string | Xml[] | { [name: string]: Xml };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: true,
  htmlEntities: true,
});

/** Larger than the questions of any course; what is parsed takes ten times as much memory. */
const LARGEST = 30_000_000;

/**
 * Reads a file of a backup.
 * @param bytes the file; undefined for one that is not there
 * @returns its root; null when it is missing, too large, no XML, or declares things of its own
 */
export function parseXml(bytes: Uint8Array | undefined): Xml | null {
  if (!bytes || bytes.byteLength > LARGEST) return null;
  const text = new TextDecoder().decode(bytes);
  // Moodle writes none; with one a small file can unfold into a huge one.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return null;
  try {
    return parser.parse(text) as Xml;
  } catch {
    return null;
  }
}

/**
 * @param node an element
 * @param path names of elements, one inside the other
 * @returns what stands there; of several the first
 */
export function at(node: Xml | null | undefined, ...path: string[]): Xml | undefined {
  let here: Xml | null | undefined = node;
  for (const name of path) {
    const first: Xml | null | undefined = Array.isArray(here) ? here[0] : here;
    if (typeof first !== 'object' || Array.isArray(first) || first === null) return undefined;
    here = Object.hasOwn(first, name) ? first[name] : undefined;
  }
  return here ?? undefined;
}

/** @returns every element of a name there */
export function every(node: Xml | null | undefined, ...path: string[]): Xml[] {
  const found = at(node, ...path);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** Moodle's word for "nothing". */
const NULL = '$@NULL@$';

/** @returns the text of an element; empty when there is none */
export function textOf(node: Xml | null | undefined, ...path: string[]): string {
  const found = at(node, ...path);
  const first = Array.isArray(found) ? found[0] : found;
  const text = typeof first === 'object' && !Array.isArray(first) ? first['#text'] : first;
  return typeof text === 'string' && text !== NULL ? text : '';
}

/** @returns elements of a name, however deep they stand, in order */
export function deep(node: Xml | null | undefined, name: string): Xml[] {
  if (node === null || node === undefined || typeof node === 'string') return [];
  if (Array.isArray(node)) return node.flatMap((each) => deep(each, name));
  return Object.entries(node).flatMap(([key, value]) =>
    key === name ? (Array.isArray(value) ? value : [value]) : deep(value, name),
  );
}
