import { randomUUID } from 'node:crypto';
import type { Rule } from './access-matrix.fixture.js';

const staff = ['trainer', 'coordinator'] as const;
const coordinator = ['coordinator'] as const;
const wish = (id: string = randomUUID()) => ({ input: { id, name: 'Отчет', days: 30 } });

const lessons = (category: string | null = null) => ({ table: 'lesson', time: 'sum', category });
const typed = (courseId: string) => ({
  input: { courseId, period: '2026-01', enrolled: 40, completed: 20, hours: 300 },
});

/** The figures are the same for everybody; whose modules are read is decided by the reader. */
const read: Rule = {
  who: staff,
  own: () => lessons(),
  foreign: [
    {
      what: 'a lesson of another network',
      variables: ({ other }) => lessons(other.course.lessons[0]?.id),
      answer: 'not-found',
    },
    {
      what: 'a lesson of another organisation',
      variables: ({ neighbourCourse }) => lessons(neighbourCourse.lessons[0]?.id),
      answer: 'not-found',
      by: ['trainer'],
    },
    {
      what: 'a table of the whole network',
      variables: () => ({ table: 'total', time: 'sum' }),
      answer: 'invalid-input',
      by: ['trainer'],
    },
    {
      what: 'a month that has not come',
      variables: () => ({ ...lessons(), from: '2999-01' }),
      answer: 'invalid-input',
    },
    { what: 'no table', variables: () => ({ table: 'x', time: 'sum' }), answer: 'invalid-input' },
  ],
};

const plan = (table: string) => ({ input: { table, every: 'month', locale: 'bg' } });

/** Of a kept report: hers, one of another network, one that nobody has. */
const ofKeptReport: Rule = {
  who: coordinator,
  own: ({ keptReportId }) => ({ id: keptReportId }),
  foreign: [
    {
      what: 'a kept report of another network',
      variables: ({ other }) => ({ id: other.keptReportId }),
      answer: 'not-found',
    },
    { what: 'none', variables: () => ({ id: randomUUID() }), answer: 'not-found' },
    { what: 'what is no id', variables: () => ({ id: "1' OR '1'='1" }), answer: 'not-found' },
  ],
};

/** What is read of the reports, typed into them, kept and passed on. */
export const reportMatrix: Record<string, Rule> = {
  report: read,
  reportPdf: read,
  reportFrame: { who: staff },
  manualTotals: { who: coordinator },
  saveManualTotal: {
    who: coordinator,
    own: ({ course }) => typed(course.id),
    foreign: [
      {
        what: 'a course of another network',
        variables: ({ other }) => typed(other.course.id),
        answer: 'not-found',
      },
    ],
  },
  deleteManualTotal: {
    who: coordinator,
    own: ({ spareManualTotalId }) => ({ id: spareManualTotalId }),
    foreign: [
      {
        what: 'a total of another network',
        variables: ({ other }) => ({ id: other.manualTotalId }),
        answer: 'not-found',
      },
      { what: 'what is no id', variables: () => ({ id: "1' OR '1'='1" }), answer: 'not-found' },
    ],
  },
  stuck: { who: ['trainer', 'coordinator'] },
  reportTokens: { who: coordinator },
  issueReportToken: {
    who: coordinator,
    own: () => wish(),
    foreign: [
      {
        what: 'the id of a token of another network',
        variables: ({ other }) => wish(other.reportTokenId),
        answer: 'not-found',
      },
      { what: 'what is no id', variables: () => wish("1' OR '1'='1"), answer: 'not-found' },
    ],
  },
  revokeReportToken: {
    who: coordinator,
    own: ({ spareReportTokenId }) => ({ id: spareReportTokenId }),
    foreign: [
      {
        what: 'a token of another network',
        variables: ({ other }) => ({ id: other.reportTokenId }),
        answer: 'not-found',
      },
      { what: 'none', variables: () => ({ id: randomUUID() }), answer: 'not-found' },
      { what: 'what is no id', variables: () => ({ id: "1' OR '1'='1" }), answer: 'not-found' },
    ],
  },
  reportSchedules: { who: coordinator },
  scheduleReport: {
    who: coordinator,
    own: () => plan('sex'),
    foreign: [
      { what: 'no table', variables: () => plan("sex'; --"), answer: 'invalid-input' },
      { what: 'a table of people', variables: () => plan('account'), answer: 'invalid-input' },
    ],
  },
  deleteReportSchedule: {
    who: coordinator,
    own: ({ spareReportScheduleId }) => ({ id: spareReportScheduleId }),
    foreign: [
      {
        what: 'a schedule of another network',
        variables: ({ other }) => ({ id: other.reportScheduleId }),
        answer: 'not-found',
      },
      { what: 'none', variables: () => ({ id: randomUUID() }), answer: 'not-found' },
      { what: 'what is no id', variables: () => ({ id: "1' OR '1'='1" }), answer: 'not-found' },
    ],
  },
  keptReports: { who: coordinator },
  hasNewKeptReports: { who: coordinator },
  keptReport: ofKeptReport,
  keptReportPdf: ofKeptReport,
};
