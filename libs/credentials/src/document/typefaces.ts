import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readCoverage, type TypefaceCoverage } from './typeface-coverage.js';

const require = createRequire(import.meta.url);

/** A file of a package that exports only its entry, which lies in a folder beside that of the files. */
const beside = (name: string, file: string): string =>
  join(dirname(require.resolve(name)), '..', 'fonts', file);

/**
 * The typefaces of a certificate, in the order in which a sign is looked for; each family in every weight in which
 * it may be set. Sofia Sans has Latin with most diacritics, Cyrillic and Greek; the Noto faces stand in for signs and
 * scripts that it has not (the last one for Vietnamese letters, too, whose shapes go well with it).
 */
const families: Record<string, () => string[]> = {
  'Sofia Sans': () =>
    ['300Light', '400Regular', '600SemiBold'].map((weight) =>
      require.resolve(`@expo-google-fonts/sofia-sans/${weight}/SofiaSans_${weight}.ttf`),
    ),
  'Noto Naskh Arabic': () => [beside('@embedpdf/fonts-arabic', 'NotoNaskhArabic-Regular.ttf')],
  'Noto Sans Hebrew': () => [beside('@embedpdf/fonts-hebrew', 'NotoSansHebrew-Regular.ttf')],
  'Noto Sans Georgian': () => [
    require.resolve('@expo-google-fonts/noto-sans-georgian/300Light/NotoSansGeorgian_300Light.ttf'),
  ],
  // Han of both writings, and kana: 8 MB on disk, of which a document holds the signs it shows
  'Noto Sans S Chinese': () => [beside('@embedpdf/fonts-sc', 'NotoSansHans-Light.otf')],
};

/** What the typesetter needs of them. */
export interface Typefaces {
  files: Buffer[];
  /** By family, each of its weights. */
  coverage: TypefaceCoverage[][];
}

/** Reads them from their packages; some 100 ms. */
export const readTypefaces = (): Typefaces => {
  const files = Object.values(families).map((paths) => paths().map((path) => readFileSync(path)));
  return { files: files.flat(), coverage: files.map((family) => family.map(readCoverage)) };
};

/** The names of the families, in the order of looking. */
export const familyNames: readonly string[] = Object.keys(families);
