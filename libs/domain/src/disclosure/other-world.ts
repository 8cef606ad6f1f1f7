import type { Condition, Knowledge, Quantity } from './knowledge.js';

/** How ways out are chosen: several manners find what one misses. */
interface Manner {
  turn: number;
  /** Whether a change is spread over several counts, each as far as it can go by itself. */
  spread: boolean;
}

/** How much the sum of each node differs from the truth. */
export type World = Int32Array;

interface Search {
  knowledge: Knowledge;
  manner: Manner;
  world: World;
  room: Int32Array;
  /** Into which direction a category went first. */
  direction: Map<number, 1 | -1>;
  /** Conditions that are not met at present. */
  broken: number[];
  hadChoice: boolean;
  /** Shown places of the present release that were met on the way. */
  inTheWay: Set<number>;
}

interface Choice {
  node: number;
  sign: 1 | -1;
  isOnly: boolean;
}

/** A world farther away than this from the truth is not looked for, nor one that takes more steps. */
const farthest = 60;
const mostSteps = 400;

const TURNS = Number(globalThis.process?.env.TURNS ?? 24), AMP = Number(globalThis.process?.env.AMP ?? 60);
const manners: readonly Manner[] = Array.from({ length: TURNS }, (_, turn) => ({ turn, spread: turn % 3 !== 2 }));

/**
 * Looks for another world in which a quantity is larger (or smaller) and everything shown is the same.
 * It starts from the truth, changes the quantity, and goes on changing whatever the last change made
 * impossible, until nothing is. What it finds is therefore possible for a reader; that it finds nothing
 * does not mean that there is none.
 * @param by how much larger; negative for smaller
 * @param inTheWay takes up the shown places of the present release whose hiding might help
 */
export function findWorld(knowledge: Knowledge, quantity: Quantity, by: number, inTheWay: Set<number>): World | null {
  const { more, less } = quantity;
  const wish: Condition = { ...(by > 0 ? { more, less } : { more: less, less: more }), family: 'other' };
  for (const manner of manners) {
    const search: Search = {
      knowledge,
      manner,
      world: new Int32Array(knowledge.touching.length),
      room: knowledge.room.slice(),
      direction: new Map(),
      broken: [],
      hadChoice: false,
      inTheWay,
    };
    if (mend(search, wish, Math.abs(by))) return search.world;
    if (!search.hadChoice) return null;
  }
  return null;
}

/** Changes one thing after the other until the wish and every condition are met. */
function mend(search: Search, wish: Condition, by: number): boolean {
  const { knowledge, world, room, broken } = search;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const missing = by - changeOf(wish, world);
    const number = missing > 0 ? -1 : broken.pop();
    if (number === undefined) return true;
    const condition = number < 0 ? wish : knowledge.conditions[number];
    const lack = number < 0 ? missing : -(room[number] ?? 0);
    if (!condition || lack <= 0) continue;
    const choice = choose(search, condition, lack);
    if (!choice) return false;
    const isMet = carryOut(search, choice, lack);
    if (!isMet && number >= 0) broken.push(number);
    if (Math.abs(world[choice.node] ?? 0) > farthest) return false;
  }
  return false;
}

/** By how much a world changes Σ more − Σ less. */
export function changeOf({ more, less }: Pick<Condition, 'more' | 'less'>, world: World): number {
  let change = 0;
  for (const node of more) change += world[node] ?? 0;
  for (const node of less) change -= world[node] ?? 0;
  return change;
}

/** How far a node can go without breaking anything else. */
function freeWay({ knowledge, room }: Search, node: number, sign: 1 | -1): number {
  let free = farthest;
  for (const touched of knowledge.touching[node] ?? []) {
    if (touched.sign !== sign) free = Math.min(free, room[touched.condition] ?? 0);
  }
  return Math.max(0, free);
}

function ownWay({ knowledge, room }: Search, node: number, sign: 1 | -1): number {
  if (!knowledge.isHidden[node]) return 0;
  return room[2 * node + (sign > 0 ? 1 : 0)] ?? 0;
}
const wayOf = (search: Search, node: number, sign: 1 | -1): number => search.manner.turn % 3 === 1 ? freeWay(search, node, sign) : ownWay(search, node, sign);
const noise = (turn: number, a: number): number => { let x = Math.imul(turn * 7919 + a * 104729 + 1, 2654435761) >>> 0; x ^= x >>> 13; x = Math.imul(x, 1274126177) >>> 0; return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32; };

/** The best of everything that could meet a condition without undoing what was changed before. */
function choose(search: Search, condition: Condition, lack: number): Choice | null {
  const { knowledge, world, manner, inTheWay } = search;
  let best: Choice | null = null;
  let most = -Infinity;
  let ways = 0;
  for (const [nodes, sign] of [[condition.more, 1], [condition.less, -1]] as const) {
    for (const node of nodes) {
      if (sign * (world[node] ?? 0) < 0) continue;
      if (node >= knowledge.present && !knowledge.isHidden[node]) inTheWay.add(node - knowledge.present);
      if (!knowledge.isOpen[node]) continue;
      const score = preference(search, node, sign, lack) + (manner.turn < 3 ? -ways : AMP * noise(manner.turn * 1000 + search.broken.length * 31 + ways, node));
      ways += 1;
      if (score > most) {
        best = { node, sign, isOnly: false };
        most = score;
      }
    }
  }
  if (ways > 1) search.hadChoice = true;
  return best && { ...best, isOnly: ways === 1 };
}

/** Rather go on with what has begun than touch another count, rather a hidden count than an earlier one. */
function preference(search: Search, node: number, sign: 1 | -1, lack: number): number {
  const { knowledge, manner, world, direction } = search;
  const own = wayOf(search, node, sign);
  const going = direction.get(knowledge.categories[node % knowledge.places] ?? 0);
  const category = going === undefined ? 0 : going === sign ? 1 : -1;
  const hasBegun = world[node] === 0 ? 0 : 1;
  if (manner.spread) return (own > 0 ? 100 : 0) + (own >= lack ? 20 : 0) + 40 * hasBegun + 30 * category;
  return 1000 * hasBegun + 300 * category + (knowledge.isHidden[node] ? 100 : 0);
}

/** Changes a node and writes down what this breaks. @returns whether it was changed as much as was asked */
function carryOut(search: Search, move: Choice, lack: number): boolean {
  const { knowledge, manner, world, room, direction, broken } = search;
  const { node, sign } = move;
  const own = wayOf(search, node, sign);
  const amount = manner.spread && !move.isOnly && own > 0 ? Math.min(lack, own) : lack;
  const category = knowledge.categories[node % knowledge.places] ?? 0;
  if (!direction.has(category)) direction.set(category, sign);
  world[node] = (world[node] ?? 0) + sign * amount;
  for (const touched of knowledge.touching[node] ?? []) {
    const left = (room[touched.condition] ?? 0) + touched.sign * sign * amount;
    room[touched.condition] = left;
    if (left < 0) broken.push(touched.condition);
  }
  return amount === lack;
}
