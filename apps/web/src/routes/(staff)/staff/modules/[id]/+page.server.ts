import { StaffModuleDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { ownModule, moduleFigures } = await request(event, StaffModuleDocument, {
    id: event.params.id,
  });
  const finished = new Map(
    moduleFigures.lessons.map(({ lessonId, finished }) => [lessonId, finished]),
  );
  return {
    module: ownModule,
    asOf: moduleFigures.asOf,
    nextReleaseOn: moduleFigures.nextReleaseOn,
    lessons: ownModule.lessons.map((lesson, index) => ({
      ...lesson,
      number: index + 1,
      finished: finished.get(lesson.id) ?? null,
    })),
  };
};
