import type * as Domain from '@pateka/domain';
import { type Life, lifeOf, type Take, tellLife, modulesOf, daysOf } from './lives.ts';
import {
  cohorts,
  courseId,
  courses,
  idOf,
  lessonId,
  lessonsPerCourse,
  minutesOf,
  moduleId,
  modulesPerCourse,
  partners,
  projectOf,
  projects,
  projectTag,
  type Shape,
} from './shape.ts';

type Dimension = Domain.DisclosureDimension;
type Measure = Domain.DisclosureMeasure;

/** The exact counts of every month: what nobody but the closing of a month sees. */
export type Counts = {
  categories: Record<Dimension, string[]>;
  of: (
    place: { dimension: Dimension; category: number; measure: Measure },
    month: number,
  ) => number;
};

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const locales = ['bg', 'en'];

/** The fixed table of a release, as `tableOf` of the api fills it: people without a cohort stand last. */
const categoriesOf = ({ learnerFactValues, pairOf }: typeof Domain): Counts['categories'] => {
  const tags = [...upTo(projects).map(projectTag), ''];
  const sexes = [...learnerFactValues.sex, 'unstated'];
  const ages = [...learnerFactValues.ageBand, 'unstated'];
  const courseIds = upTo(courses).map(courseId);
  const pairs = (first: string[], second: string[]) =>
    first.flatMap((one) => second.map((other) => pairOf(one, other)));
  return {
    total: ['all'],
    course: courseIds,
    tag: tags,
    cohort: [...upTo(cohorts).map((at) => idOf('cohort', at)), 'none'],
    partner: upTo(partners).map((at) => idOf('organisation', at)),
    module: upTo(courses * modulesPerCourse).map(moduleId),
    language: locales,
    sex: sexes,
    age: ages,
    region: [...learnerFactValues.regionSize, 'unstated'],
    'course-tag': pairs(courseIds, tags),
    'tag-sex': pairs(tags, sexes),
    'tag-age': pairs(tags, ages),
    lesson: upTo(courses * lessonsPerCourse).map(lessonId),
  };
};

/** Under which categories somebody is counted besides modules, lessons and partners, by their numbers. */
const placesOf = (
  life: Life,
  categories: Counts['categories'],
): Partial<Record<Dimension, number>> => {
  const { course, cohort, locale } = life;
  const tag = cohort === null ? projects : projectOf(cohort);
  const sex = categories.sex.indexOf(life.sex ?? 'unstated');
  const age = categories.age.indexOf(life.ageBand ?? 'unstated');
  return {
    ...{ total: 0, course, tag, sex, age, cohort: cohort ?? cohorts },
    language: locales.indexOf(locale),
    region: categories.region.indexOf(life.regionSize ?? 'unstated'),
    'course-tag': course * categories.tag.length + tag,
    'tag-sex': tag * categories.sex.length + sex,
    'tag-age': tag * categories.age.length + age,
  };
};

/** The partner of a module, 0 to 7; no course has two modules of one. */
const partnerOf = (module: number): number => module % partners;

const measures: Measure[] = [
  ...(['enrolled', 'started', 'active', 'completed'] as const),
  ...(['certificates', 'minutes', 'rated', 'compared'] as const),
];

/** Every count there can be, as one row of numbers: a map of them would take a minute more to fill. */
type Table = {
  /** Where the months of a place begin. */
  placeOf: (dimension: Dimension, category: number, measure: Measure) => number;
  add: (place: number, month: number, times?: number) => void;
  at: (place: number, month: number) => number;
};

const emptyTable = (categories: Counts['categories'], months: number): Table => {
  const first = new Map<Dimension, number>();
  let size = 0;
  for (const dimension of Object.keys(categories) as Dimension[]) {
    first.set(dimension, size);
    size += categories[dimension].length;
  }
  const numbers = new Map(measures.map((measure, at) => [measure, at]));
  const cells = new Float64Array(size * measures.length * months);
  return {
    placeOf: (dimension, category, measure) =>
      (((first.get(dimension) ?? 0) + category) * measures.length + (numbers.get(measure) ?? 0)) *
      months,
    add: (place, month, times = 1) => {
      cells[place + month] = (cells[place + month] ?? 0) + times;
    },
    at: (place, month) => cells[place + month] ?? 0,
  };
};

type CountPeople = (measure: Measure, month: number, times?: number) => void;

/** Counts one enrolment: what is told of people under all that they are, the rest where it happened. */
const countLife = (life: Life, { placeOf, add }: Table, ofPeople: CountPeople): void => {
  let active = -1;
  const take: Take = ({ kind, scope, at, month }) => {
    const measure = kind === 'certificate' ? 'certificates' : kind;
    if ((kind === 'started' || kind === 'completed') && active !== month) {
      active = month;
      ofPeople('active', month);
    }
    if (scope === 'course') ofPeople(measure, month);
    else add(placeOf(scope, at, measure), month);
    if (scope === 'module') add(placeOf('partner', partnerOf(at), measure), month);
    if (scope === 'lesson') ofPeople('minutes', month, minutesOf(at));
  };
  tellLife(life, take);
  for (const module of modulesOf(life.course)) {
    add(placeOf('module', module, 'enrolled'), life.month);
    add(placeOf('partner', partnerOf(module), 'enrolled'), life.month);
  }
};

/** Counts everybody: exact, in some seconds and some megabytes, whatever the network's size. */
export const countAll = (shape: Shape, domain: typeof Domain): Counts => {
  const categories = categoriesOf(domain);
  const table = emptyTable(categories, shape.months.length);
  const dimensions = Object.keys(categories) as Dimension[];
  const counting = new Map(
    measures.map((measure) => [
      measure,
      dimensions.filter((one) => domain.measuresOf[one].includes(measure)),
    ]),
  );
  for (let number = 0; number < shape.enrolments; number += 1) {
    const life = lifeOf(number, shape);
    const places = placesOf(life, categories);
    countLife(life, table, (measure, month, times) => {
      for (const dimension of counting.get(measure) ?? []) {
        const category = places[dimension];
        if (category !== undefined)
          table.add(table.placeOf(dimension, category, measure), month, times);
      }
    });
  }
  return {
    categories,
    of: ({ dimension, category, measure }, month) =>
      table.at(table.placeOf(dimension, category, measure), month),
  };
};

/** The middle of the days that courses take, near enough: a figure to be read, not one to be checked. */
export const medianDays = (shape: Shape): number => {
  const some = Array.from({ length: 1000 }, (_, number) => daysOf(lifeOf(number, shape)));
  return some.toSorted((a, b) => a - b)[500] ?? 0;
};
