/**
 * Ends a switch that must name every case: a forgotten case is a compile error at the call. It returns
 * what it was given instead of throwing, because rules answer with values; at run time it is reached
 * only by data that never passed the type checker.
 * @param value what is left after all cases; must have been narrowed to never
 * @returns the same value, typed as never
 */
export function assertNever(value: never): never {
  return value;
}
