import { type CountCell, type DisclosureDimension, type DisclosureMeasure, everybody, type Nesting } from './release-table.js';

/** Numbers from 0 (included) to 1 (excluded); the same seed gives the same ones. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A small network with the exact counts of each of its periods. */
export interface SimulatedNetwork {
  nesting: Nesting;
  cohorts: string[];
  /** For each period, the oldest first, the complete table. */
  periods: CountCell[][];
}

type Random = () => number;
type Module = Nesting['modules'][number];

interface Habits {
  start: number;
  goOn: number;
  skip: number;
  wait: number;
  certificate: number;
  anyOrder: number;
}

const upTo = (random: Random, most: number) => Math.floor(random() * (most + 1));
const among = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Mostly few people, often none, now and then many. */
function intake(random: Random): number {
  const kind = random();
  if (kind < 0.35) return 0;
  if (kind < 0.65) return 1 + upTo(random, 8);
  return kind < 0.85 ? 10 + upTo(random, 12) : 20 + upTo(random, 40);
}

function outline(random: Random): Nesting {
  const partners = 1 + upTo(random, 2);
  const modules: Module[] = [];
  const courses = among(random, [1, 1, 1, 2, 3]);
  for (let course = 0; course < courses; course += 1) {
    const inCourse = 1 + upTo(random, 2);
    for (let module = 0; module < inCourse; module += 1) {
      const moduleId = `m${course}${module}`;
      modules.push({
        moduleId,
        courseId: `c${course}`,
        partnerId: `p${upTo(random, partners - 1)}`,
        lessons: Array.from({ length: 1 + upTo(random, 1) }, (_, n) => ({ id: `l${course}${module}${n}`, skippable: random() < 0.2 })),
      });
    }
  }
  return { modules };
}

const shares = [0.3, 0.6, 0.8, 0.9, 0.95, 1];
const habits = (random: Random): Habits => ({
  start: among(random, shares),
  goOn: among(random, shares),
  skip: among(random, [0, 0.1, 0.5, 1]),
  wait: among(random, [0, 0.05, 0.2, 0.5]),
  certificate: among(random, shares),
  anyOrder: among(random, [0, 0, 0.3]),
});

interface Walk {
  random: Random;
  how: Habits;
  periods: number;
  count: (period: number, dimension: DisclosureDimension, category: string, measure: DisclosureMeasure) => void;
}

/** One person in one course, from enrolling to where she stops: what is counted is what she does. */
function walk({ random, how, periods, count }: Walk, who: { courseId: string; cohort: string; period: number }, modules: Module[]): void {
  let { period } = who;
  const late = () => {
    if (random() < how.wait) period += 1 + upTo(random, 1);
    return period >= periods;
  };
  const inCourse = (measure: DisclosureMeasure) => {
    count(period, 'total', everybody, measure);
    count(period, 'course', who.courseId, measure);
    count(period, 'cohort', who.cohort, measure);
  };
  inCourse('enrolled');
  for (const { moduleId } of modules) count(period, 'module', moduleId, 'enrolled');
  for (const partnerId of new Set(modules.map((module) => module.partnerId))) count(period, 'partner', partnerId, 'enrolled');
  if (random() > how.start || late()) return;
  const seen = new Set<string>();
  const once = (measure: 'started' | 'completed', partnerId: string) => {
    if (!seen.has(`${measure}/${partnerId}`)) count(period, 'partner', partnerId, measure);
    seen.add(`${measure}/${partnerId}`);
  };
  const order = random() < how.anyOrder ? [...modules].sort(() => random() - 0.5) : modules;
  let finished = 0;
  let stopped = false;
  inCourse('started');
  for (const { moduleId, partnerId, lessons } of order) {
    if (stopped || (seen.size > 0 && (random() > how.goOn || late()))) return;
    count(period, 'module', moduleId, 'started');
    once('started', partnerId);
    let inModule = 0;
    for (const lesson of lessons) {
      if (random() > how.goOn || late()) {
        stopped = true;
        break;
      }
      if (lesson.skippable && random() < how.skip) continue;
      count(period, 'lesson', lesson.id, 'completed');
      inModule += 1;
    }
    if (stopped) break;
    finished += inModule;
    if (inModule === 0) continue;
    count(period, 'module', moduleId, 'completed');
    once('completed', partnerId);
  }
  if (stopped || finished === 0) return;
  inCourse('completed');
  if (random() > how.certificate || late()) return;
  inCourse('certificates');
}

const inCourses = ['enrolled', 'started', 'completed', 'certificates'] as const;

/** Every place of the table, so that what did not happen is there with 0. */
function emptyTable({ modules }: Nesting, cohorts: string[]): CountCell[] {
  const cells = (dimension: DisclosureDimension, categories: string[], measures: readonly DisclosureMeasure[]) =>
    [...new Set(categories)].flatMap((category) => measures.map((measure) => ({ dimension, category, measure, value: 0 })));
  return [
    ...cells('total', [everybody], inCourses),
    ...cells('course', modules.map(({ courseId }) => courseId), inCourses),
    ...cells('cohort', cohorts, inCourses),
    ...cells('module', modules.map(({ moduleId }) => moduleId), inCourses.slice(0, 3)),
    ...cells('partner', modules.map(({ partnerId }) => partnerId), inCourses.slice(0, 3)),
    ...cells('lesson', modules.flatMap(({ lessons }) => lessons.map(({ id }) => id)), ['completed']),
  ];
}

/**
 * Lets people walk through the courses of a small network, so that everything that is true of real
 * counts is true of these.
 * @param seed names the network
 */
export function simulate(seed: number): SimulatedNetwork {
  const random = generator(seed);
  const nesting = outline(random);
  const cohorts = ['none', 'k1', 'k2', 'k3'].slice(0, 1 + upTo(random, 3));
  const periods = Array.from({ length: 1 + upTo(random, 3) }, () => emptyTable(nesting, cohorts));
  const index = new Map((periods[0] ?? []).map(({ dimension, category, measure }, at) => [`${dimension}/${category}/${measure}`, at]));
  const count: Walk['count'] = (period, dimension, category, measure) => {
    const cell = periods[period]?.[index.get(`${dimension}/${category}/${measure}`) ?? -1];
    if (cell) cell.value += 1;
  };
  const walker: Walk = { random, how: habits(random), periods: periods.length, count };
  for (let period = 0; period < periods.length; period += 1) {
    for (const courseId of new Set(nesting.modules.map((module) => module.courseId))) {
      const modules = nesting.modules.filter((module) => module.courseId === courseId);
      for (const cohort of cohorts) {
        for (let people = intake(random); people > 0; people -= 1) walk(walker, { courseId, cohort, period }, modules);
      }
    }
  }
  return { nesting, cohorts, periods };
}
