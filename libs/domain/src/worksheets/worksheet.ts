import type { Locale } from '../locale.js';
import type { WorksheetFacts } from './facts.js';
import type { FieldError } from './read-form.js';
import type { WorksheetReport } from './report.js';
import type { WorksheetSchema } from './schema.js';

/** In which language, on which day and with which figures of the law a worksheet is worked out. */
export interface WorksheetContext {
  locale: Locale;
  /** YYYY-MM-DD, in the reader's time zone. */
  today: string;
  /** The dated facts that the worksheet asks for (`schema.facts`); others are not looked at. */
  facts: WorksheetFacts;
}

/** An all-day entry for a calendar. */
export interface CalendarDay {
  /** YYYY-MM-DD */
  day: string;
  /** Read by whoever sees the calendar: it tells nothing (safety 13). */
  title: string;
}

/** What comes of a worksheet: what a page shows, and what print and files are made of. */
export interface WorkedOut {
  report: WorksheetReport;
  /** The fields that could not be read; the rest works on without them. */
  errors: FieldError[];
  /** For a calendar file; only of worksheets whose schema says so. */
  days?: CalendarDay[];
}

/** A worksheet: what it asks, and what comes of the answers. */
export interface Worksheet {
  schema: WorksheetSchema;
  /** Never throws, whatever the form holds. `form`: names (fieldName) and values as typed or as saved. */
  workOut: (form: Readonly<Record<string, string>>, context: WorksheetContext) => WorkedOut;
}
