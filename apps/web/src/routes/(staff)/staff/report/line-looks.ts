import type { ReportMeasure } from '@pateka/domain';

/** How a measure looks where it is a line. */
export interface LineLook {
  dash: string;
  colour: string;
  /** The name of its mark as Plot knows it, and its outline for the legend, around 0 0. */
  symbol: 'circle' | 'square' | 'diamond' | 'triangle' | 'star';
  mark: string;
}

/** Lines differ in their dashes and in the marks on them, so that they can be told apart without colour. */
export const lineLooks: Record<string, LineLook | undefined> = {
  enrolled: {
    ...{ dash: 'none', colour: 'var(--ink)', symbol: 'circle' },
    mark: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z',
  },
  started: {
    ...{ dash: '7 3', colour: 'var(--info)', symbol: 'square' },
    mark: 'M-3.5 -3.5h7v7h-7z',
  },
  active: {
    ...{ dash: '2 3', colour: 'var(--quiet)', symbol: 'diamond' },
    mark: 'M0 -5.5L3.2 0L0 5.5L-3.2 0z',
  },
  completed: {
    ...{ dash: '12 3', colour: 'var(--fir)', symbol: 'triangle' },
    mark: 'M0 -5L4.5 3H-4.5z',
  },
  certificates: {
    ...{ dash: '9 3 2 3', colour: 'var(--ink)', symbol: 'star' },
    mark: 'M0 -6L1.4 -1.9L5.7 -1.9L2.2 0.7L3.5 4.9L0 2.4L-3.5 4.9L-2.2 0.7L-5.7 -1.9L-1.4 -1.9z',
  },
} satisfies Partial<Record<ReportMeasure, LineLook>>;
