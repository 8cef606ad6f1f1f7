const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Whether two pieces of plain data say the same. The order of keys says nothing: a database has its own. What
 * both share is not looked into, so that two states of a lesson are compared quickly.
 */
export function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && isAlike(a[key], b[key]));
}

/**
 * Says which item of a list each item of its next state comes from, for lists whose items have no names.
 * @param before the list as it was
 * @param after the list as it is: an item changed, added, removed or moved
 * @returns for each item of `after` its place in `before`; null for a new one
 */
export function placesBefore(
  before: readonly unknown[],
  after: readonly unknown[],
): (number | null)[] {
  const open = new Set(before.keys());
  const take = (place: number | undefined): number | null =>
    place !== undefined && open.delete(place) ? place : null;
  const places: (number | null)[] = after.map(() => null);
  const seek = (find: (item: unknown, at: number) => number | undefined): void => {
    for (const [at, item] of after.entries()) places[at] ??= take(find(item, at));
  };
  seek((item, at) => (open.has(at) && isAlike(item, before[at]) ? at : undefined));
  seek((item) => [...open].find((place) => item === before[place]));
  seek((item) => [...open].find((place) => isAlike(item, before[place])));
  // Of what is left on both sides nothing is known but that it was changed where it stood.
  const rest = after.length >= before.length ? after.length - before.length : 0;
  if (places.filter((place) => place === null).length > rest) seek(() => [...open][0]);
  return places;
}

/**
 * Puts a list beside another whose next state is known: what was added, removed or moved there is added,
 * removed or moved here.
 * @param before the known list as it was
 * @param after the known list as it is
 * @param other the list that follows; its items stand beside those of `before`
 * @param make an item of the result, from one of `after` and what stood beside it, if anything did
 */
export function follow<Item>(
  before: readonly Item[],
  after: readonly Item[],
  other: readonly Item[],
  make: (item: Item, beside: Item | undefined) => Item,
): Item[] {
  const places = placesBefore(before, after);
  return after.map((item, at) => {
    const place = places[at] ?? null;
    return make(item, place === null ? undefined : other[place]);
  });
}
