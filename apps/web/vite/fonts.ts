import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const span = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');

/** Figures, punctuation, currency and arrows that the texts of both languages use, and no more. */
const FIGURES = `${span(0x20, 0x40)}${span(0x5b, 0x60)}${span(0x7b, 0x7e)}\u00a0·×–—‘’“”„•…−€→←`;
const LATIN = span(0x41, 0x5a) + span(0x61, 0x7a);
/** The Bulgarian (and Russian) alphabet; the Bulgarian letter forms come with the feature "locl". */
const CYRILLIC = `${span(0x410, 0x44f)}Ѝѝ№`;

const FACES = [
  { name: 'figures', subset: 'latin', text: FIGURES },
  { name: 'latin', subset: 'latin', text: LATIN },
  { name: 'cyrillic', subset: 'cyrillic', text: CYRILLIC },
] as const;

/** Kerning, localised letter forms, tabular figures, composed accents: all that the pages use. */
const FEATURES = ['kern', 'locl', 'tnum', 'ccmp', 'mark'];
const AXES = { wght: { min: 400, max: 700 } };

async function cut(source: string, text: string): Promise<Buffer> {
  return subsetFont(readFileSync(source), text, {
    targetFormat: 'woff2',
    variationAxes: AXES,
    keepFeatures: FEATURES,
    noHinting: true,
  });
}

/**
 * Cuts Sofia Sans (SIL Open Font License) down to the letters and weights of the product before
 * anything else is built, once per recipe: 7 kB of figures and signs, 8 kB Latin and 12 kB Cyrillic letters
 * instead of 66 kB. A page in one language needs two of the three.
 * @param folder where the files go (sofia-sans-figures.woff2 and so on)
 */
export function fonts(folder: string): Plugin {
  return {
    name: 'pateka:fonts',
    enforce: 'pre',
    async config() {
      const resolve = createRequire(import.meta.url).resolve;
      const home = join(resolve('@fontsource-variable/sofia-sans/package.json'), '..', 'files');
      mkdirSync(folder, { recursive: true });
      for (const { name, subset, text } of FACES) {
        const source = join(home, `sofia-sans-${subset}-wght-normal.woff2`);
        const recipe = createHash('sha256')
          .update(readFileSync(source))
          .update(JSON.stringify([text, FEATURES, AXES]))
          .digest('hex');
        const target = join(folder, `sofia-sans-${name}.woff2`);
        const note = `${target}.recipe`;
        if (existsSync(target) && existsSync(note) && readFileSync(note, 'utf8') === recipe)
          continue;
        writeFileSync(target, await cut(source, text));
        writeFileSync(note, recipe);
      }
    },
  };
}
