import type { Competence } from '@pateka/content';
import { loadStarterCatalogue } from '@pateka/starter-catalogue';

let known: Promise<Competence[]> | undefined;

/**
 * The competences of the frameworks that come with the product; read from their file once.
 * @returns all of them, in the order of the file
 */
export function competences(): Promise<Competence[]> {
  known ??= loadStarterCatalogue().then((catalogue) => catalogue.competences);
  return known;
}
