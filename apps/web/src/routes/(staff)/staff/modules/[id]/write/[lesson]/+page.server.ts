import { StudioWriteLessonDocument } from '@pateka/api-client';
import type { DraftLesson } from '@pateka/content/draft';
import { request } from '#lib/server/api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { id: moduleId, lesson: lessonId } = event.params;
  const { draftLesson } = await request(event, StudioWriteLessonDocument, { moduleId, lessonId });
  const { version, content, removed } = draftLesson;
  return { lessonId, version, removed, lesson: content as DraftLesson };
};
