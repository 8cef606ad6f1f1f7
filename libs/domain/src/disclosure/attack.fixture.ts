import type { Highs, Model, ObjectiveSense } from 'highs';
import { type CellPlace, type CountCell, everybody, type Nesting, placeKey, type ReleasedFigure } from './release-table.js';

/** A sum of cumulative counts, positive and negative, that is never below zero. */
interface Fact {
  more: string[];
  less: string[];
  /** inclusion: the difference is a number of people; bound: merely true; equal: it is always 0. */
  kind: 'inclusion' | 'bound' | 'equal';
}

/** What a release shows, and what the truth behind it is (for the judge, never for the attacker). */
export interface Published {
  figures: readonly ReleasedFigure[];
  truth: readonly CountCell[];
}

/** A sensitive count, and how closely the attacker knows it. */
export interface Finding {
  what: string;
  truth: number;
  least: number;
  most: number;
}

const at = (dimension: string, category: string, measure: string) => `${dimension}/${category}/${measure}`;
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/**
 * All that is true of the counts of any network, whatever happened in it: written down from what the
 * words mean, independently of the method under attack.
 */
export function factsOf({ modules }: Nesting, cohorts: readonly string[]): Fact[] {
  const facts: Fact[] = [];
  const includes = (more: string[], less: string[]) => facts.push({ more, less, kind: 'inclusion' });
  const isAtLeast = (more: string[], less: string[]) => facts.push({ more, less, kind: 'bound' });
  const equals = (more: string[], less: string[]) => facts.push({ more, less, kind: 'equal' });
  const courses = unique(modules.map(({ courseId }) => courseId));
  const all = (measure: string) => at('total', everybody, measure);

  const chain = ['enrolled', 'started', 'completed', 'certificates'];
  for (const [dimension, categories] of [
    ['total', [everybody]],
    ['course', courses],
    ['cohort', cohorts],
  ] as const) {
    for (const measure of chain) equals([all(measure)], categories.map((category) => at(dimension, category, measure)));
    for (const category of categories) {
      chain.forEach((more, place) => {
        for (const less of chain.slice(place + 1)) includes([at(dimension, category, more)], [at(dimension, category, less)]);
      });
    }
  }
  for (const courseId of courses) {
    const own = modules.filter((module) => module.courseId === courseId);
    isAtLeast(own.map(({ moduleId }) => at('module', moduleId, 'started')), [at('course', courseId, 'started')]);
    isAtLeast(own.map(({ moduleId }) => at('module', moduleId, 'completed')), [at('course', courseId, 'completed')]);
    const [only] = own;
    if (own.length === 1 && only) equals([at('course', courseId, 'completed')], [at('module', only.moduleId, 'completed')]);
  }
  for (const { moduleId, courseId, partnerId, lessons } of modules) {
    const started = at('module', moduleId, 'started');
    const completed = at('module', moduleId, 'completed');
    equals([at('module', moduleId, 'enrolled')], [at('course', courseId, 'enrolled')]);
    includes([at('course', courseId, 'started')], [started]);
    includes([at('partner', partnerId, 'started')], [started]);
    includes([at('partner', partnerId, 'completed')], [completed]);
    includes([started], [completed]);
    if (lessons.some(({ skippable }) => !skippable)) includes([completed], [at('course', courseId, 'completed')]);
    isAtLeast(lessons.map(({ id }) => at('lesson', id, 'completed')), [completed]);
    for (const { id, skippable } of lessons) {
      includes([started], [at('lesson', id, 'completed')]);
      if (!skippable) includes([at('lesson', id, 'completed')], [completed]);
      if (lessons.length === 1) equals([completed], [at('lesson', id, 'completed')]);
    }
  }
  for (const partnerId of unique(modules.map((module) => module.partnerId))) {
    const own = modules.filter((module) => module.partnerId === partnerId);
    const its = unique(own.map(({ courseId }) => courseId));
    equals([at('partner', partnerId, 'enrolled')], its.map((courseId) => at('course', courseId, 'enrolled')));
    includes([at('partner', partnerId, 'started')], [at('partner', partnerId, 'completed')]);
    includes([all('started')], [at('partner', partnerId, 'started')]);
    includes(its.map((courseId) => at('course', courseId, 'started')), [at('partner', partnerId, 'started')]);
    const whole = its.filter((courseId) => modules.every((module) => module.courseId !== courseId || module.partnerId === partnerId));
    includes([at('partner', partnerId, 'started')], whole.map((courseId) => at('course', courseId, 'started')));
    const passed = its.filter((courseId) => own.some((module) => module.courseId === courseId && module.lessons.some(({ skippable }) => !skippable)));
    includes([at('partner', partnerId, 'completed')], unique([...passed, ...whole]).map((courseId) => at('course', courseId, 'completed')));
    for (const measure of ['started', 'completed']) {
      const figure = at('partner', partnerId, measure);
      isAtLeast(own.map(({ moduleId }) => at('module', moduleId, measure)), [figure]);
      // in each of its courses she passed through at least those of its modules that she passed through
      const inCourse = (courseId: string) => own.filter((module) => module.courseId === courseId);
      for (const choice of combinations(its.map(inCourse))) includes([figure], choice.map(({ moduleId }) => at('module', moduleId, measure)));
    }
  }
  return facts.filter(({ less }) => less.length > 0);
}

