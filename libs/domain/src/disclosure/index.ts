export { disclose, disclosureThreshold, type DisclosureRequest } from './disclose.js';
export { monthStart, nextCloseOf, periodOf } from './period.js';
export {
  type CellPlace,
  type CountCell,
  type DisclosureDimension,
  type DisclosureMeasure,
  everybody,
  type Nesting,
  type PastFigure,
  type ReleasedFigure,
} from './release-table.js';
export { mayCloseEarly, sumShown } from './shown.js';
