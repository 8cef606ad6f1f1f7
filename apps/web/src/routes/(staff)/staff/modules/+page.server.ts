import { StaffModulesDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { ownModules } = await request(event, StaffModulesDocument, {});
  const organisations = [...new Set(ownModules.map(({ organisation }) => organisation))];
  return {
    organisations: organisations.map((name) => ({
      name,
      modules: ownModules
        .filter(({ organisation }) => organisation === name)
        .map(({ id, title, editionNumber, lessons }) => ({
          id,
          title,
          editionNumber,
          lessonCount: lessons.length,
          minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
        })),
    })),
  };
};