/** One of each list, in every way. */
function combinations<T>(lists: readonly T[][]): T[][] {
  return lists.reduce<T[][]>((made, list) => made.flatMap((some) => list.map((one) => [...some, one])), [[]]);
}

/** The attacker's knowledge as rows over the hidden counts: least ≤ Σ coefficient × hidden. */
interface Row {
  entries: Map<number, number>;
  least: number;
  most: number;
}

interface Knowledge {
  rows: Row[];
  /** For each release and place the number of the hidden count, or -1. */
  hidden: Map<string, number>[];
  count: number;
  /** What was shown so far, and which hidden counts belong to it. */
  sum(release: number, key: string): { shown: number; hidden: number[] };
}

function learn(releases: readonly Published[], facts: readonly Fact[]): Knowledge {
  const hidden: Map<string, number>[] = [];
  const shown: Map<string, number>[] = [];
  let count = 0;
  for (const { figures } of releases) {
    const nulls = new Map<string, number>();
    const values = new Map<string, number>();
    for (const figure of figures) {
      if (figure.value === null) nulls.set(placeKey(figure), count++);
      else values.set(placeKey(figure), figure.value);
    }
    hidden.push(nulls);
    shown.push(values);
  }
  const sum = (release: number, key: string) => {
    const parts = { shown: 0, hidden: [] as number[] };
    for (let r = 0; r <= release; r += 1) {
      const number = hidden[r]?.get(key);
      if (number === undefined) parts.shown += shown[r]?.get(key) ?? 0;
      else parts.hidden.push(number);
    }
    return parts;
  };
  const rows: Row[] = [];
  for (let release = 0; release < releases.length; release += 1) {
    for (const { more, less, kind } of facts) {
      const { entries, shown: known } = total(more, less, (key) => sum(release, key));
      if (entries.size > 0) rows.push({ entries, least: -known, most: kind === 'equal' ? -known : Infinity });
    }
  }
  return { rows, hidden, count, sum };
}

function total(more: string[], less: string[], sum: (key: string) => { shown: number; hidden: number[] }): { entries: Map<number, number>; shown: number } {
  const entries = new Map<number, number>();
  let shown = 0;
  for (const [keys, sign] of [
    [more, 1],
    [less, -1],
  ] as const) {
    for (const key of keys) {
      const parts = sum(key);
      shown += sign * parts.shown;
      for (const number of parts.hidden) entries.set(number, (entries.get(number) ?? 0) + sign);
    }
  }
  for (const [number, coefficient] of entries) if (coefficient === 0) entries.delete(number);
  return { entries, shown };
}

interface Target {
  what: string;
  truth: number;
  entries: Map<number, number>;
  shown: number;
}

const isSensitive = (value: number) => value > 0 && value < 5;

/** Every hidden count of 1–4 and every difference of 1–4 between two figures of which one includes the other. */
function targetsOf(releases: readonly Published[], facts: readonly Fact[], knowledge: Knowledge): Target[] {
  const targets: Target[] = [];
  const pairs = facts.filter(({ kind }) => kind === 'inclusion');
  const cumulative = new Map<string, number>();
  releases.forEach(({ truth }, release) => {
    for (const cell of truth) cumulative.set(placeKey(cell), cell.value + (cumulative.get(placeKey(cell)) ?? 0));
    for (const cell of truth) {
      const number = knowledge.hidden[release]?.get(placeKey(cell));
      if (!isSensitive(cell.value)) continue;
      const entries = new Map(number === undefined ? [] : [[number, 1]]);
      targets.push({ what: `${release}: ${placeKey(cell)}`, truth: cell.value, entries, shown: number === undefined ? cell.value : 0 });
    }
    for (const { more, less } of pairs) {
      const add = (keys: string[]) => keys.reduce((all, key) => all + (cumulative.get(key) ?? 0), 0);
      const difference = add(more) - add(less);
      if (!isSensitive(difference)) continue;
      const known = total(more, less, (key) => knowledge.sum(release, key));
      targets.push({ what: `${release}: ${more.join(' + ')} − ${less.join(' − ')}`, truth: difference, ...known });
    }
  });
  return targets;
}

