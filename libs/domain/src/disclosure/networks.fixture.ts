import fc from 'fast-check';
import type { LearnerEvent, Network } from './network.fixture.js';

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

interface Shape {
  courses: number;
  modules: number;
  lessons: number;
  partners: number;
  cohorts: number;
  releases: number;
  intake: number[];
  seed: number;
  pace: number;
  loss: number;
  /** Whether the first lesson of every module may be skipped. */
  skips: boolean;
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
      })),
    })),
  );
  const network: Network = {
    nesting: { modules },
    cohorts: list(shape.cohorts, 'k'),
    releases: shape.releases,
    learners: [],
    events: [],
  };
  for (const [release, count] of shape.intake.slice(0, shape.releases).entries()) {
    for (let at = 0; at < count; at += 1) walk(network, { release, shape, random });
  }
  return network;
}

const skewed = (random: () => number, count: number) => Math.floor(random() ** 1.6 * count);

function walk(
  network: Network,
  { release, shape, random }: { release: number; shape: Shape; random: () => number },
): void {
  const learner = network.learners.length;
  const course = `c${skewed(random, shape.courses)}`;
  network.learners.push({
    course,
    cohort: `k${skewed(random, shape.cohorts)}`,
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
  if (!stops()) add('certificates', 'course', course);
}

const between = (min: number, max: number) => fc.integer({ min, max });

/** Small networks, where most counts are of few people. */
export const networks = fc
  .record({
    courses: between(1, 3),
    modules: between(1, 3),
    lessons: between(1, 2),
    partners: between(1, 2),
    cohorts: between(1, 4),
    releases: between(1, 3),
    intake: fc.array(between(0, 45), { minLength: 3, maxLength: 3 }),
    seed: between(1, 2 ** 31 - 1),
    pace: fc.constantFrom(0.02, 0.1, 0.3),
    loss: fc.constantFrom(0.01, 0.05, 0.15),
    skips: fc.boolean(),
  })
  .map(simulate);
