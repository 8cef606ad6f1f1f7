import type { Figure } from '#lib/staff/figure.js';
import type { Report, ReportRow } from './report-view.js';

const shown = (value: number, atLeast = false): Figure => ({ value, atLeast });

/** A row in which everything was released, to be changed where a test needs it. */
export const row = (changes: Partial<ReportRow> = {}): ReportRow => ({
  key: 'k1',
  label: 'Есенна група',
  period: '2026-10',
  enrolled: shown(52),
  started: shown(41),
  completed: shown(28),
  certificates: shown(24),
  ...changes,
});

/** Two categories, two months, one hidden figure and the sums that follow from it. */
export const report: Report = {
  asOf: '2026-10-31',
  nextReleaseOn: '2026-12-01',
  canCloseNow: false,
  dimension: 'cohort',
  periods: ['2026-09', '2026-10'],
  hasCertificates: true,
  rows: [
    row({ period: null, enrolled: shown(1252), completed: shown(28, true) }),
    row({ period: '2026-09', enrolled: shown(1200), completed: null }),
    row(),
    row({ key: 'k2', label: '=1+1', period: null, certificates: shown(0, true) }),
    row({ key: 'k2', label: '=1+1', period: '2026-09' }),
    row({ key: 'k2', label: '=1+1', certificates: null }),
  ],
};
