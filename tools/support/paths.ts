import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Everything `npm start` keeps: database, secret key, logs, records of running processes. */
export const home = join(root, '.pateka');

/** What can be fetched or unpacked again: a browser, a Redis, logs of the test run. */
export const cache = join(root, '.cache');

/** A file of a project that a build makes, e.g. `built('apps/api/dist/main.js')`. */
export const built = (path: string): string => join(root, path);
