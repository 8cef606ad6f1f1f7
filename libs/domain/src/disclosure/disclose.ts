import { hide, show, type Knowledge, knowledgeOf, type Quantity, type ReleaseView } from './knowledge.js';
import { changeOf, findWorld, type World } from './other-world.js';
import { derivedFrom, relations } from './relations.js';
import {
  type CellPlace,
  type CountCell,
  type DisclosureDimension,
  type DisclosureMeasure,
  type Nesting,
  type PastRelease,
  placeKey,
  type ReleasedFigure,
} from './release-table.js';

/** Counts and differences from 1 to one less than this are sensitive. */
export const disclosureThreshold = 5;

/** What is asked of the control. */
export interface DisclosureRequest {
  /** The complete table of the period, categories with 0 included. */
  counts: readonly CountCell[];
  nesting: Nesting;
  /** Every earlier release of the same network, the oldest first. */
  history: readonly PastRelease[];
  /** Counts and differences from 1 to one less than this are sensitive; 5 or more. */
  threshold?: number;
}

interface Decision {
  knowledge: Knowledge;
  threshold: number;
  /** The exact counts of the release and what hiding each would cost, by place. */
  counts: readonly number[];
  costs: readonly number[];
}

export function disclose(request: DisclosureRequest): ReleasedFigure[] {
  const { counts, nesting } = request;
  const threshold = Math.max(disclosureThreshold, request.threshold ?? disclosureThreshold);
  const own = counts.filter((cell) => derivedFrom(cell, nesting) === null);
  const keys = own.map(placeKey);
  const views = [...request.history.map((past) => viewOf(past, keys)), firstView(own, threshold)];
  const knowledge = knowledgeOf(keys, views, relations(own, nesting), threshold);
  const decision = { knowledge, threshold, counts: own.map(({ value }) => value), costs: costsOf(own) };
  const isProtected = protect(decision);
  const shown = new Map(own.map((cell, place) => [placeKey(cell), isProtected && !knowledge.isHidden[knowledge.present + place]]));
  return counts.map((cell) => {
    const { dimension, category, measure, value } = cell;
    const sources = derivedFrom(cell, nesting) ?? [placeKey(cell)];
    return { dimension, category, measure, value: sources.every((key) => shown.get(key)) ? value : null };
  });
}

function viewOf({ counts, figures }: PastRelease, keys: readonly string[]): ReleaseView {
  const count = new Map(counts.map((cell) => [placeKey(cell), cell.value]));
  const hidden = new Set(figures.filter(({ value }) => value === null).map(placeKey));
  return {
    counts: keys.map((key) => count.get(key) ?? 0),
    isHidden: keys.map((key) => hidden.has(key)),
    isWithheld: figures.length > 0 && hidden.size === figures.length,
  };
}

/** Small counts are hidden first. */
function firstView(cells: readonly CountCell[], threshold: number): ReleaseView {
  return {
    counts: cells.map(({ value }) => value),
    isHidden: cells.map(({ value }) => value > 0 && value < 2 * threshold),
    isWithheld: false,
  };
}

const dimensions: readonly DisclosureDimension[] = ['lesson', 'module', 'partner', 'cohort', 'course', 'total'];
const measures: readonly DisclosureMeasure[] = ['certificates', 'started', 'completed', 'enrolled'];

/** The finer a figure and the smaller, the less is lost with it. */
function costsOf(cells: readonly CountCell[]): number[] {
  const rank = ({ dimension, measure }: CellPlace) => 10 * dimensions.indexOf(dimension) + measures.indexOf(measure);
  return cells.map((cell) => 1_000_000 * rank(cell) + cell.value);
}

/** Hides until every sensitive quantity is protected. @returns false when nothing may be shown at all */
function protect(decision: Decision): boolean {
  const { knowledge, threshold } = decision;
  const sensitive = knowledge.quantities.filter(({ value }) => value > 0 && value < threshold);
  const known = sensitive.map((quantity) => ({ quantity, least: quantity.value, most: quantity.value }));
  for (const one of known) {
    if (one.most >= threshold && one.most - one.least >= threshold - 1) continue;
    const worlds = protectOne(decision, one.quantity);
    if (!worlds) return false;
    for (const world of worlds) {
      for (const other of known) {
        const value = other.quantity.value + changeOf(other.quantity, world);
        other.least = Math.min(other.least, value);
        other.most = Math.max(other.most, value);
      }
    }
  }
  return true;
}

interface Known {
  quantity: Quantity;
  least: number;
  most: number;
}

/** Hides for the sake of one quantity, the least costly first, and shows again what it did not need. */
function protectOne(decision: Decision, quantity: Quantity): World[] | null {
  const { knowledge, counts, costs, threshold } = decision;
  const hidden: number[] = [];
  for (;;) {
    const inTheWay = new Set<number>();
    let worlds = widen(decision, quantity, inTheWay);
    if (worlds) {
      for (const place of hidden.slice(0, -1).sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0))) {
        show(knowledge, place);
        const others = widen(decision, quantity, new Set());
        if (others) worlds = others;
        else hide(knowledge, place, counts[place] ?? 0, threshold);
      }
      return worlds;
    }
    const [next] = [...inTheWay].filter((place) => (counts[place] ?? 0) > 0).sort((a, b) => (costs[a] ?? 0) - (costs[b] ?? 0));
    if (next === undefined) return null;
    hidden.push(next);
    hide(knowledge, next, counts[next] ?? 0, threshold);
  }
}

function widen({ knowledge, threshold }: Decision, quantity: Quantity, inTheWay: Set<number>): World[] | null {
  const { value } = quantity;
  const far = findWorld(knowledge, quantity, threshold - 1, inTheWay);
  if (far) return [far];
  if (value === 1) return null;
  const up = findWorld(knowledge, quantity, threshold - value, inTheWay);
  const down = up && findWorld(knowledge, quantity, 1 - value, inTheWay);
  return up && down && [up, down];
}
