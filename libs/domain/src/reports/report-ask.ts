import type { ReportTable, ReportTime } from './report-tables.js';

/** What a reader asks of the reports; everything in it may stand in an address. */
export interface ReportAsk {
  table: ReportTable;
  time: ReportTime;
  /** YYYY-MM, the first and the last month; null for no limit. */
  from: string | null;
  to: string | null;
  /** The id of a category of the table's first dimension, to see it alone; null for all. */
  category: string | null;
  /** Whether each period has the one before it at its side. */
  compare: boolean;
}

/** Who reads. The figures are the same for everybody; a partner is shown the rows of its own modules only. */
export interface ReportReader {
  networkId: string;
  /** Null for the whole network. */
  organisationIds: readonly string[] | null;
}
