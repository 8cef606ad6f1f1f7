import { randomUUID } from 'node:crypto';
import type { Rule } from './access-matrix.fixture.js';

const coordinator = ['coordinator'] as const;
const wish = (id: string = randomUUID()) => ({ input: { id, name: 'Отчет', days: 30 } });

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

/** What is passed on of the reports. */
export const reportMatrix: Record<string, Rule> = {
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
