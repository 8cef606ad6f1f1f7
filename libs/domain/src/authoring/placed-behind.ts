/**
 * Puts one thing of a list behind another one. The others keep their order.
 * @param order ids in their order
 * @param id what is placed; it may be new
 * @param after the id behind which it goes; null for the very beginning
 * @returns the new order, or null when `after` is not in the list or is the thing itself
 */
export function placedBehind(
  order: readonly string[],
  id: string,
  after: string | null,
): string[] | null {
  const others = order.filter((other) => other !== id);
  if (after === null) return [id, ...others];
  const at = others.indexOf(after);
  return at < 0 ? null : [...others.slice(0, at + 1), id, ...others.slice(at + 1)];
}
