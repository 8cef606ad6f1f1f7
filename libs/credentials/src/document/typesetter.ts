import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import type { TypefaceCoverage } from './typeface-coverage.js';
import { readTypefaces } from './typefaces.js';

const require = createRequire(import.meta.url);

/** Where a file of the folder `pdf` lies, or would lie: data stand beside the templates in memory only. */
export const templateFile = (name: string): string =>
  fileURLToPath(new URL(`../../pdf/${name}`, import.meta.url));

/** The compiler of Typst with our typefaces; every kind of page of a process is set by the same. */
export interface Typesetter {
  compiler: Typst.NodeCompiler;
  typefaces: TypefaceCoverage[][];
}

/** Loads the compiler and the typefaces: half a second, and 50 MB that stay. */
export const createTypesetter = (): Typesetter => {
  // Loaded here, not on top: the 50 MB library belongs into the process that renders and no other.
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as typeof Typst;
  const { files, coverage } = readTypefaces();
  return {
    compiler: NodeCompiler.create({
      workspace: templateFile(''),
      fontArgs: [{ fontBlobs: files }],
    }),
    typefaces: coverage,
  };
};

const messageOf = (diagnostic: unknown): string =>
  typeof diagnostic === 'object' && diagnostic !== null && 'message' in diagnostic
    ? String(diagnostic.message)
    : String(diagnostic);

/** A document as it was set, or what the typesetter has against it. */
export type Setting =
  { ok: true; document: Typst.NodeTypstDocument } | { ok: false; detail: string };

/** Sets a template of the folder `pdf` with these inputs. */
export const setTemplate = (
  compiler: Typst.NodeCompiler,
  template: string,
  inputs: Record<string, string> = {},
): Setting => {
  const compiled = compiler.compile({ mainFilePath: templateFile(template), inputs });
  const document = compiled.result;
  if (document !== null) return { ok: true, document };
  const diagnostics: unknown[] = compiled.takeError()?.shortDiagnostics ?? [];
  return { ok: false, detail: diagnostics.map(messageOf).join('; ') };
};
