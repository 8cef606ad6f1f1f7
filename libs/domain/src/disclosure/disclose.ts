import { hide, type Knowledge, knowledgeOf, type Quantity, type ReleaseView } from './knowledge.js';
import { changeOf, findWorld } from './other-world.js';
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
  const keys = own.map(placeKey); (globalThis as any).KEYS = keys;
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
  const isSafe = ({ least, most }: Known) => most >= threshold && most - least >= threshold - 1;
  for (const one of known) {
    while (!isSafe(one)) {
      const inTheWay = new Set<number>();
      if (widen(decision, one, known, inTheWay)) break;
      const candidates = [...inTheWay].filter((place) => (decision.counts[place] ?? 0) > 0).sort((a, b) => (decision.costs[a] ?? 0) - (decision.costs[b] ?? 0));
      const next = candidates.find((place) => {
        const node = knowledge.present + place;
        const opened = knowledge.isOpen[node];
        hide(knowledge, place, decision.counts[place] ?? 0, threshold);
        if (widen(decision, one, known, new Set())) return true;
        knowledge.isHidden[node] = 0;
        knowledge.isOpen[node] = opened ?? 0;
        knowledge.room[2 * node] = 0;
        knowledge.room[2 * node + 1] = 0;
        return false;
      });
      if (next !== undefined && (globalThis as any).DBG) console.log('hide', (globalThis as any).KEYS[next], 'for', one.quantity.value, one.quantity.more.map((n) => (globalThis as any).KEYS[n % knowledge.places] + '@' + Math.floor(n / knowledge.places)), one.quantity.less.map((n) => (globalThis as any).KEYS[n % knowledge.places]+ '@' + Math.floor(n / knowledge.places)));
      if (next !== undefined) break;
      const nm = (ns: readonly number[]) => ns.map((n) => `${(globalThis as any).KEYS[n % knowledge.places]}@${Math.floor(n / knowledge.places)}`).join('+');
      if ((globalThis as any).DBG) console.log('none helps', one.quantity.value, nm(one.quantity.more), '-', nm(one.quantity.less), candidates.map((c) => nm([c])).join(' '));
      const [cheapest] = candidates;
      if (cheapest === undefined) return false;
      hide(knowledge, cheapest, decision.counts[cheapest] ?? 0, threshold);
    }
  }
  return true;
}

interface Known {
  quantity: Quantity;
  least: number;
  most: number;
}

function widen({ knowledge, threshold }: Decision, one: Known, all: Known[], inTheWay: Set<number>): boolean {
  const reach = (by: number) => {
    const world = findWorld(knowledge, one.quantity, by, inTheWay);
    if (!world) return false;
    for (const known of all) {
      const value = known.quantity.value + changeOf(known.quantity, world);
      known.least = Math.min(known.least, value);
      known.most = Math.max(known.most, value);
    }
    return true;
  };
  const { value } = one.quantity;
  if (reach(threshold - 1)) return true;
  return value > 1 && reach(threshold - value) && reach(1 - value);
}
