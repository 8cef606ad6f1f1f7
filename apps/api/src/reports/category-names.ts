import type { Bilingual, ReportTable } from '@pateka/domain';

const text = (bg: string, en: string): Bilingual => ({ bg, en });

const unstated = text('не е посочено', 'not stated');
const languages = { bg: text('български', 'Bulgarian'), en: text('английски', 'English') };
const sexes = {
  female: text('жени', 'women'),
  male: text('мъже', 'men'),
  other: text('друго', 'other'),
  unstated,
};
const ages = {
  '18-29': text('18–29 г.', '18–29'),
  '30-54': text('30–54 г.', '30–54'),
  '55-64': text('55–64 г.', '55–64'),
  '65+': text('65 и повече г.', '65 and over'),
  unstated,
};
const regions = {
  city: text('голям град (над 100 000)', 'large town (over 100,000)'),
  town: text('град', 'town'),
  village: text('село', 'village'),
  unstated,
};
const noProject = { '': text('без проект', 'no project') };

/** Categories that have no row of their own: what they are called, and in which order they stand. */
const known: Partial<Record<ReportTable, Record<string, Bilingual>[]>> = {
  cohort: [{ none: text('Без група', 'No cohort') }],
  tag: [noProject],
  language: [languages],
  sex: [sexes],
  age: [ages],
  region: [regions],
  'course-tag': [{}, noProject],
  'tag-sex': [noProject, sexes],
  'tag-age': [noProject, ages],
};

/**
 * @param keys the parts of a category
 * @param at which of them
 * @returns its name; a tag is its own
 */
export function categoryName(table: ReportTable, keys: readonly string[], at: number): Bilingual {
  const key = keys[at] ?? '';
  return known[table]?.[at]?.[key] ?? { bg: key, en: key };
}

/** @returns the place of a category among those with a fixed order; the others keep theirs */
export function fixedPlace(table: ReportTable, keys: readonly string[]): number {
  const names = known[table]?.[keys.length - 1] ?? {};
  const place = Object.keys(names).indexOf(keys.at(-1) ?? '');
  return place < 0 ? Object.keys(names).length : place;
}
