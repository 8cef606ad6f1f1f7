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

/**
 * What each framework is called, and where its publisher describes it (looked up on 29.11.2026): for credentials,
 * which must say where a competence is defined. Their competences have no addresses of their own.
 */
const frameworks: Record<string, { name: string; url: string }> = {
  infe: {
    name: 'EU/OECD-INFE Financial competence framework for adults (2022)',
    url: 'https://ec.europa.eu/info/publications/220111-financial-competence-framework_en',
  },
  entrecomp: {
    name: 'EntreComp: The Entrepreneurship Competence Framework (2016)',
    url: 'https://publications.jrc.ec.europa.eu/repository/handle/JRC101581',
  },
  lifecomp: {
    name: 'LifeComp: The European Framework for Personal, Social and Learning to Learn Key Competence (2020)',
    url: 'https://publications.jrc.ec.europa.eu/repository/handle/JRC120911',
  },
  digcomp: {
    name: 'DigComp: The Digital Competence Framework for Citizens',
    url: 'https://joint-research-centre.ec.europa.eu/digcomp_en',
  },
};

/** A competence as a credential names it. */
export interface NamedCompetence extends Pick<Competence, 'id' | 'name'> {
  /** What its framework is called; its own id where we do not know the framework. */
  framework: string;
  url: string | null;
}

/**
 * @param ids as an edition keeps them, such as infe:2.1
 * @returns those that are known, in the order of the frameworks' file
 */
export async function namedCompetences(ids: readonly string[]): Promise<NamedCompetence[]> {
  const wanted = new Set(ids);
  return (await competences())
    .filter(({ id }) => wanted.has(id))
    .map(({ id, name, framework }) => {
      const known = frameworks[framework ?? ''];
      return { id, name, framework: known?.name ?? id, url: known?.url ?? null };
    });
}
