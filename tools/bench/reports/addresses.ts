import type * as Domain from '@pateka/domain';
import { browserHeaders } from '../learners.ts';
import type { Stack } from '../../stack.ts';
import type { Address } from './read.ts';
import type { Readers } from './network.ts';
import { releases, type Shape } from './shape.ts';

export type Question = { table: Domain.ReportTable; time: Domain.ReportTime };

/** As what a report comes; 'json' is what programs get, from the api's own door (docs/report-api.md). */
export const forms = ['page', 'csv', 'xlsx', 'pdf', 'json'] as const;
export type Form = (typeof forms)[number];

const askedMonths = 12;

/** The last twelve months that have a release, the first and the last, YYYY-MM. */
export const askedOf = ({ months }: Shape): { from: string; to: string } => ({
  from: months[releases - askedMonths] ?? '',
  to: months[releases - 1] ?? '',
});

/** The first release that the last twelve months need, from 0. */
export const firstAsked = releases - askedMonths;

/** Where a report is read, and by whom. */
export const addressOf = (
  { publicUrl, apiUrl, internalToken }: Pick<Stack, 'publicUrl' | 'apiUrl' | 'internalToken'>,
  { session, token }: Readers,
  shape: Shape,
): ((form: Form, question: Question) => Address) => {
  const span = Object.entries(askedOf(shape)).map(([name, month]) => `${name}=${month}`);
  return (form, { table, time }) => {
    if (form === 'json') {
      return {
        url: `${apiUrl}/reports/${table}?${[`time=${time}`, ...span].join('&')}`,
        headers: { 'x-internal-token': internalToken, authorization: `Bearer ${token}` },
      };
    }
    const path = form === 'page' ? 'report' : `report.${form}`;
    return {
      url: `${publicUrl}/staff/${path}?${[`by=${table}`, `time=${time}`, ...span].join('&')}`,
      headers: browserHeaders({ token: session }),
    };
  };
};
