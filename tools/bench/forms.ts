import { Pool } from 'undici';
import { browserHeaders, type Learner } from './learners.ts';

/** Sends a form as a browser without JavaScript does; resolves to the status once all has arrived. */
export type SendForm = (
  path: string,
  fields: Record<string, string>,
  learner: Learner,
) => Promise<number>;

/**
 * Opens kept-alive connections to the site.
 * @param origin its scheme, host and port
 */
export const openForms = (origin: string): { send: SendForm; close: () => Promise<void> } => {
  const pool = new Pool(origin, { connections: 8 });
  return {
    send: async (path, fields, learner) => {
      const { statusCode, body } = await pool.request({
        path,
        method: 'POST',
        headers: {
          ...browserHeaders(learner),
          accept: 'text/html',
          origin,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(fields).toString(),
      });
      await body.dump();
      return statusCode;
    },
    close: () => pool.close(),
  };
};

/** Works through a list, eight things at a time. */
export const eightAtOnce = async <T>(
  list: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const rest = list.values();
  const go = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, go));
};
