import { type Audit, openAudit, type Secret } from './audit.js';
import { dimensions, isAdditive, isOfQuarters, measuresOf } from './measures.js';
import { noPast, type Past } from './past.js';
import type { Solver } from './program.js';
import { knowledgeOf } from './relations.js';
import {
  type CellPlace,
  type CountCell,
  type DisclosureDimension,
  isDerived,
  type Nesting,
  placeKey,
  type ReleasedFigure,
  type Span,
} from './release-table.js';
import type { Candidate } from './room.js';
import { month, type SeenRelease } from './unknowns.js';

/** The smallest count that may be shown is twice the threshold: see {@link disclose}. */
export const disclosureThreshold = 5;

/** A quarter or a year in which a release lies. */
export interface SpanOfRelease {
  span: Span;
  /** When it ends with this release, the exact sums of its releases. */
  counts?: readonly CountCell[];
}

/** What is asked of the control. */
export interface DisclosureRequest {
  /** The complete table of the period, categories with 0 included. */
  counts: readonly CountCell[];
  nesting: Nesting;
  /** What the control said at the end of an earlier quarter; before the first, nothing. */
  past?: Past;
  /** What was published since then, oldest first. */
  since?: readonly PublishedRelease[];
  spans?: readonly SpanOfRelease[];
  /** Whether a quarter ends with this release, so that nothing more is told of it together with later ones. */
  isQuarterEnd?: boolean;
  /** Counts and differences from 1 to one less than this are sensitive; 5 or more. */
  threshold?: number;
}

/** All that a release published. */
export interface PublishedRelease {
  figures: readonly ReleasedFigure[];
  /** The quarter and the year that it lies in. */
  spans: readonly Span[];
}

/** What may be seen of a release. */
export interface Disclosure {
  /** A figure for every count, its value or null. */
  figures: ReleasedFigure[];
  /** At the end of a quarter what later releases have to know of this one and all before. */
  past: Past | undefined;
}

/**
 * Decides which figures of a closing period may be seen: the only way out for a count.
 *
 * The table is built up from nothing, one measure of one dimension after the other, the total first, then
 * quarters and years that end now; after that, once more for the figures that are 0.
 * 1. Primary: a count of 1 to 2t−1 stays hidden (t is the threshold, 5). Sensitive are 1 to t−1; the wider
 *    range keeps those who know this rule from reading "1 to t−1" out of a hidden cell.
 * 2. Audit ({@link openAudit}): what is published by then, in all releases, must leave each number of people
 *    that figures tell of (hidden counts, differences, what is left beside the parts of a sum) free to be 2t−1 or
 *    more, or else known and harmless: 2t or more, or nobody of a group of 0 or of 4t and more. If a block of
 *    the table does not pass, its halves are tried, down to single figures in the order of the table.
 * The audit looks at published figures only, so that its verdict tells nothing that they do not tell, and no
 * exact count of an earlier release is needed. With fewer than 2t enrolments only the total is considered. What
 * is refused stays hidden for ever: later events belong to later releases.
 *
 * What it does not protect against: knowledge from outside (who holds how many access codes of a cohort, a
 * person's own figures). docs/disclosure.md tells more.
 *
 * L. H. Cox, "Suppression methodology and statistical disclosure control", JASA 75 (1980) 377–385;
 * M. Fischetti, J. J. Salazar-González, "Solving the cell suppression problem on tabular data with linear
 * constraints", Management Science 47 (2001) 1008–1027; K. Kenthapadi, N. Mishra, K. Nissim, "Simulatable
 * auditing" (PODS 2005).
 * @returns step by step, so that others can have a turn between two questions to the solver
 */
export function* disclosing(
  request: DisclosureRequest,
  solver: Solver,
): Generator<undefined, Disclosure> {
  const { nesting, past = noPast, since = [], isQuarterEnd } = request;
  const threshold = Math.max(disclosureThreshold, request.threshold ?? disclosureThreshold);
  const candidates = candidatesOf(request);
  const releases = [...since.map(seenOf), closingOf(request)];
  const knowledge = knowledgeOf(
    past,
    releases.map(({ places }) => places),
    nesting,
  );
  const audit = openAudit({ knowledge, past, releases }, { solver, threshold });
  try {
    const shown = new Map<string, Candidate>();
    for (const { isZero, candidates: some } of blocksOf(candidates, isSmall(request, threshold))) {
      const mayShow = (one: Candidate) =>
        one.value === 0 ? isZero : !isZero && isLarge(one, shown, threshold);
      showMost(audit, shown, some.filter(mayShow));
      yield;
    }
    yield* dropUnsafe(audit, shown);
    const figures = candidates.map(({ value, ...place }) => {
      const isShown = shown.has(cellKey(place));
      return { ...place, value: isShown ? value : null };
    });
    return {
      figures: withDerived(figures, request),
      past: isQuarterEnd ? audit.past() : undefined,
    };
  } finally {
    audit.end();
  }
}

