import { isSafe, type Published } from './audit.js';
import { candidates } from './candidates.js';
import { type Knowledge, knowledgeOf } from './relations.js';
import {
  type CountCell,
  type DisclosureDimension,
  isDerived,
  isSplit,
  measureChain,
  type Nesting,
  type PastFigure,
  placeKey,
  type ReleasedFigure,
} from './release-table.js';

/** The smallest count that may be shown is twice the threshold: see {@link disclose}. */
export const disclosureThreshold = 5;

/** What is asked of the control. */
export interface DisclosureRequest {
  /** The complete table of the period, categories with 0 included. */
  counts: readonly CountCell[];
  nesting: Nesting;
  /** Everything published in earlier releases of the same network, in any order. */
  history: readonly PastFigure[];
  /** Counts and differences from 1 to one less than this are sensitive; 5 or more. */
  threshold?: number;
}

interface Closing {
  request: DisclosureRequest;
  /** What was published before, by release. */
  before: Published;
  knowledge: Knowledge;
  threshold: number;
}

/** In the order of what matters most to a reader: what comes first is shown first. */
const dimensions: readonly DisclosureDimension[] = [
  'total',
  'course',
  'cohort',
  'partner',
  'module',
  'lesson',
];

/**
 * Decides which figures of a closing period may be seen: the only way out for a count.
 *
 * The table is built up from nothing, one measure of one dimension after the other, the total first.
 * 1. Primary: a count of 1 to 2t−1 stays hidden (t is the threshold, 5), and so does one that would make
 *    a difference of 1 to 2t−1 exactly known, over all releases (enrolled ⊇ started ⊇ completed ⊇
 *    certificates; course ⊇ module ⊇ lesson; partner ⊇ its modules). Sensitive are 1 to t−1; the wider
 *    range keeps those who know this rule from reading "1 to t−1" out of a hidden cell.
 * 2. Complementary: courses and cohorts add up to the total. Hidden parts are at least two and make up 2t
 *    or more together; as long as they do not, one more is hidden, chosen by its place in the table.
 * 3. Audit ({@link isSafe}): what is published by then, with all earlier releases, must leave each hidden
 *    count and each difference free to be 2t−1 or more. If it does not, less is shown.
 * The audit looks at published figures only, so that its verdict tells nothing that they do not tell, and
 * the exact counts of earlier releases need not be kept. With fewer than 2t enrolments only the total is
 * considered. What is refused stays hidden for ever: later events belong to later releases.
 *
 * What it does not protect against: knowledge from outside (who holds how many access codes of a cohort,
 * a person's own figures), and numbers of 0 or "all of them". docs/disclosure.md tells more.
 *
 * L. H. Cox, "Suppression methodology and statistical disclosure control", JASA 75 (1980) 377–385;
 * A. Hundepool et al., "Statistical Disclosure Control" (Wiley 2012); K. Kenthapadi, N. Mishra, K. Nissim,
 * "Simulatable auditing" (PODS 2005).
 * @returns a figure for every count, its value or null
 */
export function disclose(request: DisclosureRequest): ReleasedFigure[] {
  const { counts, nesting } = request;
  const threshold = Math.max(disclosureThreshold, request.threshold ?? disclosureThreshold);
  const before = figuresBefore(request.history);
  const knowledge = knowledgeOf([...before, counts], nesting);
  const enrolled = counts.find(
    ({ dimension, measure }) => dimension === 'total' && measure === 'enrolled',
  );
  const isSmall = (enrolled?.value ?? 0) < 2 * threshold;
  let shown: ReadonlySet<string> = new Set();
  for (const dimension of isSmall ? dimensions.slice(0, 1) : dimensions) {
    for (const measure of measureChain) {
      const isOfBlock = (cell: CountCell) =>
        cell.dimension === dimension && cell.measure === measure && !isDerived(cell);
      shown = withBlock({ request, before, knowledge, threshold }, shown, counts.filter(isOfBlock));
    }
  }
  return withDerived(figuresOf(counts, shown), request);
}

/** Earlier figures by release, the oldest first. */
function figuresBefore(history: readonly PastFigure[]): Published {
  const releases = [...new Set(history.map(({ release }) => release))].sort(
    (one, other) => one - other,
  );
  return releases.map((number) => history.filter(({ release }) => release === number));
}

const figuresOf = (counts: readonly CountCell[], shown: ReadonlySet<string>): ReleasedFigure[] =>
  counts.map(({ dimension, category, measure, value }) => {
    const place = { dimension, category, measure };
    return { ...place, value: shown.has(placeKey(place)) ? value : null };
  });

/** Shows as much of a block as the audit lets through: as a whole, or else figure by figure. */
function withBlock(
  { request, before, knowledge, threshold }: Closing,
  shown: ReadonlySet<string>,
  cells: readonly CountCell[],
): ReadonlySet<string> {
  const publish = (keys: ReadonlySet<string>) => [...before, figuresOf(request.counts, keys)];
  const isSafeWith = (keys: ReadonlySet<string>) => isSafe(knowledge, publish(keys), threshold);
  const block = { knowledge, published: publish(shown), cells, threshold };
  const tries = candidates(block).filter((some) => some.length > 0);
  for (const some of tries) {
    const more = new Set([...shown, ...some.map(placeKey)]);
    if (isSafeWith(more)) return more;
  }
  // A block of one figure was tried above.
  if (isSplit(cells[0]?.dimension) || tries[0]?.length === 1) return shown;
  return (tries[0] ?? []).reduce((so, cell) => {
    const more = new Set([...so, placeKey(cell)]);
    return isSafeWith(more) ? more : so;
  }, shown);
}

/** Enrolments of modules and partners are sums of the courses' enrolments, shown when all of these are. */
function withDerived(
  figures: ReleasedFigure[],
  { counts, nesting }: DisclosureRequest,
): ReleasedFigure[] {
  return figures.map((figure) => {
    if (!isDerived(figure)) return figure;
    const courses = new Set(
      nesting.modules
        .filter(
          (entry) =>
            figure.category === (figure.dimension === 'module' ? entry.moduleId : entry.partnerId),
        )
        .map(({ courseId }) => courseId),
    );
    const parts = figures.filter(
      ({ dimension, category, measure }) =>
        dimension === 'course' && measure === 'enrolled' && courses.has(category),
    );
    const sum = parts.reduce<number | null>(
      (whole, { value }) => (whole === null || value === null ? null : whole + value),
      0,
    );
    const exact = counts.find((cell) => placeKey(cell) === placeKey(figure))?.value;
    return { ...figure, value: parts.length > 0 && sum === exact ? sum : null };
  });
}
