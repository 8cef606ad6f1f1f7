import fc from 'fast-check';
import {
  ages,
  languages,
  type LearnerEvent,
  type Network,
  regions,
  sexes,
} from './network.fixture.js';
import type { DisclosureDimension } from './release-table.js';

/** A short row of numbers that looks random and is the same for the same seed. */
export function generator(seed: number): () => number {
  let state = seed || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export interface Shape {
  courses: number;
  modules: number;
  lessons: number;
  partners: number;
  cohorts: number;
  releases: number;
  quarter: number;
  year: number;
  intake: number[];
  seed: number;
  pace: number;
  loss: number;
  /** Whether the first lesson of every module may be skipped. */
  skips: boolean;
  /** Which of the dimensions that no other needs are counted. */
  further: readonly DisclosureDimension[];
}

/** Dimensions that a network may do without; the pairs need their parts. */
export const furtherDimensions = [
  'language',
  'sex',
  'age',
  'region',
  'course-tag',
  'tag-sex',
  'tag-age',
] as const satisfies DisclosureDimension[];

function withoutOf(further: readonly DisclosureDimension[]): DisclosureDimension[] {
  const has = (one: DisclosureDimension) => further.includes(one);
  const lacks = (pair: DisclosureDimension, part: DisclosureDimension) =>
    has(pair) && !has(part) ? [pair] : [];
  return [
    ...furtherDimensions.filter((one) => !has(one)),
    ...lacks('tag-sex', 'sex'),
    ...lacks('tag-age', 'age'),
  ];
}

/** Invents learners who walk through a network: each event once, in the order in which it can happen. */
export function simulate(shape: Shape): Network {
  const random = generator(shape.seed);
  const list = (length: number, name: string) => Array.from({ length }, (_, at) => `${name}${at}`);
  const modules = list(shape.courses, 'c').flatMap((courseId) =>
    list(shape.modules, `${courseId}m`).map((moduleId, at) => ({
      courseId,
      moduleId,
      partnerId: `p${at % shape.partners}`,
      lessons: list(shape.lessons, `${moduleId}l`).map((id, lesson) => ({
        id,
        skippable: shape.skips && lesson === 0,
        minutes: [5 + (lesson % 4), 5 + (lesson % 4)] as const,
      })),
    })),
  );
  const network: Network = {
    nesting: {
      modules,
      cohorts: list(shape.cohorts, 'k').map((id, at) => ({ id, tag: `t${Math.floor(at / 2)}` })),
    },
    releases: shape.releases,
    quarter: shape.quarter,
    year: shape.year,
    without: withoutOf(shape.further),
    learners: [],
    events: [],
  };
  for (const [release, count] of shape.intake.slice(0, shape.releases).entries()) {
    for (let at = 0; at < count; at += 1) walk(network, { release, shape, random });
  }
  return network;
}

type Random = () => number;

const skewed = (random: Random, count: number) => Math.floor(random() ** 1.6 * count);
const oneOf = (random: Random, values: readonly string[]) =>
  values[skewed(random, values.length)] ?? '';

function walk(
  network: Network,
  { release, shape, random }: { release: number; shape: Shape; random: Random },
): void {
  const learner = network.learners.length;
  const course = `c${skewed(random, shape.courses)}`;
  network.learners.push({
    course,
    cohort: `k${skewed(random, shape.cohorts)}`,
    language: oneOf(random, languages),
    sex: oneOf(random, sexes),
    age: oneOf(random, ages),
    region: oneOf(random, regions),
  });
  let now = release;
  const stops = () => {
    while (random() < shape.pace) now += 1;
    return random() < shape.loss || now >= network.releases;
  };
  const add = (kind: LearnerEvent['kind'], scope: LearnerEvent['scope'], id: string) =>
    network.events.push({ learner, kind, scope, id, release: now });
  add('enrolled', 'course', course);
  if (stops()) return;
  add('started', 'course', course);
  let some = 0;
  for (const { courseId, moduleId, lessons } of network.nesting.modules) {
    if (courseId !== course) continue;
    add('started', 'module', moduleId);
    let finished = 0;
    for (const { id, skippable } of lessons) {
      if (stops()) return;
      if (skippable && random() < 0.4) continue;
      add('completed', 'lesson', id);
      finished += 1;
    }
    if (finished > 0) add('completed', 'module', moduleId);
    some += finished;
  }
  if (some === 0) return;
  add('completed', 'course', course);
  if (random() < 0.7) add('rated', 'course', course);
  if (random() < 0.4) add('compared', 'course', course);
  if (!stops()) add('certificates', 'course', course);
}

const between = (min: number, max: number) => fc.integer({ min, max });

/** Small networks, where most counts are of few people. */
export const networks = fc
  .record({
    courses: between(1, 2),
    modules: between(1, 2),
    lessons: between(1, 2),
    partners: between(1, 2),
    cohorts: between(1, 3),
    releases: between(2, 3),
    quarter: between(1, 3),
    intake: fc.array(between(0, 60), { minLength: 3, maxLength: 3 }),
    seed: between(1, 2 ** 31 - 1),
    pace: fc.constantFrom(0.02, 0.1, 0.3),
    loss: fc.constantFrom(0.01, 0.05, 0.15),
    skips: fc.boolean(),
    further: fc.subarray([...furtherDimensions], { maxLength: 3 }),
    year: between(2, 3),
  })
  .map(simulate);
