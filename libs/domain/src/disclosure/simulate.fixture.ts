import fc from 'fast-check';
import {
  type CountCell,
  type DisclosureDimension,
  everybody,
  type Nesting,
} from './release-table.js';

/** A small network for tests: what happened to each of its learners, by release. */
export interface SmallNetwork {
  nesting: Nesting;
  /** The exact table of each release, the oldest first. */
  releases: CountCell[][];
}

interface Happened {
  release: number;
  dimension: DisclosureDimension;
  category: string;
  measure: CountCell['measure'];
}

const learner = fc.record({
  course: fc.nat(2),
  cohort: fc.nat(3),
  enrolled: fc.nat(3),
  /** How many lessons she finishes before she stops. */
  steps: fc.nat(5),
  /** After how many lessons a month passes. */
  pace: fc.integer({ min: 1, max: 6 }),
  takesCertificate: fc.boolean(),
});

/** Groups of learners who walk alike: counts come small and large, as in life. */
const groups = fc.array(
  fc.record({ size: fc.oneof(fc.nat(4), fc.nat(14), fc.nat(40)), like: learner }),
  {
    minLength: 1,
    maxLength: 10,
  },
);

/** Networks of 1–3 courses with two modules of one lesson each, 1–4 cohorts and 1–4 releases. */
export const smallNetwork: fc.Arbitrary<SmallNetwork> = fc
  .record({
    courses: fc.integer({ min: 1, max: 3 }),
    releases: fc.integer({ min: 1, max: 4 }),
    sharedPartner: fc.boolean(),
    groups,
  })
  .map((plan) => {
    const nesting = nestingOf(plan.courses, plan.sharedPartner);
    const happened = plan.groups.flatMap(({ size, like }) => {
      const course = `c${like.course % plan.courses}`;
      const walk = walkOf({ ...like, course, cohort: `g${like.cohort}` }, nesting);
      return Array.from({ length: size }, () => walk).flat();
    });
    const numbers = Array.from({ length: plan.releases }, (_, release) => release);
    return { nesting, releases: numbers.map((release) => tableOf(happened, nesting, release)) };
  });

function nestingOf(courses: number, sharedPartner: boolean): Nesting {
  const ids = Array.from({ length: courses }, (_, index) => `c${index}`);
  return {
    modules: ids.flatMap((courseId) =>
      ['a', 'b'].map((part) => ({
        moduleId: `${courseId}${part}`,
        courseId,
        partnerId: sharedPartner ? 'p' : `p${courseId}${part}`,
        lessonIds: [`${courseId}${part}1`],
      })),
    ),
  };
}

type Walker = {
  course: string;
  cohort: string;
  enrolled: number;
  steps: number;
  pace: number;
  takesCertificate: boolean;
};

function walkOf(walker: Walker, { modules }: Nesting): Happened[] {
  const events: Happened[] = [];
  const own = modules.filter(({ courseId }) => courseId === walker.course);
  const partners = [...new Set(own.map(({ partnerId }) => partnerId))];
  let release = walker.enrolled;
  const add = (measure: CountCell['measure'], places: [DisclosureDimension, string][]) =>
    events.push(
      ...places.map(([dimension, category]) => ({ release, dimension, category, measure })),
    );
  const everywhere: [DisclosureDimension, string][] = [
    ['total', everybody],
    ['course', walker.course],
    ['cohort', walker.cohort],
  ];
  add('enrolled', [
    ...everywhere,
    ...own.map(({ moduleId }): [DisclosureDimension, string] => ['module', moduleId]),
    ...partners.map((id): [DisclosureDimension, string] => ['partner', id]),
  ]);
  let steps = 0;
  const seen = new Set<string>();
  for (const { moduleId, partnerId, lessonIds } of own) {
    if (steps >= walker.steps) return events;
    if (steps === 0) add('started', everywhere);
    add('started', [
      ['module', moduleId],
      ...(seen.has(`s${partnerId}`)
        ? []
        : ([['partner', partnerId]] as [DisclosureDimension, string][])),
    ]);
    seen.add(`s${partnerId}`);
    steps += 1;
    if (steps >= walker.steps) return events;
    if (steps % walker.pace === 0) release += 1;
    add('completed', [
      ['lesson', lessonIds[0] ?? ''],
      ['module', moduleId],
      ...(seen.has(`d${partnerId}`)
        ? []
        : ([['partner', partnerId]] as [DisclosureDimension, string][])),
    ]);
    seen.add(`d${partnerId}`);
    steps += 1;
  }
  add('completed', everywhere);
  if (walker.takesCertificate) add('certificates', everywhere);
  return events;
}

function tableOf(happened: Happened[], { modules }: Nesting, release: number): CountCell[] {
  const all = ['enrolled', 'started', 'completed', 'certificates'] as const;
  const rows: [DisclosureDimension, string[], readonly CountCell['measure'][]][] = [
    ['total', [everybody], all],
    ['course', [...new Set(modules.map(({ courseId }) => courseId))], all],
    ['cohort', ['g0', 'g1', 'g2', 'g3', 'none'], all],
    ['module', modules.map(({ moduleId }) => moduleId), all.slice(0, 3)],
    ['partner', [...new Set(modules.map(({ partnerId }) => partnerId))], all.slice(0, 3)],
    ['lesson', modules.flatMap(({ lessonIds }) => lessonIds), ['completed']],
  ];
  return rows.flatMap(([dimension, categories, measures]) =>
    categories.flatMap((category) =>
      measures.map((measure) => ({
        dimension,
        category,
        measure,
        value: happened.filter(
          (one) =>
            one.release === release &&
            one.dimension === dimension &&
            one.category === category &&
            one.measure === measure,
        ).length,
      })),
    ),
  );
}
