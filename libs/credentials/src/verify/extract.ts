import { unzipSync } from 'fflate';
import { credentialInPng } from '../bake/bake-png.js';
import { credentialInSvg } from '../bake/bake-svg.js';
import { attachmentsOf } from './pdf-attachments.js';
import type { FileKind, Reason } from './report.js';
import { kindOf, objectIn, textOf } from './sniff.js';

/** A credential as it lay in a file. */
export interface Found {
  /** The file inside an archive. */
  part: string | null;
  /** The kind of that file. */
  kind: FileKind;
  form: 'json' | 'jwt';
  text: string;
}

export interface Extracted {
  found: Found[];
  /** Files that should hold a credential and do not. */
  missing: { part: string | null; reason: Reason }[];
  /** An issuer's document that travelled with it. It proves nothing about who signed. */
  enclosedIssuer: unknown;
}

const MOST_ENTRIES = 30;
const MOST_ENTRY = 5 * 1024 * 1024;
const MOST_TOGETHER = 12 * 1024 * 1024;

/** A file of an archive that is not a credential but belongs to it. */
const ISSUER = 'issuer.json';

const none = (part: string | null, reason: Reason): Extracted => ({
  found: [],
  missing: [{ part, reason }],
  enclosedIssuer: null,
});

const one = (kind: FileKind, part: string | null, text: string | null): Extracted => {
  const bare = text?.trim();
  if (!bare) return none(part, 'no-credential');
  const found: Found = { part, kind, form: bare.startsWith('{') ? 'json' : 'jwt', text: bare };
  return { found: [found], missing: [], enclosedIssuer: null };
};

async function inPdf(bytes: Uint8Array, part: string | null): Promise<Extracted> {
  const attachments = await attachmentsOf(bytes);
  if (attachments === null) return none(part, 'unreadable');
  const texts = attachments.map(textOf).filter((text) => text?.trim().startsWith('{'));
  if (texts.length > 1) return none(part, 'several-credentials');
  return one('pdf', part, texts[0] ?? null);
}

/** @throws Error for what is no archive, or asks for too much */
function unpacked(bytes: Uint8Array): [string, Uint8Array][] {
  const names = new Set<string>();
  let together = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      // of two files with one name each program shows another
      if (names.has(name)) throw new Error('a file stands twice in this archive');
      names.add(name);
      together += originalSize;
      if (names.size > MOST_ENTRIES || originalSize > MOST_ENTRY || together > MOST_TOGETHER)
        throw new Error('too much in this archive');
      return true;
    },
  });
  return Object.entries(files);
}

async function inZip(bytes: Uint8Array): Promise<Extracted> {
  const all: Extracted = { found: [], missing: [], enclosedIssuer: null };
  for (const [name, content] of unpacked(bytes)) {
    const kind = kindOf(content);
    if (kind === null || kind === 'zip') continue;
    // who packs the files again packs the folder as well
    if (name.split('/').at(-1) === ISSUER) {
      all.enclosedIssuer = objectIn(textOf(content) ?? '');
      continue;
    }
    const { found, missing } = await extract(content, kind, name);
    all.found.push(...found);
    all.missing.push(...missing);
  }
  return all.found.length === 0 && all.missing.length === 0 ? none(null, 'no-credential') : all;
}

/**
 * Takes the credentials out of a file.
 * @param kind what the file is, see kindOf
 * @returns what was found and what was missing; it never throws for what the file holds
 */
export async function extract(
  bytes: Uint8Array,
  kind: FileKind,
  part: string | null = null,
): Promise<Extracted> {
  switch (kind) {
    case 'json':
    case 'jwt':
      return one(kind, part, textOf(bytes));
    case 'png':
      return one(kind, part, credentialInPng(bytes));
    case 'svg':
      return one(kind, part, credentialInSvg(textOf(bytes) ?? ''));
    case 'pdf':
      return inPdf(bytes, part);
    case 'zip':
      return inZip(bytes).catch(() => none(part, 'unreadable'));
  }
}
