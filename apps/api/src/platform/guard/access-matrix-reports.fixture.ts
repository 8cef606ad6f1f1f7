import { randomUUID } from 'node:crypto';
import type { Rule } from './access-matrix.fixture.js';

const coordinator = ['coordinator'] as const;
const wish = (id: string = randomUUID()) => ({ input: { id, name: 'Отчет', days: 30 } });

/** What is passed on of the reports. */
export const reportMatrix: Record<string, Rule> = {
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
};
