import type { CellPlace, Span } from './release-table.js';

/** A number for each place: what all releases so far, or those of a year that goes on, add up to. */
export type PlaceSums = Record<Span, readonly number[]>;

/**
 * What has to be known of all releases up to the end of a quarter, of which nothing more will be told together. It is
 * worked out from published figures only, so that it tells nothing that these do not tell.
 */
export interface Past {
  /** Every place that was ever counted; new ones come last. */
  places: readonly CellPlace[];
  /** The modules and lessons of the last release, and whether they were others before. */
  content: string;
  hasChanged: boolean;
  /** Between what each sum lies in every possible past. */
  least: PlaceSums;
  most: PlaceSums;
  /**
   * Possible pasts: each number of people that must stay open is large in one of them. As long as each can go on,
   * no later release gives away what an earlier one kept. Every mixture of them is possible, too.
   */
  tables: readonly PlaceSums[];
}

/** The name under which the sums of all releases stand. */
export const ever: Span = 'ever';

/** Before the first release. */
export const noPast: Past = {
  places: [],
  content: '',
  hasChanged: false,
  least: {},
  most: {},
  tables: [{}],
};
