/**
 * Moves an item of a list.
 * @returns a new list
 */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const item = list[from];
  return item === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** @returns the list without one item */
export const without = <Item>(list: readonly Item[], at: number): Item[] => list.toSpliced(at, 1);

/** @returns the list with another item in one place */
export const replaced = <Item>(list: readonly Item[], at: number, item: Item): Item[] =>
  list.map((each, place) => (place === at ? item : each));
