export {
  disclose,
  disclosing,
  type Disclosure,
  disclosureThreshold,
  type DisclosureRequest,
  type PublishedRelease,
  type SpanOfRelease,
} from './disclose.js';
export { isAdditive, isCount, measuresOf } from './measures.js';
export { type Answers, type MeanFigure, type MeanMeasure, meansOf } from './means.js';
export { monthStart, nextCloseOf, periodOf } from './period.js';
export { noPast, type Past } from './past.js';
export type { Solver } from './program.js';
export {
  type FirstAnswers,
  isMissedByMost,
  questionShares,
  type QuestionShares,
  type ShareFigure,
} from './question-shares.js';
export {
  type CellPlace,
  type CountCell,
  type DisclosureDimension,
  type DisclosureMeasure,
  everybody,
  isDerived,
  type Nesting,
  pairOf,
  partsOf,
  type ReleasedFigure,
  type Span,
} from './release-table.js';
export { mayCloseEarly, sumShown } from './shown.js';