/** Decides at one go. @see disclosing */
export function disclose(request: DisclosureRequest, solver: Solver): Disclosure {
  const steps = disclosing(request, solver);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The release that closes: of its figures none is published yet. */
const closingOf = ({ counts, spans = [] }: DisclosureRequest): SeenRelease => ({
  places: counts,
  figures: [],
  spans: spans.map(({ span }) => span),
  ending: spans.flatMap((one) => (one.counts ? [one.span] : [])),
});

const seenOf = ({ figures, spans }: PublishedRelease): SeenRelease => ({
  places: figures.filter(({ span }) => span === month),
  figures,
  spans,
  ending: spans.filter((span) => figures.some((figure) => figure.span === span)),
});

const cellKey = ({ span, ...place }: CellPlace & { span: Span }): string =>
  `${span} ${placeKey(place)}`;

/** Minutes are told in whole hours. */
const toldOf = ({ measure, value }: CountCell): number =>
  measure === 'minutes' ? Math.round(value / 60) : value;

function candidatesOf({ counts, spans = [] }: DisclosureRequest): Candidate[] {
  const own = (span: Span, cells: readonly CountCell[]) =>
    cells.map((cell): Candidate => ({ ...cell, span, value: toldOf(cell) }));
  return [
    ...own(month, counts),
    ...spans.flatMap(({ span, counts: sums = [] }) =>
      own(
        span,
        sums.filter(({ measure }) => isAdditive(measure)),
      ),
    ),
  ];
}

const isSmall = ({ counts }: DisclosureRequest, threshold: number): boolean => {
  const enrolled = counts.find(
    ({ dimension, measure }) => dimension === 'total' && measure === 'enrolled',
  );
  return (enrolled?.value ?? 0) < 2 * threshold;
};

interface Block {
  candidates: Candidate[];
  isZero: boolean;
}

/** The blocks of the table in the order in which they are tried. */
function blocksOf(candidates: readonly Candidate[], onlyTotal: boolean): Block[] {
  const groups = new Map<string, Candidate[]>();
  const spans = [...new Set(candidates.map(({ span }) => span))];
  const tried: readonly DisclosureDimension[] = onlyTotal ? dimensions.slice(0, 1) : dimensions;
  for (const span of spans)
    for (const dimension of tried)
      for (const measure of measuresOf[dimension])
        groups.set([span, dimension, measure].join(), []);
  for (const one of candidates) {
    const isTold = one.span !== month || !isOfQuarters(one.measure);
    if (isTold && !isDerived(one))
      groups.get([one.span, one.dimension, one.measure].join())?.push(one);
  }
  const blocks = [...groups.values()];
  return [false, true].flatMap((isZero) => blocks.map((block) => ({ candidates: block, isZero })));
}

/** Primary suppression. Hours are told where it is told that enough people were active. */
function isLarge(
  { span, ...place }: Candidate,
  shown: ReadonlyMap<string, Candidate>,
  threshold: number,
): boolean {
  if (place.measure !== 'minutes') return place.value >= 2 * threshold;
  const measure = span === month ? 'active' : 'started';
  return (shown.get(cellKey({ ...place, measure, span }))?.value ?? 0) >= 2 * threshold;
}

/** Shows all of a block, or else as much of each of its halves. */
function showMost(
  audit: Audit,
  shown: Map<string, Candidate>,
  candidates: readonly Candidate[],
): void {
  if (candidates.length === 0) return;
  if (audit.show(candidates)) {
    for (const one of candidates) shown.set(cellKey(one), one);
    return;
  }
  if (candidates.length === 1) return;
  const half = Math.ceil(candidates.length / 2);
  showMost(audit, shown, candidates.slice(0, half));
  showMost(audit, shown, candidates.slice(half));
}

/**
 * Asks the solver about everything that is shown. As long as that is not safe, the first measure of a dimension
 * that makes it unsafe, in the order in which they were shown, is dropped and the question repeated.
 */
function* dropUnsafe(audit: Audit, shown: Map<string, Candidate>): Generator<undefined, void> {
  const steps = [
    ...Map.groupBy(shown.values(), ({ span, dimension, measure, value }) =>
      [span, dimension, measure, value === 0].join(),
    ).values(),
  ];
  for (const secret of audit.betrayed()) {
    yield;
    while (secret && steps.length > 0 && audit.betrays(secret)) {
      const dropped = firstUnsafe(audit, steps, secret);
      audit.hide(dropped);
      for (const one of dropped) shown.delete(cellKey(one));
    }
  }
}

/** Takes out the first step that together with those before it gives a secret away. */
function firstUnsafe(audit: Audit, steps: Candidate[][], secret: Secret): Candidate[] {
  let [safe, unsafe] = [0, steps.length];
  while (unsafe - safe > 1) {
    const middle = Math.floor((safe + unsafe) / 2);
    const rest = steps.slice(middle).flat();
    audit.hide(rest);
    if (audit.betrays(secret)) unsafe = middle;
    else safe = middle;
    audit.putBack(rest);
  }
  return steps.splice(unsafe - 1, 1).flat();
}

/** Enrolments of modules and partners are sums of the courses' enrolments, shown when all of these are. */
function withDerived(figures: ReleasedFigure[], { nesting }: DisclosureRequest): ReleasedFigure[] {
  const ofCourses = new Map(
    figures
      .filter(({ dimension, measure }) => dimension === 'course' && measure === 'enrolled')
      .map(({ span, category, value }) => [`${span} ${category}`, value]),
  );
  return figures.map((figure) => {
    if (!isDerived(figure)) return figure;
    const courses = nesting.modules
      .filter(({ moduleId, partnerId }) =>
        figure.dimension === 'module'
          ? moduleId === figure.category
          : partnerId === figure.category,
      )
      .map(({ courseId }) => courseId);
    const parts = [...new Set(courses)].map((id) => ofCourses.get(`${figure.span} ${id}`) ?? null);
    const sum = parts.reduce<number | null>(
      (whole, value) => (whole === null || value === null ? null : whole + value),
      0,
    );
    return { ...figure, value: parts.length > 0 ? sum : null };
  });
}
