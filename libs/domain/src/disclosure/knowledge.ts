import type { Relation } from './relations.js';

/** One release as the control sees it, by the number of the place. */
export interface ReleaseView {
  counts: readonly number[];
  isHidden: readonly boolean[];
  /** Nothing of it was published, so that not even the rule of small counts tells of it. */
  isWithheld: boolean;
}

/**
 * A condition on how another world may differ from the truth: Σ shifts of more − Σ shifts of less +
 * room ≥ 0. A shift belongs to a node, and a node is a place with all releases up to one of them
 * (number: release × places + place).
 */
export interface Condition {
  more: readonly number[];
  less: readonly number[];
  /** Conditions of a family are met by the same category where there is a choice. */
  family: 'course' | 'cohort' | 'other';
}

/** A number of people: Σ more − Σ less over nodes, in truth `value`. */
export interface Quantity {
  more: readonly number[];
  less: readonly number[];
  value: number;
}

/** What a reader of all releases knows. */
export interface Knowledge {
  places: number;
  /** The first node of the release that is being decided. */
  present: number;
  /** Per node: whether its own count is hidden; whether any count of its sum is. */
  isHidden: Uint8Array;
  isOpen: Uint8Array;
  conditions: Condition[];
  /** By how much each condition is met in truth. */
  room: Int32Array;
  touching: { condition: number; sign: 1 | -1 }[][];
  /** All counts and differences of people, small or not. */
  quantities: Quantity[];
  /** Per place: the number of its category. */
  categories: number[];
}

/** Knowledge being written down. */
interface Draft extends Knowledge {
  rooms: number[];
}

/** More than any count: the reader knows no bound. */
const noBound = 1_000_000;

/**
 * How far a hidden count may be from the truth for all that a reader knows of the method: what is hidden
 * because it is small is 1 to 2t−1, what is hidden for the sake of another is 2t or more.
 */
function leeway(count: number, isWithheld: boolean, threshold: number): [down: number, up: number] {
  if (isWithheld || count === 0) return [count, noBound];
  if (count < 2 * threshold) return [count - 1, 2 * threshold - 1 - count];
  return [count - 2 * threshold, noBound];
}

function addCondition(knowledge: Draft, condition: Condition, room: number): void {
  const number = knowledge.conditions.push(condition) - 1;
  knowledge.rooms.push(room);
  for (const node of condition.more) knowledge.touching[node]?.push({ condition: number, sign: 1 });
  for (const node of condition.less) knowledge.touching[node]?.push({ condition: number, sign: -1 });
}

/** A sum differs from the one before it by the count of the release: two conditions for each node. */
function addSteps(knowledge: Draft, views: readonly ReleaseView[], threshold: number): void {
  views.forEach(({ counts, isHidden, isWithheld }, release) => {
    counts.forEach((count, place) => {
      const node = release * knowledge.places + place;
      const before = release === 0 ? [] : [node - knowledge.places];
      const [down, up] = isHidden[place] ? leeway(count, isWithheld, threshold) : [0, 0];
      addCondition(knowledge, { more: [node], less: before, family: 'other' }, down);
      addCondition(knowledge, { more: before, less: [node], family: 'other' }, up);
      knowledge.isHidden[node] = isHidden[place] ? 1 : 0;
      knowledge.isOpen[node] = isHidden[place] || knowledge.isOpen[node - knowledge.places] ? 1 : 0;
      knowledge.quantities.push({ more: [node], less: before, value: count });
    });
  });
}

const familyOf = ({ kind, more, less }: Relation): Condition['family'] => {
  if (kind !== 'equal' || !more[0]?.startsWith('total/')) return 'other';
  return less[0]?.startsWith('course/') ? 'course' : 'cohort';
};

/** A relation holds for the sums after every release. One that the counts contradict is known to nobody. */
function addRelation(knowledge: Draft, relation: Relation, numbers: ReadonlyMap<string, number>, sums: readonly number[]): void {
  const { kind } = relation;
  const nodesOf = (keys: readonly string[], first: number) => keys.map((key) => first + (numbers.get(key) ?? 0));
  const total = (nodes: readonly number[]) => nodes.reduce((all, node) => all + (sums[node] ?? 0), 0);
  const family = familyOf(relation);
  const found: Quantity[] = [];
  for (let first = 0; first < sums.length; first += knowledge.places) {
    const [more, less] = [nodesOf(relation.more, first), nodesOf(relation.less, first)];
    found.push({ more, less, value: total(more) - total(less) });
  }
  if (found.some(({ value }) => value < 0 || (kind === 'equal' && value > 0))) return;
  for (const { more, less, value } of found) {
    if (kind !== 'includes-indirectly') addCondition(knowledge, { more, less, family }, value);
    if (kind === 'equal') addCondition(knowledge, { more: less, less: more, family }, -value);
  }
  if (kind === 'includes' || kind === 'includes-indirectly') knowledge.quantities.push(...found);
}

function categoriesOf(keys: readonly string[]): number[] {
  const names = keys.map((key) => key.slice(0, key.lastIndexOf('/')));
  return names.map((name) => names.indexOf(name));
}

/**
 * Writes down what a reader of all releases knows.
 * @param keys the places, by number
 * @param views all releases, the one to be decided last
 * @param relations what is true of every network
 * @param threshold t
 */
export function knowledgeOf(keys: readonly string[], views: readonly ReleaseView[], relations: readonly Relation[], threshold: number): Knowledge {
  const nodes = keys.length * views.length;
  const draft: Draft = {
    places: keys.length,
    present: nodes - keys.length,
    isHidden: new Uint8Array(nodes),
    isOpen: new Uint8Array(nodes),
    conditions: [],
    room: new Int32Array(),
    rooms: [],
    touching: Array.from({ length: nodes }, () => []),
    quantities: [],
    categories: categoriesOf(keys),
  };
  const sums: number[] = [];
  for (const { counts } of views) counts.forEach((count) => sums.push(count + (sums[sums.length - keys.length] ?? 0)));
  const numbers = new Map(keys.map((key, place) => [key, place]));
  addSteps(draft, views, threshold);
  for (const relation of relations) addRelation(draft, relation, numbers, sums);
  const { rooms, ...knowledge } = draft;
  return { ...knowledge, room: Int32Array.from(rooms) };
}

/** Hides a figure of the present release: the reader knows its count no longer. */
export function hide(knowledge: Knowledge, place: number, count: number, threshold: number): void {
  const node = knowledge.present + place;
  knowledge.isHidden[node] = 1;
  knowledge.isOpen[node] = 1;
  const [down, up] = leeway(count, false, threshold);
  knowledge.room[2 * node] = down;
  knowledge.room[2 * node + 1] = up;
}

/** Shows it again. */
export function show(knowledge: Knowledge, place: number): void {
  const node = knowledge.present + place;
  knowledge.isHidden[node] = 0;
  knowledge.isOpen[node] = knowledge.isOpen[node - knowledge.places] ?? 0;
  knowledge.room[2 * node] = 0;
  knowledge.room[2 * node + 1] = 0;
}
