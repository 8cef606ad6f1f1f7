import type { Competence } from '@pateka/content';
import { loadCompetences } from '@pateka/starter-catalogue';

let known: Promise<Competence[]> | undefined;

/**
 * The competences of the frameworks that come with the product; read from their file once.
 * @returns all of them, in the order of the file
 */
export function competences(): Promise<Competence[]> {
  known ??= loadCompetences();
  return known;
}
