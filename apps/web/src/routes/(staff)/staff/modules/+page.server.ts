import { StudioModulesDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { textIn } from '#lib/studio/text-in.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { studioModules, modulesReach } = await request(event, StudioModulesDocument, {});
  const { locale } = event.locals;
  const reached = new Map(modulesReach.modules.map((each) => [each.moduleId, each.reached]));
  const showsArchived = event.url.searchParams.has('archived');
  const shown = studioModules.filter(({ state }) => showsArchived || state !== 'archived');
  const organisations = [...new Set(shown.map(({ organisationId }) => organisationId))];
  return {
    asOf: modulesReach.asOf,
    showsArchived,
    done: event.url.searchParams.get('done'),
    edition: event.url.searchParams.get('edition') ?? '',
    archivedCount: studioModules.length - shown.length,
    organisations: organisations.map((organisationId) => {
      const own = shown.filter((module) => module.organisationId === organisationId);
      return {
        id: organisationId,
        name: own[0]?.organisation[locale] ?? '',
        modules: own.map(({ id, title, ...module }) => ({
          ...module,
          id,
          title: textIn(title, locale),
          reached: reached.get(id) ?? null,
        })),
      };
    }),
  };
};
