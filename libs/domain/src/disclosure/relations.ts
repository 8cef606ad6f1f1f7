import {
  type CellPlace,
  type DisclosureDimension,
  type DisclosureMeasure,
  everybody,
  measureChain,
  type Nesting,
} from './release-table.js';

/** That the second counts some of the people whom the first counts, over all releases together. */
export interface Inclusion {
  whole: CellPlace;
  part: CellPlace;
}

/** That two figures are the same number by construction, so that one may never tell of the other. */
export type Twins = readonly [CellPlace, CellPlace];

const at = (
  dimension: DisclosureDimension,
  category: string,
  measure: DisclosureMeasure,
): CellPlace => ({ dimension, category, measure });

/** Enrolled ⊇ started ⊇ completed ⊇ certificates, in every category. */
function alongTheChain(places: readonly CellPlace[]): Inclusion[] {
  return places.flatMap((part) => {
    const before = measureChain[measureChain.indexOf(part.measure) - 1];
    return before ? [{ whole: { ...part, measure: before }, part }] : [];
  });
}

/** A course's people pass through its modules, a partner's modules, a module's lessons. */
function alongTheNesting({ modules }: Nesting): Inclusion[] {
  return modules.flatMap(({ moduleId, courseId, partnerId, lessonIds }) => [
    { whole: at('course', courseId, 'started'), part: at('module', moduleId, 'started') },
    { whole: at('module', moduleId, 'completed'), part: at('course', courseId, 'completed') },
    { whole: at('partner', partnerId, 'started'), part: at('module', moduleId, 'started') },
    { whole: at('partner', partnerId, 'completed'), part: at('module', moduleId, 'completed') },
    { whole: at('total', everybody, 'started'), part: at('partner', partnerId, 'started') },
    ...lessonIds.map((lessonId) => ({
      whole: at('module', moduleId, 'started'),
      part: at('lesson', lessonId, 'completed'),
    })),
  ]);
}

/**
 * Lists what includes what.
 * @param places every figure of the table
 * @param nesting how modules lie in courses
 * @returns pairs whose small difference would tell of few people
 */
export function inclusions(places: readonly CellPlace[], nesting: Nesting): Inclusion[] {
  return [...alongTheChain(places), ...alongTheNesting(nesting)];
}

/**
 * Lists what is equal by construction: whoever enrols in a course enrols in its modules, and what a
 * partner with one module did is what was done in that module.
 * @param nesting how modules lie in courses
 */
export function twins({ modules }: Nesting): Twins[] {
  return modules.flatMap(({ moduleId, courseId, partnerId }) => {
    const isOnly = modules.filter((other) => other.partnerId === partnerId).length === 1;
    const same: Twins[] = [
      [at('course', courseId, 'enrolled'), at('module', moduleId, 'enrolled')],
      [at('module', moduleId, 'enrolled'), at('partner', partnerId, 'enrolled')],
    ];
    if (!isOnly) return same;
    return [
      ...same,
      [at('module', moduleId, 'started'), at('partner', partnerId, 'started')],
      [at('module', moduleId, 'completed'), at('partner', partnerId, 'completed')],
    ];
  });
}
