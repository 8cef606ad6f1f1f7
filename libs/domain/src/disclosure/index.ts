export {
  disclose,
  disclosureThreshold,
  type DisclosureRequest,
  type EndingSpan,
  type SpanReleases,
} from './disclose.js';
export { isAdditive, isCount, measuresOf } from './measures.js';
export { type Answers, type MeanFigure, type MeanMeasure, meansOf } from './means.js';
export { monthStart, nextCloseOf, periodOf } from './period.js';
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
  type Nesting,
  pairOf,
  partsOf,
  type PastFigure,
  type ReleasedFigure,
  type Span,
} from './release-table.js';
export { mayCloseEarly, sumShown } from './shown.js';
