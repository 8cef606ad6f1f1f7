import { measuresOf } from './measures.js';
import {
  type CellPlace,
  type DisclosureDimension,
  everybody,
  type Nesting,
  partsOf,
} from './release-table.js';

/** A whole and the categories that add up to it, in one measure. */
export interface Split {
  whole: CellPlace;
  parts: CellPlace[];
}

/** Where the categories of a dimension add up: to which whole a category belongs. */
interface Splitting {
  parts: DisclosureDimension;
  whole: DisclosureDimension;
  wholeOf: (category: string, nesting: Nesting) => string;
}

const ofEverybody = (parts: DisclosureDimension): Splitting => ({
  parts,
  whole: 'total',
  wholeOf: () => everybody,
});

const ofPair = (parts: DisclosureDimension, whole: DisclosureDimension, at: 0 | 1): Splitting => ({
  parts,
  whole,
  wholeOf: (category) => partsOf(category)[at] ?? '',
});

const splittings: readonly Splitting[] = [
  ...(['course', 'tag', 'language', 'sex', 'age', 'region'] as const).map(ofEverybody),
  {
    parts: 'cohort',
    whole: 'tag',
    wholeOf: (category, { cohorts }) => cohorts.find(({ id }) => id === category)?.tag ?? '',
  },
  ofPair('course-tag', 'course', 0),
  ofPair('course-tag', 'tag', 1),
  ofPair('tag-sex', 'tag', 0),
  ofPair('tag-sex', 'sex', 1),
  ofPair('tag-age', 'tag', 0),
  ofPair('tag-age', 'age', 1),
];

/**
 * Lists what adds up to what, in every release.
 * @param places all places of the table
 */
export function splitsOf(places: readonly CellPlace[], nesting: Nesting): Split[] {
  return splittings.flatMap(({ parts, whole, wholeOf }) => {
    const found = new Map<string, Split>();
    for (const place of places) {
      const { dimension, category, measure } = place;
      if (dimension !== parts || !measuresOf[whole].includes(measure)) continue;
      const above: CellPlace = { dimension: whole, category: wholeOf(category, nesting), measure };
      const key = `${above.category}/${measure}`;
      const split = found.get(key) ?? { whole: above, parts: [] };
      split.parts.push(place);
      found.set(key, split);
    }
    return [...found.values()];
  });
}
