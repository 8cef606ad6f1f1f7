import { pathToFileURL } from 'node:url';
import type * as Domain from '@pateka/domain';
import { built } from '../../support/paths.ts';

/** The rules as the api uses them, as built: rows are read before anything is. */
export const loadDomain = async (): Promise<typeof Domain> =>
  (await import(pathToFileURL(built('libs/domain/dist/index.js')).href)) as typeof Domain;