/**
 * Attacks everything that was ever published: for each sensitive count the smallest and the largest value
 * that it has in any integer solution of all that the attacker knows.
 * @param highs the solver
 * @returns the counts that are known too closely: less than 5 values wide, or none of them 5 or more
 */
export function attack(highs: Highs, nesting: Nesting, cohorts: readonly string[], releases: readonly Published[]): Finding[] {
  const facts = factsOf(nesting, cohorts);
  const knowledge = learn(releases, facts);
  const targets = targetsOf(releases, facts, knowledge);
  const exposed = targets.filter(({ entries }) => entries.size === 0);
  const open = targets.filter(({ entries }) => entries.size > 0);
  const findings = exposed.map(({ what, truth }) => ({ what, truth, least: truth, most: truth }));
  if (open.length === 0) return findings;
  return [...findings, ...solve(highs, knowledge, open)];
}

const MOST = 400;

function solve(highs: Highs, { rows, count }: Knowledge, targets: Target[]): Finding[] {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { entries } of rows) {
    for (const [number, coefficient] of entries) {
      indices.push(number);
      values.push(coefficient);
    }
    starts.push(indices.length);
  }
  const model = highs.createModel({
    numCols: count,
    numRows: rows.length,
    colCost: new Array<number>(count).fill(0),
    colLower: new Array<number>(count).fill(0),
    colUpper: new Array<number>(count).fill(MOST),
    rowLower: rows.map(({ least }) => least),
    rowUpper: rows.map(({ most }) => most),
    matrix: { format: 'csr', numRows: rows.length, numCols: count, starts, indices, values },
  });
  try {
    model.options.set({ output_flag: false });
    return findAll(model, highs.constants.objectiveSense, targets);
  } finally {
    model.dispose();
  }
}

type Senses = Highs['constants']['objectiveSense'];

const nearly = 1e-6;

function findAll(model: Model, { maximize, minimize }: Senses, targets: Target[]): Finding[] {
  const count = model.getDimensions().numCols;
  const findings: Finding[] = [];
  const safe = new Set<Target>();
  const valueIn = (world: ArrayLike<number>, { entries, shown }: Target) => {
    let value = shown;
    for (const [number, coefficient] of entries) value += coefficient * (world[number] ?? 0);
    return value;
  };
  const columns = { kind: 'range', from: 0, to: count - 1 } as const;
  const integers = new Int32Array(count).fill(1);
  const extreme = (target: Target, sense: ObjectiveSense, isInteger: boolean) => {
    const costs = new Float64Array(count);
    for (const [number, coefficient] of target.entries) costs[number] = coefficient;
    model.changeColsCost(columns, costs);
    model.changeObjectiveSense(sense);
    if (isInteger) model.changeColsIntegrality(columns, integers);
    model.run();
    const status = model.getModelStatus();
    if (status !== 7) throw new Error(`The attack ended with status ${status}: the simulation breaks one of the facts.`);
    const world = Float64Array.from(model.getSolution().colValue);
    if (isInteger) model.clearIntegrality();
    return world;
  };
  const isWhole = (world: Float64Array) => world.every((value) => Math.abs(value - Math.round(value)) < nearly);
  /** The relaxation first: where its corner is whole, or it gives too little, it is the answer. */
  const exact = (target: Target, sense: ObjectiveSense) => {
    const world = extreme(target, sense, false);
    return isWhole(world) ? world : extreme(target, sense, true);
  };
  for (const target of targets) {
    if (safe.has(target)) continue;
    const high = exact(target, maximize);
    const most = Math.round(valueIn(high, target));
    for (const other of targets) if (valueIn(high, other) > other.truth + 4 - nearly && isWhole(high)) safe.add(other);
    if (safe.has(target)) continue;
    const least = most < 5 ? 0 : Math.round(valueIn(exact(target, minimize), target));
    if (most < 5 || most - least < 4) findings.push({ what: target.what, truth: target.truth, least, most });
  }
  return findings;
}
