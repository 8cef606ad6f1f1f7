import DataLoader from 'dataloader';

type Batch<Key, Value> = (keys: readonly Key[]) => Promise<Value[]>;

/** The batch loaders of one request: made when first asked for, gone with the request. */
export class Loaders {
  private readonly made = new Map<unknown, DataLoader<never, never>>();

  /**
   * Loads one value, together with all others asked for in the same tick.
   * @param batch a function that lives as long as the process (it is the identity of the loader)
   * @param key what to load
   */
  load<Key, Value>(batch: Batch<Key, Value>, key: Key): Promise<Value> {
    let loader = this.made.get(batch) as DataLoader<Key, Value> | undefined;
    if (!loader) {
      loader = new DataLoader<Key, Value>(batch);
      this.made.set(batch, loader as unknown as DataLoader<never, never>);
    }
    return loader.load(key);
  }
}

/**
 * Orders rows the way DataLoader wants them.
 * @returns for each key, in its order, its rows (none: an empty list)
 */
export function groupedBy<Row, Key>(
  keys: readonly Key[],
  rows: Row[],
  keyOf: (row: Row) => Key,
): Row[][] {
  const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}
