import type { ReportDocument } from '@pateka/domain';
import type { TestApp } from '../testing/app.js';
import type { Speaker } from '../testing/as.js';
import { KeptReportMaker } from './kept-report.maker.js';
import { PeriodService } from './period.service.js';

export interface ScheduleWish {
  table: string;
  every: string;
  locale: string;
}

interface Scheduling {
  scheduleReport: {
    __typename: string;
    isNew?: boolean;
    schedule?: ScheduleWish & { id: string };
    reason?: string;
  };
}

export const scheduleMutation = `mutation ($input: ScheduleReportInput!) {
  scheduleReport(input: $input) {
    __typename
    ... on ReportScheduled { isNew schedule { id table every locale } }
    ... on Refused { reason }
  }
}`;

export const deleteMutation = 'mutation ($id: ID!) { deleteReportSchedule(id: $id) }';

export const schedulesQuery = '{ reportSchedules { id table every locale } }';

export interface Schedules {
  reportSchedules: (ScheduleWish & { id: string })[];
}

export const keptQuery =
  '{ hasNewKeptReports keptReports { id title span locale reportedOn isNew } }';

export interface Kept {
  hasNewKeptReports: boolean;
  keptReports: {
    id: string;
    title: string;
    span: string;
    locale: string;
    reportedOn: string;
    isNew: boolean;
  }[];
}

export const openQuery = `query ($id: ID!) {
  keptReport(id: $id) {
    id span locale reportedOn
    document {
      table time title asOf notes columns { key label unit isBefore }
      rows { keys period isManual words numbers { value atLeast isAbsent } }
    }
  }
}`;

export interface Opened {
  keptReport: { id: string; span: string; reportedOn: string; document: ReportDocument };
}

/** What the api answers to a form for a schedule. */
export async function schedule(house: TestApp, who: Speaker, wish: Partial<ScheduleWish> = {}) {
  const input = { table: 'course', every: 'month', locale: 'bg', ...wish };
  return (await house.as(who).ask<Scheduling>(scheduleMutation, { input })).scheduleReport;
}

/** Closes a month as the job does at its end. @returns the release's id */
export async function closeMonth(
  house: TestApp,
  networkId: string,
  period: string,
): Promise<string> {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const fromAt = new Date(Date.UTC(year, month - 1, 1));
  const toAt = new Date(Date.UTC(year, month, 1));
  await house.db.transaction((tx) =>
    house.get(PeriodService).close(tx, { networkId, period, fromAt, toAt }),
  );
  return newestRelease(house, networkId);
}

export async function newestRelease({ db }: TestApp, networkId: string): Promise<string> {
  const [row]: { id: string }[] = await db.query(
    'SELECT id FROM release WHERE network_id = $1 ORDER BY number DESC LIMIT 1',
    [networkId],
  );
  if (!row) throw new Error('There is no release.');
  return row.id;
}

/** Closes a month and keeps what is due with it. @returns the release's id */
export async function closeAndKeep(
  house: TestApp,
  networkId: string,
  period: string,
): Promise<string> {
  const releaseId = await closeMonth(house, networkId, period);
  await house.get(KeptReportMaker).keep(releaseId);
  return releaseId;
}

/** Every kept report of a network as it lies in the database, to the byte. */
export const storedOf = ({ db }: TestApp, networkId: string): Promise<StoredReport[]> =>
  db.query(
    `SELECT k.id, span, report_table AS "table", locale, reported_on::text AS "reportedOn", document::text AS document,
       (SELECT count(*)::int FROM kept_report_note WHERE kept_report_id = k.id) AS notes
     FROM kept_report k WHERE network_id = $1 ORDER BY span, report_table, locale`,
    [networkId],
  );

export interface StoredReport {
  id: string;
  span: string;
  table: string;
  locale: string;
  reportedOn: string;
  document: string;
  notes: number;
}
